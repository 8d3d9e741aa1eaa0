"""The day: what to do, in order, and putting a step off or letting it go."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from askwell.kernel import clock, working_days
from askwell.practice.asking import queries as asking
from askwell.practice.following_up import actions as following_up
from askwell.practice.following_up import queries as following_up_queries
from askwell.practice.identifying import queries as identifying
from askwell.practice.learning import queries as learning
from askwell.practice.thanking import queries as thanking
from askwell.practice.today import queries
from askwell.practice.today.day import Day
from askwell.web import pages, steps
from askwell.web.requests import member_request
from askwell.words import dates, drawer
from askwell.words import steps as words
from askwell.words.sentence import Sentence

_WEEK = 7
_FEW = 3


@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """Show the day."""
    here = member_request(request)
    if here.seeker.first_run:
        return pages.to("start", here.seeker.first_run)
    day = queries.day(here.today)
    due = list(day.now)
    soon = queries.due_between(here.today, here.today + timedelta(days=_WEEK))
    goal = asking.present_goal_line()
    pause = following_up_queries.paused()
    return pages.render(
        request,
        "today.html",
        {
            "title": words.headline(due),
            "day": dates.full(here.today),
            "today_count": len(due),
            "steps": steps.in_order_of_the_day([steps.line(step, here.today) for step in due]),
            "soon": [steps.line(step, here.today) for step in sorted([*_waiting(day), *soon], key=_by_day)],
            "waits": words.waits(day.waiting[0][2]) if day.waiting else "",
            "calls": sum(step.kind in queries.TO_RING for step in due),
            "goal": goal,
            "to_buy": drawer.supplies(thanking.left(here.seeker)),
            "topics": _topics(goal) if goal else [],
            "next": _next(here.today) if goal and not (due or soon) else [],
            "to_review": learning.review_lines(here.today),
            "review_due": words.review_due,
            "pause": pause if pause and pause.until > here.today else None,
            "tomorrow": here.today + timedelta(days=1),
        },
    )


def _waiting(day: Day[queries.Shown]) -> list[queries.Shown]:
    """Return the steps that wait, each on the day it comes back."""
    return [step._replace(on=on, at="") for step, on, _why in day.waiting]


def _by_day(step: queries.Shown) -> tuple[date, str]:
    return step.on, step.at


def _next(day: date) -> list[tuple[Any, list[Sentence]]]:
    """Return whom to take up and why, for a day on which nothing else is to be done."""
    # Imported where they are needed: the first Today after a start should not wait for them.
    from askwell.practice.referring.queries import whom_next  # noqa: PLC0415 -- see above
    from askwell.words import network  # noqa: PLC0415 -- see above

    found = whom_next.whom_next(asking.present_goal(), day, limit=_FEW)
    return [(one, network.why(one.parts, one.organization)) for one in found]


def _topics(goal: asking.GoalLine) -> list[dict[str, object]]:
    voices = learning.voices_by_topic(goal.id)
    disagree = learning.disagreeing_by_topic(goal.id)
    return [
        {"text": text, "voices": voices.get(topic_id, 0), "disagree": disagree.get(topic_id, 0)}
        for topic_id, text in goal.topics
    ]


@require_POST
def put_off(request: HttpRequest, contact_uid: str) -> HttpResponse:
    """Put the next step about a contact off until a day, or let it go."""
    here = member_request(request)
    contact = identifying.contact(contact_uid)
    step = queries.step_of(contact.pk)
    if step is not None:
        until = None
        if request.POST.get("do") != "let_go":
            text = request.POST.get("until", "")
            until = clock.parse_date(text) if text else working_days.add(max(here.today, step.on), 1)
        shown_for = max(step.on, here.today)
        following_up.defer(
            contact, step.kind, step.subject_uid, shown_for, until=until, by=here.by, at=here.now
        )
    return pages.back(request, "today")


@require_POST
def pause(request: HttpRequest) -> HttpResponse:
    """Pause until a day, or end the pause."""
    here = member_request(request)
    if request.POST.get("do") == "resume":
        following_up.resume(by=here.by, at=here.now)
    else:
        until = clock.parse_date(request.POST.get("until", ""))
        following_up.pause(until, from_on=here.today, by=here.by, at=here.now)
    return pages.to("today")
