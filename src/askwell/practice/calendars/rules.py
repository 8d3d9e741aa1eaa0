"""What is true of calendars: which hours can be offered. Pure: no database, no clock."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Protocol

from askwell.kernel import clock, working_days

GRID_MINUTES = 30
DAYS_AHEAD = 15
AFTER_MINUTES = 15
_OFFICE = (time(9, 0), time(17, 0))
_STRETCHED = (time(7, 0), time(21, 0))
_NOON = time(12, 30)


class Kind(StrEnum):
    """Where a calendar is read from."""

    FILE = "file"
    FEED = "feed"
    CALDAV = "caldav"


class BlockState(StrEnum):
    """The states of an hour kept for calls."""

    KEPT = "kept"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Slot:
    """An hour that can be offered: the instant (UTC), and what clocks show for both (naive)."""

    starts_at: datetime
    minutes: int
    yours: datetime
    theirs: datetime
    their_zone: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: so many minutes, for two people in their zones, with the way there and back.

    `holidays` are days on which the other is not at work; `days` is how many of the seeker's days are
    looked through, beginning with the day after `at`.
    """

    minutes: int
    zone: str
    their_zone: str
    travel_minutes: int = 0
    holidays: Container[date] = frozenset()
    days: int = DAYS_AHEAD


class Taken(Protocol):
    """Something that knows when time is taken, such as `busy.Table`."""

    def meets(self, begin: int, end: int) -> object:
        """Return something true where [begin, end), in seconds since 1970, is taken."""


def free(wanted: Wanted, at: datetime, taken: Iterable[Taken]) -> list[Slot]:
    """Return every slot that is free on working days, in order; the hours are polite ones for both.

    Where two zones share no office hours, the seeker's own are stretched to 7-21.
    """
    tables = list(taken)
    for own_hours in (_OFFICE, _STRETCHED):
        found = [
            slot
            for slot in _polite(wanted, at, own_hours)
            if not any(one.meets(*_spell(wanted, slot)) for one in tables)
        ]
        if found:
            return found
    return []


def _spell(wanted: Wanted, slot: Slot) -> tuple[int, int]:
    """Return the whole time a slot takes: the way there, the talk, room for "go on", the way back."""
    begin = int(slot.starts_at.timestamp())
    way = wanted.travel_minutes * 60
    return begin - way, begin + wanted.minutes * 60 + max(way, AFTER_MINUTES * 60)


def _polite(wanted: Wanted, at: datetime, own_hours: tuple[time, time]) -> Iterator[Slot]:
    first = clock.wall(at, wanted.zone).date() + timedelta(days=1)
    seen: set[datetime] = set()
    lasts = timedelta(minutes=wanted.minutes)
    for day in (first + timedelta(days=count) for count in range(wanted.days)):
        for minute in range(0, 24 * 60, GRID_MINUTES):
            yours = datetime.combine(day, time(minute // 60, minute % 60))
            if not _within(yours, lasts, own_hours) or not working_days.is_working_day(day):
                continue
            starts_at = clock.instant(yours, wanted.zone)
            theirs = clock.wall(starts_at, wanted.their_zone)
            if starts_at in seen or starts_at <= at or not clock.exists(yours, wanted.zone):
                continue
            seen.add(starts_at)
            at_work = working_days.is_working_day(theirs.date(), wanted.holidays)
            if at_work and _within(theirs, lasts, _OFFICE):
                yield Slot(starts_at.astimezone(UTC), wanted.minutes, yours, theirs, wanted.their_zone)


def _within(wall: datetime, lasts: timedelta, hours: tuple[time, time]) -> bool:
    ends = wall + lasts
    return ends.date() == wall.date() and hours[0] <= wall.time() and ends.time() <= hours[1]


def chosen(slots: Sequence[Slot], count: int) -> list[Slot]:
    """Return `count` slots to offer, where it can be on different days and in different halves of the day."""
    found: list[Slot] = []
    for fits in (_other_day_and_half, _other_day, _not_yet):
        for slot in slots:
            if len(found) < count and fits(slot, found):
                found.append(slot)
    return sorted(found, key=lambda slot: slot.starts_at)


def _other_day_and_half(slot: Slot, found: Sequence[Slot]) -> bool:
    halves = [one.theirs.time() < _NOON for one in found]
    half = slot.theirs.time() < _NOON
    return _other_day(slot, found) and halves.count(half) <= halves.count(not half)


def _other_day(slot: Slot, found: Sequence[Slot]) -> bool:
    return all(one.yours.date() != slot.yours.date() for one in found)


def _not_yet(slot: Slot, found: Sequence[Slot]) -> bool:
    return slot not in found
