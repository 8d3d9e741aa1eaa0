"""The rules of a zone as a calendar file carries them: each change of its clocks for some years, by itself.

The library's own generator gathers changes into rules that repeat, and was seen to be an hour wrong where
they do not, as in Morocco. A list of single changes says the same as the zone itself.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from askwell.kernel.clock import zone as zone_called

if TYPE_CHECKING:
    import icalendar

_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


@lru_cache(maxsize=64)
def rules_of(zone: str, first: int, last: int) -> "icalendar.Timezone":
    """Return the VTIMEZONE from a year before `first` until a year after `last`; it must not be changed."""
    import icalendar

    place = zone_called(zone)
    begins = datetime(max(first - 1, 2), 1, 1, tzinfo=UTC)
    ends = datetime(min(last + 2, 9999), 1, 1, tzinfo=UTC)
    made = icalendar.Timezone()
    made.add("tzid", zone)
    for change in (begins, *changes(place, begins, ends)):
        made.add_component(_observance(place, change, _offset(place, change - _SECOND)))
    return made


def changes(place: ZoneInfo, begins: datetime, ends: datetime) -> Iterator[datetime]:
    """Yield the instants (UTC) at which a zone's clocks change, to the second."""
    at = begins
    while at < ends:
        after = at + _DAY
        if _offset(place, at) != _offset(place, after):
            yield _first_with_the_later_offset(place, at, after)
        at = after


def _first_with_the_later_offset(place: ZoneInfo, low: datetime, high: datetime) -> datetime:
    before = _offset(place, low)
    while high - low > _SECOND:
        middle = low + timedelta(seconds=(high - low).total_seconds() // 2)
        if _offset(place, middle) == before:
            low = middle
        else:
            high = middle
    return high


def _observance(place: ZoneInfo, change: datetime, before: timedelta) -> "icalendar.Component":
    """Return what holds from a change on; its start is told on the clocks as they were before."""
    import icalendar

    local = change.astimezone(place)
    summer = (local.dst() or timedelta(0)) > timedelta(0)
    made = icalendar.TimezoneDaylight() if summer else icalendar.TimezoneStandard()
    made.add("dtstart", (change + before).replace(tzinfo=None))
    made.add("tzoffsetfrom", before)
    made.add("tzoffsetto", _offset(place, change))
    made.add("tzname", local.tzname() or "")
    return made


def _offset(place: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(place).utcoffset() or timedelta(0)
