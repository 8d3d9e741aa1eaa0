"""What a phone's own calendar takes: a file, and a square for its camera."""

from dataclasses import replace
from datetime import UTC

from django.http import HttpResponse
from markupsafe import Markup

from askwell.integrations.calendars import events
from askwell.integrations.calendars.events import Event
from askwell.kernel import clock
from askwell.web import qr


def square(event: Event) -> Markup:
    """Return an appointment as a square, in as few letters as can be: the instant, no rules of a zone."""
    start = clock.instant(event.start, event.zone)
    short = replace(
        event,
        start=start.astimezone(UTC).replace(tzinfo=None),
        zone="UTC",
        description="",
        alarms=tuple((minutes, event.summary) for minutes, _ in event.alarms),
    )
    return qr.drawn(events.write([short]).decode(), event.summary)


def calendar(text: bytes, name: str) -> HttpResponse:
    """Return a calendar file to keep or to open."""
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
