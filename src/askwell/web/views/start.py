"""The first ten minutes: seven screens with one question each; every answer is kept at once."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from askwell.kernel import working_days
from askwell.kernel.errors import N_, BadInputError, NotFoundError
from askwell.practice.arranging import queries as arranging
from askwell.practice.asking import queries as asking
from askwell.practice.asking.models import Goal
from askwell.practice.asking.rules import BeginWith
from askwell.practice.identifying import queries as identifying
from askwell.practice.identifying.models import Contact
from askwell.practice.lifecycle.actions import first_run
from askwell.practice.today import queries as today
from askwell.web import pages, steps
from askwell.web.forms import start as forms
from askwell.web.requests import MemberRequest, member_request
from askwell.words import dates, errors, questions, scripts
from askwell.words.about import facts_for, number_of

LAST = 7
_FIRST_CALL_AFTER_DAYS = 3
Show = Callable[[MemberRequest], dict[str, Any]]
Keep = Callable[[MemberRequest], HttpResponse | None]


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, screen: int) -> HttpResponse:
    """Show a screen, keep its answer, or skip it; leaving a page keeps what was typed so far."""
    here = member_request(request)
    if not 1 <= screen <= LAST:
        raise NotFoundError(N_("There is no such page."))
    if request.method == "GET" or screen == LAST:
        return _shown(here, screen)
    do = request.POST.get("do", "")
    try:
        if do == "skip":
            return _skipped(here, screen)
        answer = KEEP[screen](here)
    except BadInputError as error:
        if do == "leave":
            return HttpResponse(status=204)
        return _shown(here, screen, wrong=errors.say(error))
    if do == "leave":
        return HttpResponse(status=204)
    return answer or pages.to("start", screen + 1)


def _shown(here: MemberRequest, screen: int, wrong: str = "") -> HttpResponse:
    frame = {
        "title": "",
        "screen": screen,
        "last": LAST,
        "wrong": wrong,
        "seeker": here.seeker,
        "today": here.today,
    }
    context = {**frame, **SHOW[screen](here)}
    status = 400 if wrong else 200
    if wrong:
        context["typed"] = {**context.get("typed", {}), **here.POST.dict()}
    if screen == LAST:
        return pages.render(here, "start/7.html", context, status=status)
    return pages.bare(here, f"start/{screen}.html", context, status=status)


def _skipped(here: MemberRequest, screen: int) -> HttpResponse:
    """Go on without an answer; without anybody to ask there is nothing more to choose."""
    if screen == 1:
        _keep_browser(here)
    if screen in {1, 4} and (screen == 1 or identifying.first_typed() is None):
        first_run.leave(here.seeker, by=here.by, at=here.now)
        return pages.to("today")
    if screen == LAST - 1:
        return _begin(here, "print")
    first_run.keep_seeker(here.seeker, next_screen=screen + 1, by=here.by, at=here.now)
    return pages.to("start", screen + 1)


def _next(here: MemberRequest, screen: int) -> int:
    """Return the screen to reopen at: this one where the page was only left."""
    return screen if here.POST.get("do") == "leave" else screen + 1


def _keep_browser(here: MemberRequest) -> None:
    told = forms.read_browser(here.POST, here.headers.get("Accept-Language", ""))
    first_run.keep_seeker(here.seeker, next_screen=2, by=here.by, at=here.now, **told)


def _keep_name(here: MemberRequest) -> None:
    name = " ".join(here.POST.get("name", "").split())[:200]
    first_run.keep_seeker(here.seeker, next_screen=_next(here, 2), name=name, by=here.by, at=here.now)


def _show_goal(_: MemberRequest) -> dict[str, Any]:
    goal = asking.present_goal()
    openings = {code: template.split("{thing}") for code, template in scripts.openings().items()}
    return {
        "typed": forms.shown_goal(goal.text if goal else "", goal.guess if goal else ""),
        "openings": openings,
    }


def _keep_goal(here: MemberRequest) -> None:
    text, guess = forms.read_goal(here.POST)
    if text or guess:
        first_run.keep_goal(here.seeker, text, guess, next_screen=_next(here, 3), by=here.by, at=here.now)
    else:
        first_run.keep_seeker(here.seeker, next_screen=_next(here, 3), by=here.by, at=here.now)


def _show_contact(_: MemberRequest) -> dict[str, Any]:
    found = identifying.first_typed()
    if found is None:
        return {"typed": dict.fromkeys(("full_name", "title", "phone", "business"), "")}
    business = found.organization.name if found.organization else ""
    return {
        "typed": {
            "full_name": found.full_name if found.name_known else "",
            "title": found.title,
            "phone": number_of(found),
            "business": business,
        }
    }


def _keep_contact(here: MemberRequest) -> None:
    known = forms.read_contact(here.POST)
    first_run.keep_contact(here.seeker, known, next_screen=_next(here, 4), by=here.by, at=here.now)


def _show_questions(_: MemberRequest) -> dict[str, Any]:
    contact, goal = identifying.first_typed(), asking.present_goal()
    five = asking.five_to_start_with(business=_is_business(contact, goal))
    plan = arranging.waiting_plan(contact.pk) if contact else None
    chosen = asking.as_asked(asking.plan_items(plan)) or five
    keys = [one.key for one in chosen]
    others = [one for one in asking.questions() if one.key not in keys]
    given = {one.key or one.uid for one in asking.from_coach()}
    from_coach = bool(given.intersection(keys))
    return {
        "chosen": chosen,
        "others": questions.by_purpose(others),
        "contact": contact,
        "from_coach": from_coach,
    }


def _is_business(contact: Contact | None, goal: Goal | None) -> bool:
    """Tell whether the talk is about a business: with its owner, or for one of the seeker's own."""
    about_own = goal is not None and scripts.thing_of(goal.text)[0] == "own"
    return about_own or (contact is not None and not contact.name_known)


