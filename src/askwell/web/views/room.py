"""The room: permission, the clock, one question at a time, the last minute."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET, require_POST

from askwell.kernel import clock
from askwell.kernel.errors import N_, AskwellError, BadInputError, NotFoundError
from askwell.practice.arranging import queries
from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.rules import InterviewState, may_move
from askwell.practice.asking import queries as asking
from askwell.practice.asking.models import PlanItem
from askwell.practice.holding import actions as holding
from askwell.practice.holding import queries as holding_queries
from askwell.practice.holding.rules import EXTENSION_MINUTES, PermissionAnswer, TimeChoice, ends_at
from askwell.practice.lifecycle.actions import talks as lifecycle
from askwell.practice.lifecycle.actions.talks import Goodbye, Note
from askwell.web import pages
from askwell.web.forms.talk import NAMES, read_names, read_notes, read_permission
from askwell.web.requests import MemberRequest, member_request
from askwell.words import about, dates, errors, scripts
from askwell.words import talks as words


@require_GET
def live(request: HttpRequest, uid: str) -> HttpResponse:
    """Show the room: the first question to them, then the clock and the questions."""
    here = member_request(request)
    found = queries.interview(uid)
    state = InterviewState(found.state)
    running = words.in_the_room(found)
    if not running and not may_move(state, InterviewState.IN_PROGRESS):
        return pages.to("interview", uid)
    said = holding_queries.notes_permission(found)
    if not running or said is None:
        context = {
            "title": found.contact.full_name,
            "interview": found,
            "running": running,
            "opening": scripts.opening(found.minutes, asking.own_wordings()).text,
            "seeker": here.seeker,
        }
        return pages.bare(request, "interviews/door.html", context)
    return pages.bare(request, "interviews/room.html", _room(here, found, said))


def _room(here: MemberRequest, found: Interview, said: PermissionAnswer) -> dict[str, Any]:
    began = found.began_at or here.now
    ends = ends_at(began, found.minutes, found.extra_minutes)
    items = asking.plan_items(found.plan)
    topics = {one.pk: one.text for one in asking.topics_of(found.goal_id)} if found.goal_id else {}
    notes = holding_queries.latest_notes(found.pk)
    return {
        "title": found.contact.full_name,
        "interview": found,
        "contact": found.contact,
        "seeker": here.seeker,
        "began": began.isoformat(),
        "now": here.now.isoformat(),
        "until": clock.wall(ends, here.seeker.time_zone),
        "extension": EXTENSION_MINUTES,
        "notes_allowed": said is not PermissionAnswer.REFUSED,
        "questions": [
            {"item": item, "note": notes.get(item.pk), "topic": topics.get(item.topic_id or 0, "")}
            for item in items
        ],
        "rest": notes.get(None),
        "check": scripts.time_check(found.minutes + found.extra_minutes, asking.own_wordings()).text,
        "rows": range(1, NAMES + 1),
    }


@require_POST
def enter(request: HttpRequest, uid: str) -> HttpResponse:
    """Begin the talk with what they said to "may I take a few notes?"."""
    here = member_request(request)
    found = queries.interview(uid)
    said = read_permission(request.POST.get("notes", ""))
    if said is None:
        raise BadInputError(N_("Choose what they said: yes, or rather not."))
    business = about.concerns_business(found.goal.text if found.goal else "")
    lifecycle.enter(found, said, business=business, by=here.by, at=here.now)
    return pages.to("live", uid)


def _told(
    do: Callable[[MemberRequest, Interview], dict[str, Any]], request: HttpRequest, uid: str
) -> HttpResponse:
    """Answer the room's script: what was done, or the sentence of what went wrong."""
    here = member_request(request)
    found = queries.interview(uid)
    try:
        return JsonResponse({"ok": True, **do(here, found)})
    except AskwellError as error:
        return JsonResponse({"ok": False, "words": errors.say(error)}, status=409)


@require_POST
def note(request: HttpRequest, uid: str) -> HttpResponse:
    """Keep the notes on one question as they stand."""
    return _told(_keep_note, request, uid)


def _keep_note(here: MemberRequest, found: Interview) -> dict[str, Any]:
    kept = holding.note(
        found,
        _item(found, here.POST.get("item", "")),
        here.POST.get("text", "").replace("\r\n", "\n"),
        starred=bool(here.POST.get("starred")),
        at=here.now,
    )
    return {"at": kept.at.isoformat()}


def _item(found: Interview, uid: str) -> PlanItem | None:
    if not uid:
        return None
    items = {one.uid: one for one in asking.plan_items(found.plan)}
    if uid not in items:
        raise NotFoundError(N_("There is no such question here."))
    return items[uid]


@require_POST
def check_time(request: HttpRequest, uid: str) -> HttpResponse:
    """Note what they said at the agreed minute: go on, or thank and close."""
    return _told(_check_time, request, uid)


def _check_time(here: MemberRequest, found: Interview) -> dict[str, Any]:
    go_on = here.POST.get("said") == TimeChoice.GO_ON
    choice = TimeChoice.GO_ON if go_on else TimeChoice.STOP
    extra = EXTENSION_MINUTES if go_on else 0
    holding.check_time(found, choice, extra_minutes=extra, by=here.by, at=here.now)
    ends = ends_at(found.began_at or here.now, found.minutes, found.extra_minutes)
    until = dates.clock(clock.wall(ends, here.seeker.time_zone))
    check = scripts.time_check(found.minutes + found.extra_minutes, asking.own_wordings()).text
    return {"extra_minutes": found.extra_minutes, "until": until, "check": check}


@require_POST
def leave(request: HttpRequest, uid: str) -> HttpResponse:
    """End the talk with what its last minute gave, and go on to write it up."""
    here = member_request(request)
    found = queries.interview(uid)
    goodbye = Goodbye(
        names=read_names(request.POST),
        quote=read_permission(request.POST.get("quote", "")),
        address=request.POST.get("address", "").replace("\r\n", "\n"),
        notes=_unsaved(here, found),
    )
    lifecycle.leave(found, here.seeker, goodbye, by=here.by, at=here.now)
    return pages.to("debrief", uid)


def _unsaved(here: MemberRequest, found: Interview) -> list[Note]:
    """Return the notes that came with the last form, in case the last letters were not sent before it."""
    if holding_queries.notes_permission(found) is PermissionAnswer.REFUSED:
        return []
    kept = holding_queries.latest_notes(found.pk)
    notes = read_notes(here.POST, asking.plan_items(found.plan))
    return [one for one in notes if one.text or (one.item.pk if one.item else None) in kept]
