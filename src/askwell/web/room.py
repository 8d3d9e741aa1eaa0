"""The room, put together: all that its page needs to go on without a line, and what a device hears back."""

from collections.abc import Sequence
from datetime import UTC
from typing import Any

from askwell.kernel import clock
from askwell.practice.arranging.models import Interview
from askwell.practice.asking import queries as asking
from askwell.practice.asking.models import PlanItem
from askwell.practice.holding import queries as holding
from askwell.practice.holding.rules import EXTENSION_MINUTES, PermissionAnswer, ends_at
from askwell.practice.holding.versions import Standing
from askwell.practice.lifecycle.actions.room import BY_KEY
from askwell.practice.thanking import queries as thanking
from askwell.web.addresses import address
from askwell.web.forms.talk import NAMES, PROMISES
from askwell.web.requests import MemberRequest
from askwell.words import about, dates, scripts
from askwell.words import talks as words

_EXTENSIONS = 13


def room_page(here: MemberRequest, found: Interview) -> dict[str, Any]:
    """Return what the page of the room shows, from its door to the hour after."""
    began = found.began_at
    items = asking.to_be_asked(found.plan, business=is_business(found))
    topics = {one.pk: one.text for one in asking.topics_of(found.goal_id)} if found.goal_id else {}
    notes = holding.latest_notes(found.pk)
    own = asking.own_wordings()
    said = holding.notes_permission(found)
    checks = [found.minutes + EXTENSION_MINUTES * more for more in range(_EXTENSIONS)]
    return {
        "title": found.contact.full_name,
        "interview": found,
        "contact": found.contact,
        "seeker": here.seeker,
        "room": {
            "uid": found.uid,
            "state": found.state,
            "running": words.in_the_room(found),
            "began": _milliseconds(began),
            "now": _milliseconds(here.now),
            "minutes": found.minutes,
            "extra": found.extra_minutes,
            "more": EXTENSION_MINUTES,
            "offsets": [_offset_minutes(here, found, minutes) for minutes in checks],
            "said": said and str(said),
            "send": address("live_operations", found.uid),
            "checks": [scripts.time_check(minutes, own).text for minutes in checks],
            "notes": {_name(one): _told(notes.get(one.pk)) for one in items} | {"": _told(notes.get(None))},
        },
        "until": _until(here, found),
        "opening": scripts.opening(found.minutes, own).text,
        "questions": [
            {"name": _name(one), "text": one.text, "topic": topics.get(one.topic_id or 0, "")}
            for one in items
        ],
        "rows": range(1, NAMES + 1),
        "promises": range(1, PROMISES + 1),
        "values": {"learned": "", "surprised": "", "unknown": "", "advice": "", "detail": ""},
        "wrong": {},
        "refused": said is PermissionAnswer.REFUSED,
        "quoting": "",
    }


def is_business(found: Interview) -> bool:
    """Tell whether the goal of a talk is about a business of one's own."""
    return about.concerns_business(found.goal.text if found.goal else "")


def heard(here: MemberRequest, found: Interview, items: Sequence[PlanItem]) -> dict[str, Any]:
    """Return how things stand, for the device that sent something."""
    notes = holding.standing_notes(found)
    card = next((one for one in thanking.of_contact(found.contact_id) if one.interview_id == found.pk), None)
    named = {name: one.pk for one in items for name in (one.uid, BY_KEY + one.key)} | {"": None}
    return {
        "now": _milliseconds(here.now),
        "state": found.state,
        "began": _milliseconds(found.began_at),
        "extra": found.extra_minutes,
        "notes": {name: _told(notes.get(key)) for name, key in named.items()},
        "next": address("card", card.uid) if card else address("interview", found.uid),
    }


def _name(item: PlanItem) -> str:
    return item.uid or BY_KEY + item.key


def _told(kept: Standing | None) -> dict[str, Any]:
    found = kept or Standing()
    return {
        "text": found.text,
        "uid": found.head.uid if found.head else "",
        "starred": found.starred,
        "beside": [{"uid": one.uid, "text": one.text} for one in found.beside.values()],
    }


def _until(here: MemberRequest, found: Interview) -> str:
    if found.began_at is None:
        return ""
    ends = ends_at(found.began_at, found.minutes, found.extra_minutes)
    return dates.clock(clock.wall(ends, here.seeker.time_zone))


def _offset_minutes(here: MemberRequest, found: Interview, minutes: int) -> float:
    """Return by how many minutes the seeker's clocks are ahead of UTC when a talk of so many minutes ends.

    The clocks may be put back while it runs.
    """
    ends = ends_at(found.began_at or found.starts_at or here.now, minutes)
    wall = clock.wall(ends, here.seeker.time_zone).replace(tzinfo=UTC)
    return round((wall - ends).total_seconds() / 60)


def _milliseconds(moment: Any) -> float | None:
    return moment.timestamp() * 1000 if moment else None
