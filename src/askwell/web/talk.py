"""The page of an interview, put together from every step: what to prepare, or what was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zoneinfo import available_timezones

from askwell.kernel import clock
from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.rules import InterviewState, Mode
from askwell.practice.asking import queries as asking
from askwell.practice.asking.models import PlanItem, Topic
from askwell.practice.asking.rules import Position, budget, sure_to_be_asked
from askwell.practice.calendars import inviting
from askwell.practice.calendars import queries as calendars
from askwell.practice.following_up import queries as following_up
from askwell.practice.holding import answers as answers_at_work
from askwell.practice.holding import queries as holding
from askwell.practice.holding.models import Answer, Revision
from askwell.practice.holding.rules import PermissionAnswer, PermissionKind
from askwell.practice.holding.versions import Version
from askwell.practice.identifying.rules import phone_key
from askwell.practice.referring import queries as referring
from askwell.practice.thanking import queries as thanking
from askwell.web import phone
from askwell.web.forms.talk import quoting_code
from askwell.web.requests import MemberRequest
from askwell.words import about, contacts, dates, exports, questions, scripts
from askwell.words import calendars as calendar_words
from askwell.words import talks as words

_TIMED = frozenset({InterviewState.SCHEDULED, InterviewState.CONFIRMED})


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the plan as the page shows it; the `line` is drawn above it."""

    key: str
    item: PlanItem
    line: bool
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Said:
    """One question after the talk: its answer, the notes as they were typed, what stands beside them."""

    item: PlanItem | None
    answer: Answer | None
    revisions: Sequence[Revision]
    beside: Sequence[Version] = ()


def before(here: MemberRequest, found: Interview) -> dict[str, Any]:
    """Return what the page shows before a talk, or when it fell through."""
    state = InterviewState(found.state)
    timed = state in _TIMED and bool(found.wall)
    contact = found.contact
    number = about.number_of(contact)
    return {
        "title": words.headline(found, here.today),
        "interview": found,
        "contact": contact,
        "state": contacts.state(state),
        "advice": words.after(found),
        "running": words.in_the_room(found),
        "open": state is InterviewState.PROPOSED or not found.wall,
        "fell_through": bool(words.after(found)),
        "timed": timed,
        "is_today": timed and clock.parse_wall(found.wall).date() <= here.today,
        "is_eve": timed and clock.parse_wall(found.wall).date() <= here.today + timedelta(days=1),
        "when": words.when(found, here.seeker.time_zone),
        "mode": words.mode(found.mode),
        "modes": [(str(one), words.mode(one)) for one in Mode],
        "zones": sorted(available_timezones()),
        "number": number,
        "dial": phone_key(number),
        "confirming": _confirming(here, found) if timed else "",
        "qr": phone.square(exports.event(found)) if timed else "",
        **_around(here, found, timed=timed),
        **plan(found),
    }


def plan(found: Interview) -> dict[str, Any]:
    """Return the questions of an interview with the line, and those to choose from."""
    items = asking.plan_items(found.plan)
    asked = asking.as_asked(items)
    sure = sure_to_be_asked(asked, found.minutes)
    pairs = list(zip(items, asked, strict=True))
    core = [pair for pair in pairs if pair[1].position is not Position.CLOSER]
    chosen = {one.key for one in asked}
    rest = [one for one in asking.questions() if one.key not in chosen]
    topics: list[Topic] = asking.topics_of(found.goal_id) if found.goal_id else []
    return {
        "planned": found.plan is not None,
        "rows": [
            Asked(one.key, item, line=place == sure, first=place == 0, last=place == len(core) - 1)
            for place, (item, one) in enumerate(core)
        ],
        "closers": [
            Asked(one.key, item, line=False, first=True, last=True)
            for item, one in pairs
            if one.position is Position.CLOSER
        ],
        "fits": sure == len(core),
        "budget": round(budget(found.minutes)),
        "five": [] if found.plan else _five(found),
        "bank": questions.by_purpose(rest),
        "topics": topics,
    }


def _five(found: Interview) -> list[str]:
    """Return the questions that a plan would begin with."""
    business = about.concerns_business(found.goal.text if found.goal else "")
    return [one.text for one in asking.five_to_start_with(business=business)]


def _confirming(here: MemberRequest, found: Interview) -> str:
    when = words.when(found, here.seeker.time_zone)
    said = f"{when.day}, {when.at}"
    if when.theirs:
        said = f"{said} ({when.theirs})"
    return scripts.written(
        scripts.confirm(
            called=about.called(found.contact),
            me=here.seeker.name,
            number=here.seeker.phone,
            when=said,
            minutes=found.minutes,
            place=found.place.replace("\n", ", "),
            mode=Mode(found.mode),
        )
    )


def _around(here: MemberRequest, found: Interview, *, timed: bool) -> dict[str, Any]:
    """Return what other calendars say: whether the time is free, hours to offer, what was answered."""
    offer = not timed and InterviewState(found.state) is not InterviewState.HELD
    slots = []
    if offer:
        slots = calendars.free_slots(
            here.seeker,
            at=here.now,
            minutes=found.minutes,
            zone=found.zone,
            travel_minutes=found.travel_minutes,
        )
    made = inviting.of_interview(found)
    return {
        "slots": [(one, calendar_words.slot(one)) for one in slots],
        "clash": timed
        and found.starts_at is not None
        and not calendars.is_free(found.starts_at, found.minutes, besides=found.uid),
        "invited": made,
        "invitation_is_old": made is not None and made.sequence < found.sequence,
        "answer": calendar_words.answer(made.answer) if made else "",
        "may_invite": bool(here.seeker.email and found.wall and inviting.address_of(found)),
    }


def after(here: MemberRequest, found: Interview) -> dict[str, Any]:
    """Return what the page shows after a talk."""
    items = asking.plan_items(found.plan)
    answers = {one.item_id: one for one in holding.answers_of(found.pk)}
    typed = holding.revisions_of(found.pk)
    asked: dict[int | None, PlanItem | None] = {one.pk: one for one in items}
    asked |= {key: one.item for key, one in answers.items()}
    said = []
    for key, item in asked.items():
        rows = typed.get(key, [])
        beside = holding.standing_from(rows).beside.values()
        said.append(Said(item, answers.get(key), rows, [*beside]))
    permissions = holding.permissions_of(found.contact_id)
    began = found.began_at
    return {
        "title": words.headline(found, here.today),
        "interview": found,
        "contact": found.contact,
        "kept": words.kept_time(found),
        "day": dates.full(clock.wall(began, here.seeker.time_zone).date()) if began else "",
        "mode": words.mode(found.mode),
        "answered": [one for one in said if one.answer and one.answer.text],
        "unasked": [one for one in said if not (one.answer and one.answer.text)],
        "history": answers_at_work.history(found),
        "has_rest": any(one.item is None for one in said),
        "notes": holding.notes_permission(found),
        "may_quote": permissions.get(PermissionKind.QUOTE),
        "quoting": quoting_code(permissions),
        "refused": PermissionAnswer.REFUSED,
        "debrief": holding.debrief_of(found.pk),
        "named": [one for one in referring.given_by(found.contact_id) if one.interview_id == found.pk],
        "promises": [
            one for one in following_up.promises_of(found.contact_id) if one.interview_id == found.pk
        ],
        "card": next(
            (one for one in thanking.of_contact(found.contact_id) if one.interview_id == found.pk), None
        ),
    }
