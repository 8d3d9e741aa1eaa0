"""Appointments as an iCalendar file (RFC 5545) that every phone's own calendar takes, alarms included."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from askwell.integrations.calendars.zones import rules_of
from askwell.kernel.clock import zone as zone_called

if TYPE_CHECKING:
    import icalendar

PRODUCT = "-//Askwell//Askwell//EN"
_UTC_NAMES = frozenset({"UTC", "Etc/UTC", "Z"})


@dataclass(frozen=True, slots=True)
class Event:
    """One appointment.

    `uid` stays the same for ever, `sequence` grows with every change that others must learn
    of, `stamp` is the aware moment of that change. `start` is the naive wall time in the IANA
    `zone`, `minutes` the length. `alarms` are (minutes before the start, words to show).
    `organizer` and `attendee` are there in what is sent to the other: (name, mail address).
    """

    uid: str
    sequence: int
    stamp: datetime
    start: datetime
    zone: str
    minutes: int
    summary: str
    description: str = ""
    place: str = ""
    alarms: tuple[tuple[int, str], ...] = ()
    organizer: tuple[str, str] = ("", "")
    attendee: tuple[str, str] = ("", "")


def write(events: Iterable[Event], method: str = "") -> bytes:
    """Return one calendar of all events: UTF-8, CRLF, folded, each zone with its VTIMEZONE.

    `method` is that of what is sent to another (RFC 5546): "REQUEST", "CANCEL", "DECLINECOUNTER"; empty for
    a calendar of one's own and for a server, which takes none. With "CANCEL" the events are marked as
    cancelled. Raises BadInputError for a zone that does not exist.
    """
    import icalendar

    events = list(events)
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    if method:
        calendar.add("method", method)
    for zone, years in _years_by_zone(events).items():
        calendar.add_component(rules_of(zone, min(years), max(years)))
    for event in events:
        calendar.add_component(_component(event, method))
    text: bytes = calendar.to_ical()
    return text


def _years_by_zone(events: Iterable[Event]) -> dict[str, list[int]]:
    years: dict[str, list[int]] = {}
    for event in events:
        zone_called(event.zone)
        if event.zone not in _UTC_NAMES:
            years.setdefault(event.zone, []).append(event.start.year)
    return years


def _component(event: Event, method: str) -> "icalendar.Event":
    import icalendar

    cancelled = method == "CANCEL"

    start = event.start.replace(tzinfo=UTC if event.zone in _UTC_NAMES else zone_called(event.zone))
    made = icalendar.Event()
    made.add("uid", event.uid)
    made.add("sequence", event.sequence)
    made.add("dtstamp", event.stamp.astimezone(UTC))
    made.add("dtstart", start)
    # A length and not an end: it stays right over a change of the clocks.
    made.add("duration", timedelta(minutes=event.minutes))
    made.add("summary", _one_line(event.summary))
    made.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    for name, words in (("description", event.description), ("location", _one_line(event.place))):
        if words:
            made.add(name, words)
    _add_people(made, event, asks=method == "REQUEST")
    # An alarm is one's own; what is sent to another rings no bell of theirs.
    for minutes, words in () if method else event.alarms:
        made.add_component(_alarm(minutes, words))
    return made


def _add_people(made: "icalendar.Event", event: Event, *, asks: bool) -> None:
    import icalendar

    for role, (name, mail) in (("organizer", event.organizer), ("attendee", event.attendee)):
        if not mail:
            continue
        person = icalendar.vCalAddress(f"mailto:{_one_line(mail)}")
        if name:
            person.params["CN"] = _one_line(name).replace('"', "'")
        if role == "attendee" and asks:
            person.params |= {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"}
        made.add(role, person)


def _alarm(minutes: int, words: str) -> "icalendar.Alarm":
    import icalendar

    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", timedelta(minutes=-minutes))
    return alarm


def _one_line(words: str) -> str:
    return " ".join(words.split())
