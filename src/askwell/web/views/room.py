"""The room: one page from the door to the hour after, and the one place where its devices send to."""

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET, require_POST

from askwell.kernel.errors import AskwellError, BadInputError
from askwell.practice.arranging import queries
from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.rules import InterviewState, may_move
from askwell.practice.asking import queries as asking
from askwell.practice.holding import queries as holding
from askwell.practice.lifecycle.actions import room as lifecycle
from askwell.web import pages, room
from askwell.web.forms.room import Batch, read_batch
from askwell.web.requests import MemberRequest, member_request
from askwell.words import errors
from askwell.words import talks as words
from askwell.workspace import disk

_NO_ROOM = 507
"""Insufficient Storage (RFC 4918)."""


@require_GET
def live(request: HttpRequest, uid: str) -> HttpResponse:
    """Show the room: the door, the clock with one question at a time, the last minute, the hour after."""
    here = member_request(request)
    found = queries.interview(uid)
    state = InterviewState(found.state)
    if not words.in_the_room(found) and not may_move(state, InterviewState.IN_PROGRESS):
        return pages.to("interview", uid)
    return pages.bare(request, "interviews/room.html", room.room_page(here, found))


@require_POST
def operations(request: HttpRequest, uid: str) -> HttpResponse:
    """Keep what a device sends, each operation once, and tell it what was kept and how things stand.

    An operation is acknowledged only when it is committed.
    """
    here = member_request(request)
    found = queries.interview(uid)
    try:
        batch = read_batch(request.body, here.now)
        return _heard(here, found, batch)
    except BadInputError as error:
        return JsonResponse({"ok": False, "words": errors.say(error)}, status=400)
    except OperationalError as error:
        if not disk.takes_nothing(error):
            raise
        return JsonResponse({"ok": False}, status=_NO_ROOM)


def _heard(here: MemberRequest, found: Interview, batch: Batch) -> JsonResponse:
    heard, refused = [], []
    for sending in batch.sendings:
        named = (sending.device, sending.seq)
        try:
            if wrong := batch.wrong.get(named):
                refused.append([*named, wrong])
                continue
            of = lifecycle.Room(found, here.seeker, business=room.is_business(found))
            lifecycle.hear(of, sending, by=here.by)
            heard.append(named)
        except AskwellError as error:
            refused.append([*named, errors.say(error)])
            found = queries.interview(found.uid)
    told = room.heard(here, found, asking.plan_items(found.plan))
    lost = holding.unheard(batch.kept)
    return JsonResponse({"ok": True, "heard": heard, "refused": refused, "lost": lost, **told})
