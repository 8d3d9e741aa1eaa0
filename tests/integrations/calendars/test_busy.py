"""Being busy, out of calendars of every kind: series, whole days, exceptions, and damaged ones."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.integrations.calendars import apart, texts
from askwell.integrations.calendars.busy import Busy, Table, Window, busy, merged
from askwell.kernel.errors import BadInputError
from tests.shared import corpus

WINDOW = Window(datetime(2027, 3, 1, tzinfo=UTC), datetime(2027, 5, 1, tzinfo=UTC), "America/Los_Angeles")
HEAD, END = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:test\n", "END:VCALENDAR\n"


def event(*lines: str, uid: str = "a") -> str:
    return "\n".join(["BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20270101T000000Z", *lines, "END:VEVENT", ""])


def found(*events: str, without: tuple[str, ...] = ()) -> Busy:
    return busy(texts.read((HEAD + "".join(events) + END).encode()), WINDOW, without)


def walls(seen: Busy) -> list[str]:
    return [
        f"{datetime.fromtimestamp(begin, UTC):%m-%d %H:%M}-{datetime.fromtimestamp(end, UTC):%H:%M}"
        for begin, end in seen.spans
    ]


def test_a_weekly_series_keeps_its_hour_over_a_change_of_the_clocks() -> None:
    # Berlin goes to summer time on 28 March.
    series = event("DTSTART;TZID=Europe/Berlin:20270318T100000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3")
    assert walls(found(series)) == ["03-18 09:00-10:00", "03-25 09:00-10:00", "04-01 08:00-09:00"]


def test_exceptions_move_and_remove() -> None:
    lines = ("DTSTART:20270302T100000Z", "DTEND:20270302T110000Z", "RRULE:FREQ=DAILY;COUNT=4")
    series = event(*lines, "EXDATE:20270303T100000Z")
    moved = event("RECURRENCE-ID:20270304T100000Z", "DTSTART:20270304T150000Z", "DURATION:PT30M")
    assert walls(found(series, moved)) == ["03-02 10:00-11:00", "03-04 15:00-15:30", "03-05 10:00-11:00"]


def test_names_of_zones_as_windows_has_them() -> None:
    seen = found(event("DTSTART;TZID=W. Europe Standard Time:20270310T100000", "DURATION:PT1H"))
    assert walls(seen) == ["03-10 09:00-10:00"]


def test_a_day_and_a_floating_time_are_the_readers_own() -> None:
    day = event("DTSTART;VALUE=DATE:20270310", "DTEND;VALUE=DATE:20270311")
    floating = event("DTSTART:20270312T100000", "DURATION:PT1H", uid="b")
    assert walls(found(day, floating)) == ["03-10 08:00-08:00", "03-12 18:00-19:00"]


@pytest.mark.parametrize(
    "line", ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"]
)
def test_what_takes_no_time(line: str) -> None:
    assert not found(event("DTSTART:20270310T100000Z", "DURATION:PT1H", line)).spans


def test_our_own_events_are_not_counted_twice() -> None:
    ours = event("DTSTART:20270310T100000Z", "DURATION:PT1H", uid="0193@askwell")
    assert found(ours).spans
    assert not found(ours, without=("0193@askwell",)).spans


def test_told_outright() -> None:
    free = "BEGIN:VFREEBUSY\nFREEBUSY;FBTYPE=FREE:20270310T080000Z/PT1H\n"
    text = f"{free}FREEBUSY:20270310T100000Z/PT1H,20270310T110000Z/PT1H\nEND:VFREEBUSY\n"
    assert walls(found(text)) == ["03-10 10:00-12:00"]


def test_a_series_gone_wild_is_left_out_and_said() -> None:
    every_second = event("DTSTART:20270310T100000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY")
    by_minute = event(
        "DTSTART:20270310T100000Z",
        "DURATION:PT1S",
        f"RRULE:FREQ=DAILY;BYMINUTE={','.join(map(str, range(60)))}",
        uid="b",
    )
    sane = event("DTSTART:20270310T100000Z", "DURATION:PT1H", uid="c")
    seen = found(every_second, by_minute, sane)
    assert (walls(seen), seen.unread) == (["03-10 10:00-11:00"], 2)


def test_one_bad_event_does_not_take_the_others_along() -> None:
    rule = "BEGIN:STANDARD\nDTSTART:nonsense\nTZOFFSETFROM:+9900\nEND:STANDARD\n"
    bad_zone = f"BEGIN:VTIMEZONE\nTZID:Odd\n{rule}END:VTIMEZONE\n"
    good = event("DTSTART:20270310T100000Z", "DURATION:PT1H")
    bad = event("DTSTART:when it suits", uid="b")
    seen = found(bad_zone, good, bad)
    assert (walls(seen), seen.unread) == (["03-10 10:00-11:00"], 1)


def test_bytes_as_they_come() -> None:
    text = HEAD + event("DTSTART:20270310T100000Z", "DURATION:PT1H", "SUMMARY:Café") + END
    for data in (
        text.encode("utf-8-sig"),
        text.encode("utf-16"),
        text.encode("cp1252"),
        text.replace("\n", "\r").encode(),
    ):
        assert [str(one["summary"]) for one in texts.read(data).events()] == ["Café"]


def test_a_bare_event_and_several_calendars() -> None:
    bare = event("DTSTART:20270310T100000Z", "DURATION:PT1H")
    assert len(list(texts.read(bare.encode()).events())) == 1
    two = HEAD + bare + END + HEAD + event("DTSTART:20270311T100000Z", uid="b") + END
    assert len(list(texts.read(two.encode()).events())) == 2


def test_no_calendar_is_said_in_another_process_too() -> None:
    for data in (b"", b"hello", b"\x00\xff" * 99, b"BEGIN:VCALENDAR"):
        with pytest.raises(BadInputError, match="no calendar that can be read"):
            apart.busy(data, WINDOW)
    seen = apart.busy((HEAD + event("DTSTART:20270310T100000Z", "DURATION:PT1H") + END).encode(), WINDOW)
    assert (walls(seen), seen.events, seen.unread) == (["03-10 10:00-11:00"], 1, 0)


def test_one_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_PROCESSOR_SECONDS", 1)
    endless = "".join(
        event("DTSTART:19000101T000000Z", "DURATION:PT1S", "RRULE:FREQ=DAILY", uid=str(one))
        for one in range(500)
    )
    with pytest.raises(BadInputError, match="too much time"):
        apart.busy((HEAD + endless + END).encode(), WINDOW)


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9)).map(lambda one: (one[0], sum(one))))


@given(spans, st.integers(0, 70), st.integers(1, 9))
def test_the_table_knows_what_a_list_would(taken: list[tuple[int, int]], begin: int, lasts: int) -> None:
    table = Table(Table.packed(merged(taken)))
    seconds = {second for first, last in taken for second in range(first, last)}
    overlaps = bool(seconds & set(range(begin, begin + lasts)))
    assert bool(table.meets(begin, begin + lasts)) == overlaps
    assert {second for first, last in table for second in range(first, last)} == seconds


def test_every_calendar_a_strict_reader_accepts_is_read_to_the_same_events() -> None:
    import icalendar  # noqa: PLC0415 -- as slow for a test as for the program

    accepted = refused = 0
    for path in sorted(corpus("ics").glob("*.ics")):
        data = path.read_bytes()
        try:
            strict = icalendar.Calendar.from_ical(data.decode("utf-8"), multiple=True)
        except Exception:  # noqa: BLE001 -- what a strict reader refuses in whatever way
            refused += 1
            texts.read(data)
            continue
        accepted += 1
        listed = [one.to_ical() for whole in strict for one in whole.walk("VEVENT")]
        assert [one.to_ical() for one in texts.read(data).events()] == listed, path.name
    assert accepted > 100
    assert refused


def test_every_calendar_of_others_can_be_asked_for_busy_times() -> None:
    window = Window(datetime(1990, 1, 1, tzinfo=UTC), datetime(2000, 1, 1, tzinfo=UTC), "Europe/Berlin")
    wide = Window(window.since, window.since + timedelta(days=365 * 40), window.zone)
    some = 0
    for path in sorted(corpus("ics").glob("*.ics")):
        some += bool(busy(texts.read(path.read_bytes()), wide).spans)
    assert some > 50
