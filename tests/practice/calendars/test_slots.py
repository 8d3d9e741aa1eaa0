"""Slots to offer: polite for both, free for the seeker, on different days, right when clocks change."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from askwell.integrations.calendars.busy import Table, merged
from askwell.kernel import clock
from askwell.practice.calendars import rules
from askwell.practice.calendars.rules import Slot, Wanted, chosen, free

MONDAY = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
ZONES = ("America/Los_Angeles", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Auckland")
HERE = "America/Los_Angeles"


def table(*spans: tuple[datetime, datetime]) -> Table:
    return Table(Table.packed(merged((int(a.timestamp()), int(b.timestamp())) for a, b in spans)))


def hours(slots: list[Slot]) -> list[str]:
    return [f"{one.yours:%a %H:%M}" for one in slots]


def test_two_slots_on_different_days_in_different_halves() -> None:
    assert hours(chosen(free(Wanted(20, HERE, HERE), MONDAY, []), 2)) == ["Tue 09:00", "Wed 12:30"]


def test_what_is_taken_is_not_offered_nor_what_leaves_no_room_for_going_on() -> None:
    begin = clock.instant(datetime(2026, 11, 24, 9, 30), HERE)  # noqa: DTZ001 -- a wall time
    taken = table((begin, begin + timedelta(hours=7)))
    found = [one for one in hours(free(Wanted(20, HERE, HERE), MONDAY, [taken])) if one.startswith("Tue")]
    assert found[0] == "Tue 16:30"


def test_the_way_is_kept_free_on_both_sides() -> None:
    begin = clock.instant(datetime(2026, 11, 24, 12, 0), HERE)  # noqa: DTZ001 -- a wall time
    wanted = Wanted(30, HERE, HERE, travel_minutes=60)
    found = free(wanted, MONDAY, [table((begin, begin + timedelta(hours=1)))])
    assert hours([one for one in found if one.yours.date() == begin.date()]) == [
        "Tue 09:00", "Tue 09:30", "Tue 10:00", "Tue 10:30", "Tue 14:00", "Tue 14:30", "Tue 15:00",
        "Tue 15:30", "Tue 16:00", "Tue 16:30",
    ]  # fmt: skip


def test_hours_are_polite_where_the_other_lives() -> None:
    found = free(Wanted(20, HERE, "Europe/Berlin"), MONDAY, [])
    # Nine there is six in the evening in Berlin: no office hours are shared, so the day begins early.
    assert {one.theirs.time() for one in found} == {time(16, 0), time(16, 30)}
    assert {one.yours.time() for one in found} == {time(7, 0), time(7, 30)}


def test_their_holidays_are_theirs() -> None:
    found = free(Wanted(20, HERE, HERE, holidays={date(2026, 11, 24), date(2026, 11, 25)}), MONDAY, [])
    assert found[0].theirs.date() == date(2026, 11, 26)


@settings(max_examples=60)
@given(
    st.sampled_from(ZONES),
    st.sampled_from(ZONES),
    st.integers(0, 365 * 9),
    st.lists(st.tuples(st.integers(0, 24 * 14), st.integers(1, 6)), max_size=12),
    st.sampled_from((15, 20, 60)),
)
def test_no_slot_is_double_missing_past_or_taken(
    here: str, there: str, day: int, taken: list[tuple[int, int]], minutes: int
) -> None:
    at = datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=day)
    busy = [(at + timedelta(hours=first), at + timedelta(hours=first + lasts)) for first, lasts in taken]
    found = free(Wanted(minutes, here, there), at, [table(*busy)])
    assert len({one.starts_at for one in found}) == len(found)
    for one in found:
        ends = one.starts_at + timedelta(minutes=minutes)
        assert one.starts_at > at
        assert not [begin for begin, end in busy if begin < ends and one.starts_at < end]
        assert clock.wall(one.starts_at, here) == one.yours
        assert clock.wall(one.starts_at, there) == one.theirs
        assert one.theirs.weekday() < 5
        assert time(9, 0) <= one.theirs.time() < time(17, 0)
    offered = chosen(found, 2)
    assert len(offered) == min(2, len(found))


@pytest.mark.parametrize("count", [0, 1, 3, 30])
def test_as_many_as_are_asked_for(count: int) -> None:
    found = free(Wanted(20, HERE, HERE), MONDAY, [])
    offered = chosen(found, count)
    assert len(set(offered)) == len(offered) == min(count, len(found))
    assert offered == sorted(offered, key=lambda one: one.starts_at)
    assert rules.chosen([], count) == []
