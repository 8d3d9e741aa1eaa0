"""What matters of an event beside ours: when, how long, what and where. Servers change the rest."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from askwell.integrations.calendars.events import Event
from askwell.integrations.calendars.texts import read
from askwell.kernel import clock

if TYPE_CHECKING:
    import icalendar


@dataclass(frozen=True, slots=True)
class Facts:
    """An event as it stands somewhere. `starts` is an instant in ISO 8601 (UTC), or a day for a whole day.

    `wall` and `zone` are how it was written there; `zone` is "" where the text names none that is known.
    """

    uid: str
    starts: str
    minutes: int
    summary: str = ""
    place: str = ""
    cancelled: bool = False
    repeats: bool = False
    wall: str = ""
    zone: str = ""

    @property
    def digest(self) -> str:
        """Return a hash of what matters; how the time is written does not, nor blanks."""
        words = [" ".join(one.split()) for one in (self.summary, self.place)]
        said = json.dumps([self.starts, self.minutes, *words, self.cancelled, self.repeats])
        return hashlib.sha256(said.encode()).hexdigest()

    def plain(self) -> dict[str, Any]:
        """Return the facts as JSON can carry them."""
        return asdict(self)


def of_ours(event: Event) -> Facts:
    """Return the facts of an event of ours."""
    starts = clock.instant(event.start, event.zone)
    return Facts(
        uid=event.uid,
        starts=starts.isoformat(),
        minutes=event.minutes,
        summary=event.summary,
        place=event.place,
        wall=f"{event.start:%Y-%m-%dT%H:%M}",
        zone=event.zone,
    )


def of_text(data: bytes) -> Facts | None:
    """Return the facts of the event a calendar's text is about, None where there is none with a date.

    A series is told by its own event; that it repeats, or has exceptions, is kept as `repeats`.
    """
    events = [one for one in read(data).events() if "recurrence-id" not in one]
    if not events:
        return None
    return of_event(events[0])


def of_event(event: "icalendar.Component") -> Facts | None:
    """Return the facts of an event, None where it has no date."""
    import icalendar

    begins = event.get("dtstart")
    if not isinstance(begins, icalendar.vDDDTypes):
        return None
    start: Any = begins.dt
    timed = isinstance(start, datetime)
    zone = _zone_of(start) if timed else ""
    if timed and start.tzinfo is None:
        starts = start.isoformat()
    else:
        starts = start.astimezone(UTC).isoformat() if timed else start.isoformat()
    return Facts(
        uid=str(event.get("uid", "")),
        starts=starts,
        minutes=_minutes(event, start),
        summary=str(event.get("summary", "")),
        place=str(event.get("location", "")),
        cancelled=str(event.get("status", "")).upper() == "CANCELLED",
        repeats="rrule" in event or "rdate" in event,
        wall=f"{start:%Y-%m-%dT%H:%M}" if timed else "",
        zone=zone,
    )


def _minutes(event: "icalendar.Component", start: Any) -> int:
    """Return how long an event takes; 0 where it does not say so in a way that makes sense."""
    lasts = getattr(event.get("duration"), "td", None) or getattr(event.get("duration"), "dt", None)
    if isinstance(lasts, timedelta):
        return round(lasts.total_seconds() / 60)
    end = getattr(event.get("dtend"), "dt", start)
    if isinstance(start, datetime) and isinstance(end, datetime) and start.tzinfo and end.tzinfo:
        return round((end.astimezone(UTC) - start.astimezone(UTC)).total_seconds() / 60)
    return round((end - start).total_seconds() / 60) if type(end) is type(start) else 0


def _zone_of(start: datetime) -> str:
    """Return the IANA name of a time's zone, "UTC" for universal time, "" where it has none we know."""
    if start.tzinfo is None:
        return ""
    name = str(getattr(start.tzinfo, "key", "") or getattr(start.tzinfo, "zone", "") or start.tzinfo)
    if name.upper() in {"UTC", "Z", "ETC/UTC"}:
        return "UTC"
    return name if clock.is_zone(name) else ""
