"""When somebody is busy, out of a calendar: spans of time and never a title."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from askwell.integrations.calendars.texts import Read
from askwell.kernel import clock

if TYPE_CHECKING:
    import icalendar

Span = tuple[int, int]
_TOO_OFTEN = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
_TIMES_A_DAY = 24


@dataclass(frozen=True, slots=True)
class Window:
    """What is looked at: from `since` until `until` (aware), read as somebody in `zone` reads it."""

    since: datetime
    until: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class Busy:
    """Spans in seconds since 1970, merged and in order; how many events were seen, how many left out."""

    spans: tuple[Span, ...]
    events: int = 0
    unread: int = 0


def busy(read: Read, window: Window, without: Iterable[str] = ()) -> Busy:
    """Return when a calendar says that somebody is busy; events with a uid in `without` are not counted.

    A day without times is the whole day in the reader's zone, a time without zone is the reader's own.
    Events that are cancelled or marked as free are left out. A series that cannot be expanded, or that
    repeats more than 24 times a day, counts as unread.
    """
    ours = frozenset(without)
    spans: list[Span] = []
    events, unread = 0, read.unread
    for calendar in read.calendars:
        spans += _told_outright(calendar)
        dated, left_out = _dated(calendar)
        occurring, failed = _occurring(dated, window)
        events += len(dated)
        unread += left_out + failed
        counted = (one for one in occurring if str(one.get("uid", "")) not in ours and _counts(one))
        spans += (_span(one, window.zone) for one in counted)
    edge = (int(window.since.timestamp()), int(window.until.timestamp()))
    return Busy(merged(one for one in spans if one[1] > edge[0] and one[0] < edge[1]), events, unread)


def _dated(calendar: "icalendar.Calendar") -> "tuple[list[icalendar.Component], int]":
    """Return the events that have a date and do not run wild, and how many were left out as unreadable."""
    import icalendar

    every = calendar.walk("VEVENT")
    dated = [one for one in every if isinstance(one.get("dtstart"), icalendar.vDDDTypes)]
    kept = [one for one in dated if not _runs_wild(one)]
    meant = [one for one in every if "dtstart" in one or one.errors]
    return kept, len(meant) - len(kept)


def _occurring(events: "list[icalendar.Component]", window: Window) -> tuple[list[Any], int]:
    """Return every occurrence in the window, and how many series could not be expanded.

    The library gives up a whole calendar for some faults; then each series is tried alone.
    """
    try:
        return _expanded(events, window), 0
    except Exception:  # noqa: BLE001 -- whatever a stranger's calendar leads to
        series: dict[str, list[icalendar.Component]] = {}
        for place, one in enumerate(events):
            series.setdefault(str(one.get("uid", place)), []).append(one)
    found: list[Any] = []
    failed = 0
    for some in series.values():
        try:
            found += _expanded(some, window)
        except Exception:  # noqa: BLE001 -- see above
            failed += 1
    return found, failed


def _expanded(events: "list[icalendar.Component]", window: Window) -> list[Any]:
    import icalendar
    import recurring_ical_events

    calendar = icalendar.Calendar()
    calendar.subcomponents = events
    query = recurring_ical_events.of(calendar, skip_bad_series=True)
    found: list[Any] = query.between(window.since, window.until)
    return found


def _told_outright(calendar: "icalendar.Calendar") -> Iterator[Span]:
    """Give the spans of VFREEBUSY."""
    for one in calendar.walk("VFREEBUSY"):
        listed = one.get("freebusy", [])
        for period in listed if isinstance(listed, list) else [listed]:
            kind = str(period.params.get("FBTYPE", "BUSY")).upper()
            if kind != "FREE" and isinstance(period.start, datetime) and period.start.tzinfo:
                yield int(period.start.timestamp()), int(period.end.timestamp())


def _runs_wild(component: "icalendar.Component") -> bool:
    """Tell whether a series repeats more often in a day than anybody means, or by a rule that is none."""
    rules: Any = component.get("rrule", [])
    for rule in rules if isinstance(rules, list) else [rules]:
        if not isinstance(rule, dict):
            return True
        if {str(one).upper() for one in rule.get("FREQ", [])} & _TOO_OFTEN:
            return True
        times = 1
        for part in ("BYHOUR", "BYMINUTE", "BYSECOND"):
            times *= max(1, len(rule.get(part, [])))
        if times > _TIMES_A_DAY:
            return True
    return False


def _counts(event: "icalendar.Component") -> bool:
    """Tell whether an event takes time: not cancelled, and not marked as free."""
    free = str(event.get("transp", "")).upper() == "TRANSPARENT"
    free = free or str(event.get("x-microsoft-cdo-busystatus", "")).upper() == "FREE"
    return not free and str(event.get("status", "")).upper() != "CANCELLED"


def _span(event: Any, zone: str) -> Span:
    return _second(event.start, zone), _second(event.end, zone)


def _second(moment: date, zone: str) -> int:
    """Return a moment in seconds since 1970: days begin at midnight, times without zone are the reader's."""
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(0, 0))
    if moment.tzinfo is None:
        moment = clock.instant(moment, zone)
    return int(moment.timestamp())


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that touch as one, empty ones left out."""
    found: list[Span] = []
    for begin, end in sorted(spans):
        if end <= begin:
            continue
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((begin, end))
    return tuple(found)


class Table:
    """Merged spans, packed into sixteen bytes each, in which one can look quickly."""

    def __init__(self, packed: bytes | memoryview = b"") -> None:
        self._edges = array("q", bytes(packed))

    @staticmethod
    def packed(spans: Sequence[Span]) -> bytes:
        """Return merged spans as bytes."""
        return array("q", [edge for span in spans for edge in span]).tobytes()

    def meets(self, begin: int, end: int) -> Span | None:
        """Return the first span that overlaps [begin, end), or None; touching is no overlap."""
        # Edges alternate between begin and end, so an odd place lies inside a span.
        place = bisect_left(self._edges, begin + 1)
        if place % 2:
            return self._edges[place - 1], self._edges[place]
        if place < len(self._edges) and self._edges[place] < end:
            return self._edges[place], self._edges[place + 1]
        return None

    def __iter__(self) -> Iterator[Span]:
        """Give every span in order."""
        return iter(zip(self._edges[::2], self._edges[1::2], strict=True))


def window(at: datetime, zone: str, *, years: int = 5) -> Window:
    """Return the window that is kept of a calendar read at a moment: a month back, and years ahead."""
    since = at.astimezone(UTC) - timedelta(days=31)
    return Window(since, since + timedelta(days=31 + 366 * years), zone)
