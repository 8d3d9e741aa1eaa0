"""What can be asked about calendars: which hours are free, and what each calendar last said."""

from collections.abc import Container
from datetime import date, datetime, timedelta

from askwell.integrations.calendars.busy import Table, merged
from askwell.kernel import clock
from askwell.kernel.errors import N_, NotFoundError
from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.rules import UPCOMING
from askwell.practice.calendars import rules
from askwell.practice.calendars.models import BusyTimes, Calendar, CallBlock
from askwell.practice.calendars.rules import BlockState, Slot, Wanted
from askwell.workspace.models import Seeker


def free_slots(
    seeker: Seeker,
    *,
    at: datetime,
    minutes: int,
    zone: str = "",
    count: int = 2,
    travel_minutes: int = 0,
    holidays: Container[date] = frozenset(),
    days: int = rules.DAYS_AHEAD,
) -> list[Slot]:
    """Return up to `count` hours to offer somebody in `zone` (the seeker's own if empty), earliest first.

    They lie after the seeker's today, within polite hours of working days for both, and meet nothing of the
    seeker's calendars, talks and hours for calls. `holidays` are the other's; `days` is how far to look.
    """
    wanted = Wanted(minutes, seeker.time_zone, zone or seeker.time_zone, travel_minutes, holidays, days)
    return rules.chosen(rules.free(wanted, at, _taken(at, at + timedelta(days=days + 2))), count)


def is_free(at: datetime, minutes: int, *, besides: str = "") -> bool:
    """Tell whether a time meets nothing in the calendars and talks; the talk with uid `besides` aside."""
    begin = int(at.timestamp())
    tables = _taken(at - timedelta(days=2), at + timedelta(days=2), besides=besides)
    return not any(one.meets(begin, begin + minutes * 60) for one in tables)


def _taken(since: datetime, until: datetime, *, besides: str = "") -> list[Table]:
    """Return what is taken: a table per calendar, and one of our own talks and hours in the span."""
    kept = {one.calendar: one.spans for one in BusyTimes.objects.all()}
    known = set(Calendar.objects.values_list("uid", flat=True))
    tables = [Table(spans) for calendar, spans in kept.items() if calendar in known]
    return [*tables, _own(since, until, besides)]


def _own(since: datetime, until: datetime, besides: str) -> Table:
    states = [str(state) for state in UPCOMING]
    around = {"starts_at__gte": since - timedelta(days=1), "starts_at__lt": until}
    talks = Interview.objects.filter(state__in=states, **around).exclude(uid=besides)
    blocks = CallBlock.objects.filter(state=str(BlockState.KEPT), **around).exclude(uid=besides)
    spans = [
        (int(begins.timestamp()) - way * 60, int(begins.timestamp()) + (minutes + way) * 60)
        for begins, minutes, way in talks.values_list("starts_at", "minutes", "travel_minutes")
        if begins
    ]
    spans += [
        (int(begins.timestamp()), int(begins.timestamp()) + minutes * 60)
        for begins, minutes in blocks.values_list("starts_at", "minutes")
    ]
    return Table(Table.packed(merged(spans)))


def calendar(uid: str) -> Calendar:
    """Return a calendar; raises NotFoundError."""
    found = Calendar.objects.filter(uid=uid).first()
    if found is None:
        raise NotFoundError(N_("There is no such calendar here."))
    return found


def calendars() -> list[tuple[Calendar, BusyTimes | None]]:
    """Return the calendars with what each last said, in the order they were added."""
    said = {one.calendar: one for one in BusyTimes.objects.defer("spans")}
    return [(one, said.get(one.uid)) for one in Calendar.objects.order_by("id")]


def call_block(uid: str) -> CallBlock:
    """Return an hour for calls; raises NotFoundError."""
    found = CallBlock.objects.filter(uid=uid).first()
    if found is None:
        raise NotFoundError(N_("There is no such hour for calls here."))
    return found


def moved_by_rules() -> list[tuple[CallBlock, datetime]]:
    """Return the hours for calls whose instant is no longer that of their wall time, with the right one."""
    return [
        (one, starts_at)
        for one in CallBlock.objects.filter(state=str(BlockState.KEPT)).order_by("id")
        if one.starts_at != (starts_at := clock.instant(clock.parse_wall(one.wall), one.zone))
    ]


def call_blocks(since: datetime) -> list[CallBlock]:
    """Return the hours kept for calls that begin after a moment, in order."""
    rows = CallBlock.objects.filter(state=str(BlockState.KEPT), starts_at__gte=since)
    return list(rows.order_by("starts_at", "id")[:100])
