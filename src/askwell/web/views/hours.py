"""Hours kept for calls, with a square and a file for the phone's own calendar, which rings by itself."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from askwell.integrations.calendars import events
from askwell.kernel import clock
from askwell.kernel.errors import N_, BadInputError
from askwell.practice.calendars import actions, queries
from askwell.web import pages, phone
from askwell.web.requests import member_request
from askwell.words import calendars as words
from askwell.words import talks

_MINUTES = 60


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep an hour for calls."""
    here = member_request(request)
    wall, minutes = _time(request), _length(request, _MINUTES)
    made = actions.keep_for_calls(wall, here.seeker.time_zone, minutes, by=here.by, at=here.now)
    return pages.to("hour", made.uid)


@require_GET
def hour(request: HttpRequest, uid: str) -> HttpResponse:
    """Show an hour for calls, with its square."""
    here = member_request(request)
    found = queries.call_block(uid)
    event = words.block_event(found)
    context = {
        "title": words.moment(event.start),
        "block": found,
        "kept": found.state == "kept",
        "place": talks.place_of(found.zone) if found.zone != here.seeker.time_zone else "",
        "qr": phone.square(event),
        "free": queries.is_free(found.starts_at, found.minutes, besides=found.uid),
    }
    return pages.render(request, "calendars/hour.html", context)


@require_POST
def change(request: HttpRequest, uid: str) -> HttpResponse:
    """Move an hour for calls, or give it up."""
    here = member_request(request)
    found = queries.call_block(uid)
    if request.POST.get("do") == "give_up":
        actions.cancel_block(found, by=here.by, at=here.now)
        return pages.to("calendars")
    actions.move_block(found, _time(request), _length(request, found.minutes), by=here.by, at=here.now)
    return pages.to("hour", uid)


@require_GET
def calendar_file(request: HttpRequest, uid: str) -> HttpResponse:
    """Give an hour for calls, with its alarms, to the phone's own calendar."""
    del request
    return phone.calendar(events.write([words.block_event(queries.call_block(uid))]), "calls.ics")


def _time(request: HttpRequest) -> datetime:
    return clock.parse_wall(f"{request.POST.get('day', '')} {request.POST.get('at', '')}")


def _length(request: HttpRequest, otherwise: int) -> int:
    text = request.POST.get("minutes", "").strip() or str(otherwise)
    if not text.isdecimal():
        raise BadInputError(N_("“{text}” is not a number of minutes."), text=text)
    return int(text)