def _keep_questions(here: MemberRequest) -> None:
    contact = identifying.first_typed()
    ticked, own_words = forms.read_questions(here.POST, asking.questions())
    if contact is None:
        first_run.keep_seeker(here.seeker, next_screen=_next(here, 5), by=here.by, at=here.now)
        return
    if not ticked:
        raise BadInputError(N_("Leave at least one question ticked."))
    first_run.keep_questions(
        here.seeker, contact, ticked, own_words=own_words, next_screen=_next(here, 5), by=here.by, at=here.now
    )


def _show_lines(here: MemberRequest) -> dict[str, Any]:
    contact = identifying.first_typed()
    if contact is None:
        return {"contact": None, "lines": []}
    return {"contact": contact, "lines": scripts.call(facts_for(contact, here.seeker, today=here.today))}


def _choose(here: MemberRequest) -> HttpResponse:
    return _begin(here, here.POST.get("do", ""))


def _begin(here: MemberRequest, choice: str) -> HttpResponse:
    """Take the first person up in the way chosen, and go to the day."""
    contact = identifying.first_typed()
    if contact is None:
        first_run.leave(here.seeker, by=here.by, at=here.now)
        return pages.to("today")
    begin_with = {"write": BeginWith.WRITE, "call": BeginWith.CALL}.get(choice, BeginWith.PRACTISE)
    days = {"write": working_days.on_or_after(here.today), "call": here.today}
    begins_on = days.get(choice) or working_days.add(here.today, _FIRST_CALL_AFTER_DAYS)
    first_run.begin(
        here.seeker,
        contact,
        begin_with,
        begins_on,
        goal_text=forms.goal_about(contact.title),
        by=here.by,
        at=here.now,
    )
    return pages.to("start", LAST, query="?print" if choice == "print" else "")


def _show_day(here: MemberRequest) -> dict[str, Any]:
    contact = identifying.first_typed()
    step = today.step_of(contact.pk) if contact else None
    line = steps.line(step, here.today)._replace(when=dates.day(step.on, here.today)) if step else None
    return {
        "contact": contact,
        "line": line,
        "goal": asking.present_goal(),
        "printing": "print" in here.GET,
        "path": "/",
    }


def _nothing(_: MemberRequest) -> dict[str, Any]:
    return {}


SHOW: dict[int, Show] = {
    1: lambda _: {"reasons": scripts.reasons(), "evidence": scripts.evidence()},
    2: _nothing,
    3: _show_goal,
    4: _show_contact,
    5: _show_questions,
    6: _show_lines,
    7: _show_day,
}
KEEP: dict[int, Keep] = {
    1: _keep_browser,
    2: _keep_name,
    3: _keep_goal,
    4: _keep_contact,
    5: _keep_questions,
    6: _choose,
}
