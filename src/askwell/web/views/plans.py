"""The plan of an interview: which questions, in which order, for how long, about which topic."""

from collections.abc import Callable, Sequence

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from askwell.kernel.errors import N_, BadInputError, NotFoundError
from askwell.practice.arranging import queries
from askwell.practice.arranging.models import Interview
from askwell.practice.asking import actions as asking
from askwell.practice.asking import queries as asking_queries
from askwell.practice.asking import rules
from askwell.practice.asking.models import PlanItem, Topic
from askwell.practice.asking.rules import Asked, Position
from askwell.practice.lifecycle import planning
from askwell.practice.lifecycle.actions import interviews as lifecycle
from askwell.web import pages
from askwell.web.requests import MemberRequest, member_request
from askwell.words import about

_MINUTES_MOST = 30.0
_OWN_MINUTES = 2.0


@require_POST
def change(request: HttpRequest, uid: str) -> HttpResponse:
    """Choose the five to start with, or add, take out, move, and time the questions of a plan."""
    here = member_request(request)
    found = queries.interview(uid)
    do, _, key = request.POST.get("do", "keep").partition(":")
    if found.plan is None or do == "begin":
        goal = found.goal.text if found.goal else ""
        business = about.concerns_business(goal)
        lifecycle.plan_for(found, business=business, by=here.by, at=here.now)
    if do == "propose":
        business = about.concerns_business(found.goal.text if found.goal else "")
        planning.take_proposal(found, here.seeker, business=business, by=here.by, at=here.now)
    elif do in {"lock", "unlock"}:
        asking.lock(_item(found, key), locked=do == "lock", by=here.by, at=here.now)
    elif do == "on_site":
        planning.found_on_site(found, key, by=here.by, at=here.now)
    elif do == "swap":
        planning.swap_in(found, key, by=here.by, at=here.now)
    elif do != "begin":
        _change(here, found, do, key)
    return pages.to("interview", uid, query="#plan")


def _change(here: MemberRequest, found: Interview, do: str, key: str) -> None:
    if do not in _CHANGES or found.plan is None:
        raise BadInputError(N_("Choose what to do with the questions."))
    items = asking_queries.plan_items(found.plan)
    chosen = _timed(here, asking_queries.as_asked(items))
    asking.change_plan(
        found.plan,
        _CHANGES[do](here, chosen, key),
        topics=_topics(here, chosen, found),
        by=here.by,
        at=here.now,
    )


def _item(found: Interview, key: str) -> PlanItem:
    item = next((one for one in asking_queries.plan_items(found.plan) if (one.key or one.uid) == key), None)
    if item is None:
        raise NotFoundError(N_("There is no such question here."))
    return item


def _timed(here: MemberRequest, chosen: Sequence[Asked]) -> list[Asked]:
    """Return the questions with the minutes and words that the form names."""
    return [
        Asked(
            one.key,
            here.POST.get(f"text-{one.key}", "").strip() or one.text,
            one.purpose,
            _minutes(here.POST.get(f"minutes-{one.key}", ""), one.minutes),
            one.position,
        )
        for one in chosen
    ]


def _minutes(text: str, otherwise: float) -> float:
    if not text.strip():
        return otherwise
    try:
        minutes = float(text.replace(",", "."))
    except ValueError:
        minutes = 0.0
    if not 0 < minutes <= _MINUTES_MOST:
        raise BadInputError(N_("“{text}” is not a number of minutes."), text=text)
    return minutes


def _topics(here: MemberRequest, chosen: Sequence[Asked], found: Interview) -> dict[str, Topic | None]:
    known = {one.uid: one for one in asking_queries.topics_of(found.goal_id)} if found.goal_id else {}
    named = {one.key: here.POST[f"topic-{one.key}"] for one in chosen if f"topic-{one.key}" in here.POST}
    return {key: known.get(uid) for key, uid in named.items()}


def _keep(here: MemberRequest, chosen: list[Asked], key: str) -> list[Asked]:
    del here, key
    return chosen


def _up(here: MemberRequest, chosen: list[Asked], key: str) -> list[Asked]:
    del here
    return rules.with_moved(chosen, key, -1)


def _down(here: MemberRequest, chosen: list[Asked], key: str) -> list[Asked]:
    del here
    return rules.with_moved(chosen, key, 1)


def _remove(here: MemberRequest, chosen: list[Asked], key: str) -> list[Asked]:
    del here
    return [one for one in chosen if one.key != key]


def _add(here: MemberRequest, chosen: list[Asked], key: str) -> list[Asked]:
    """Add a question of the bank, or one in the seeker's own words."""
    own = here.POST.get("own", "").strip()
    if own:
        return rules.with_added(chosen, Asked("", own, "advice", _OWN_MINUTES, Position.CORE))
    wanted = key or here.POST.get("question", "")
    bank = {one.key: one for one in asking_queries.questions()}
    if wanted not in bank:
        raise BadInputError(N_("Choose a question, or write one in your own words."))
    if any(one.key == wanted for one in chosen):
        return chosen
    return rules.with_added(chosen, bank[wanted])


_CHANGES: dict[str, Callable[[MemberRequest, list[Asked], str], list[Asked]]] = {
    "keep": _keep,
    "up": _up,
    "down": _down,
    "remove": _remove,
    "add": _add,
}
