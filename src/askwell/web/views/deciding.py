"""The decision: the first day beside what was heard, options by what matters, what was decided."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from askwell.kernel import clock
from askwell.kernel.errors import BadInputError
from askwell.practice.arranging import queries as arranging
from askwell.practice.asking import queries as asking
from askwell.practice.asking.models import Goal
from askwell.practice.learning import deciding, queries
from askwell.practice.learning.rules import Verdict
from askwell.web import pages
from askwell.web.requests import MemberRequest, member_request
from askwell.words import errors
from askwell.words import learning as words


@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, uid: str) -> HttpResponse:
    """Show what a decision stands on, and write down what was decided and what came of it."""
    here = member_request(request)
    goal = asking.goal(uid)
    if request.method == "GET":
        return _shown(here, goal)
    do = request.POST.get("do", "")
    try:
        _DEEDS.get(do, _decided)(here, goal)
    except BadInputError as error:
        return _shown(here, goal, wrong=errors.say(error), at=do)
    return pages.to("decide", uid, query=f"#{do}" if do in _DEEDS else "")


def _shown(here: MemberRequest, goal: Goal, *, wrong: str = "", at: str = "") -> HttpResponse:
    context = {
        "title": "",
        "goal": goal,
        "found": deciding.deciding(goal),
        "weighed": queries.findings_of(goal.pk),
        "talks": arranging.held_for(goal.pk),
        "words": words,
        "wrong": wrong,
        "at": at,
        "values": {**dict.fromkeys(_FIELDS, ""), **(here.POST.dict() if wrong else {})},
    }
    return pages.render(here, "goals/decide.html", context, status=400 if wrong else 200)


def _option(here: MemberRequest, goal: Goal) -> None:
    if uid := here.POST.get("remove"):
        deciding.remove_option(deciding.option(uid), by=here.by, at=here.now)
    else:
        deciding.add_option(goal, here.POST.get("text", ""), by=here.by, at=here.now)


def _criterion(here: MemberRequest, goal: Goal) -> None:
    if uid := here.POST.get("remove"):
        deciding.remove_criterion(deciding.criterion(uid), by=here.by, at=here.now)
    else:
        deciding.add_criterion(goal, here.POST.get("text", ""), by=here.by, at=here.now)


def _decided(here: MemberRequest, goal: Goal) -> None:
    deciding.decide(
        goal,
        here.POST.get("text", ""),
        reasons=here.POST.get("reasons", ""),
        change_mind=here.POST.get("change_mind", ""),
        on=_day(here, "on") or here.today,
        review_on=_day(here, "review_on"),
        by=here.by,
        at=here.now,
    )


def _review(here: MemberRequest, goal: Goal) -> None:
    del goal
    found = deciding.decision(here.POST.get("decision", ""))
    deciding.review(found, again_on=_day(here, "again_on"), by=here.by, at=here.now)


def _outcome(here: MemberRequest, goal: Goal) -> None:
    uid = here.POST.get("interview", "")
    deciding.came_of_it(
        goal,
        here.POST.get("text", ""),
        on=_day(here, "on") or here.today,
        interview=arranging.interview(uid) if uid else None,
        by=here.by,
        at=here.now,
    )


def _day(here: MemberRequest, name: str) -> date | None:
    said = here.POST.get(name, "")
    return clock.parse_date(said) if said else None


_FIELDS = ("text", "reasons", "change_mind", "on", "review_on", "interview", "decision")
_DEEDS: dict[str, Callable[[MemberRequest, Goal], Any]] = {
    "option": _option,
    "criterion": _criterion,
    "decision": _decided,
    "review": _review,
    "outcome": _outcome,
}


@require_http_methods(["GET", "POST"])
def cell(request: HttpRequest, option: str, criterion: str) -> HttpResponse:
    """Show how one option does on one thing that matters, and keep it with the findings that say so."""
    here = member_request(request)
    judged = deciding.judged(deciding.option(option), deciding.criterion(criterion))
    goal: Goal = judged.option.goal
    findings = queries.findings_of(goal.pk)
    if request.method == "POST":
        said = request.POST.get("verdict", "")
        chosen = set(request.POST.getlist("finding"))
        deciding.judge(
            judged.option,
            judged.criterion,
            Verdict(said) if said in set(Verdict) else None,
            note=request.POST.get("note", ""),
            findings=[one.finding for one in findings if one.finding.uid in chosen],
            by=here.by,
            at=here.now,
        )
        return pages.to("decide", goal.uid, query="#table")
    context = {
        "title": "",
        "goal": goal,
        "judged": judged,
        "stands_on": {one.uid for one in judged.findings},
        "weighed": findings,
        "words": words,
        "verdicts": [(str(one), said()) for one, said in words.VERDICTS.items()],
    }
    return pages.render(request, "goals/cell.html", context)
