"""The calendar file: stable identity, right instants, alarms, and a form that every calendar takes."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from askwell.integrations.calendars.events import Event, write
from askwell.kernel.errors import BadInputError

CALL = Event(
    uid="0193-interview@askwell",
    sequence=2,
    stamp=datetime(2026, 11, 20, 12, 0, tzinfo=UTC),
    start=datetime(2026, 11, 26, 14, 0),  # noqa: DTZ001 -- wall time has no zone by design
    zone="America/Los_Angeles",
    minutes=20,
    summary="Interview with Ada Nordwind, Nordwind; boats\nand more",
    description="Ring +1 250 555 0143\nAsk: how did it begin? " + "ü" * 80,
    place="Shore St 3, Nordhafen",
    alarms=((1440, "Tomorrow: the interview"), (10, "In ten minutes")),
)


def parsed(*events: Event, method: str = "") -> Any:
    import icalendar  # noqa: PLC0415 -- as slow for a test as for the program

    return icalendar.Calendar.from_ical(write(events, method))


def test_the_form_of_the_text() -> None:
    text = write([CALL])
    lines = text.split(b"\r\n")
    assert b"\n" not in text.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert not [line for line in lines if line.startswith(b"METHOD")]
    assert b"DTSTART;TZID=America/Los_Angeles:20261126T140000" in lines
    assert b"DTSTAMP:20261120T120000Z" in lines
    assert b"UID:0193-interview@askwell" in lines
    assert b"SEQUENCE:2" in lines
    assert write([CALL]) == text


def test_what_was_said_comes_back() -> None:
    (event,) = parsed(CALL).events
    assert event["summary"] == "Interview with Ada Nordwind, Nordwind; boats and more"
    assert event["description"] == CALL.description
    assert event["location"] == CALL.place
    assert event.end - event.start == timedelta(minutes=20)
    assert event.start.astimezone(UTC) == datetime(2026, 11, 26, 22, 0, tzinfo=UTC)


def test_alarms() -> None:
    (event,) = parsed(CALL).events
    alarms = event.walk("VALARM")
    assert [alarm["action"] for alarm in alarms] == ["DISPLAY", "DISPLAY"]
    assert [alarm["trigger"].dt for alarm in alarms] == [timedelta(days=-1), timedelta(minutes=-10)]
    assert [alarm["description"] for alarm in alarms] == ["Tomorrow: the interview", "In ten minutes"]


@pytest.mark.parametrize(
    "zone", ["Europe/Berlin", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kathmandu", "Pacific/Apia"]
)
@pytest.mark.parametrize("month", [1, 3, 4, 7, 10, 11])
def test_each_zone_brings_its_own_rules(zone: str, month: int) -> None:
    start = datetime(2027, month, 28, 9, 0)  # noqa: DTZ001 -- wall time has no zone by design
    calendar = parsed(Event("a", 0, CALL.stamp, start, zone, 30, "Talk"))
    (rules,) = calendar.timezones
    (event,) = calendar.events
    expected = event.start.astimezone(UTC)
    assert rules.tz_name == zone
    # A program that knows only the rules in the file must see the same instant.
    assert start.replace(tzinfo=rules.to_tz(lookup_tzid=False)).astimezone(UTC) == expected


def test_two_events_of_one_zone_share_its_rules() -> None:
    calendar = parsed(CALL, Event("b", 0, CALL.stamp, CALL.start, CALL.zone, 5, "b"))
    assert (len(calendar.timezones), len(calendar.events)) == (1, 2)


def test_universal_time_needs_no_rules() -> None:
    text = write([Event("a", 0, CALL.stamp, CALL.start, "UTC", 5, "a")])
    assert b"DTSTART:20261126T140000Z" in text
    assert b"VTIMEZONE" not in text


def test_cancelling_keeps_the_identity_and_rings_no_bell() -> None:
    calendar = parsed(CALL, method="CANCEL")
    (event,) = calendar.events
    assert (calendar["method"], event["status"], event["uid"]) == ("CANCEL", "CANCELLED", CALL.uid)
    assert not event.walk("VALARM")


def test_a_zone_that_does_not_exist_is_refused() -> None:
    with pytest.raises(BadInputError, match="no time zone called Nowhere/At_All"):
        write([Event("a", 0, CALL.stamp, CALL.start, "Nowhere/At_All", 5, "a")])


def test_no_events_make_an_empty_calendar() -> None:
    assert parsed().events == []
