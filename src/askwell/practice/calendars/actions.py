"""What can be done with calendars: add and read them, take them away, and keep hours for calls."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from askwell.integrations.calendars import apart
from askwell.integrations.calendars.busy import Busy, Table, window
from askwell.kernel import clock
from askwell.kernel.errors import N_, AskwellError, BadInputError, ChangedSinceError
from askwell.practice.arranging.models import Interview
from askwell.practice.calendars import queries
from askwell.practice.calendars.models import BusyTimes, Calendar, CallBlock, Placed
from askwell.practice.calendars.rules import BlockState, Kind
from askwell.workspace import journal, scope
from askwell.workspace.models import Seeker, User

_MOST_MINUTES = 8 * 60


def add_file(name: str, data: bytes, seeker: Seeker, *, by: User | None, at: datetime) -> Calendar:
    """Read a calendar file for the times it says the seeker is busy; raises BadInputError for none."""
    return add_read(name, read_busy(data, seeker, at=at), seeker, by=by, at=at)


def add_read(name: str, found: Busy, seeker: Seeker, *, by: User | None, at: datetime) -> Calendar:
    """Keep a calendar file that was read."""
    with journal.entry("calendar.add", by=by, at=at) as write:
        made = write.create(Calendar, name=name.strip()[:200], kind=str(Kind.FILE))
        journal.tell_about(write, made)
        keep_busy(made, found, seeker, at=at)
    return made


def read_again(
    calendar: Calendar, data: bytes, seeker: Seeker, *, at: datetime, without: Sequence[str] = ()
) -> None:
    """Take what a calendar says now in place of what it said before; raises BadInputError."""
    keep_busy(calendar, read_busy(data, seeker, at=at, without=without), seeker, at=at)


def read_busy(data: bytes, seeker: Seeker, *, at: datetime, without: Sequence[str] = ()) -> Busy:
    """Return when bytes say the seeker is busy; what we wrote there ourselves is not counted."""
    return apart.busy(data, window(at, seeker.time_zone), [*own_uids(), *without])


def own_uids() -> list[str]:
    """Return the names our own talks and hours have in other calendars."""
    uids = [
        *Interview.objects.values_list("uid", flat=True),
        *CallBlock.objects.values_list("uid", flat=True),
    ]
    return [f"{uid}@askwell" for uid in uids]


def keep_busy(calendar: Calendar, found: Busy, seeker: Seeker, *, at: datetime) -> None:
    """Keep when a calendar says the seeker is busy."""
    BusyTimes.objects.update_or_create(
        workspace_id=scope.current(),
        calendar=calendar.uid,
        defaults={
            "spans": Table.packed(found.spans),
            "until": window(at, seeker.time_zone).until,
            "read_at": at,
            "events": found.events,
            "unread": found.unread,
            "problem": "",
            "problem_at": None,
        },
    )


def note_problem(calendar: Calendar, error: AskwellError, *, at: datetime) -> None:
    """Keep that a calendar could not be read, and what it said before."""
    BusyTimes.objects.update_or_create(
        workspace_id=scope.current(),
        calendar=calendar.uid,
        defaults={"problem": str(error)[:300], "problem_at": at},
    )


def change_calendar(calendar: Calendar, *, by: User | None, at: datetime, **values: Any) -> bool:
    """Change a calendar's name, or what it may do; tell whether anything differed."""
    with journal.entry("calendar.change", by=by, at=at, about=calendar) as write:
        if values.get("ours"):
            for other in Calendar.objects.filter(ours=True).exclude(pk=calendar.pk):
                write.update(other, ours=False)
        return write.update(calendar, **values)


def remove_calendar(calendar: Calendar, *, by: User | None, at: datetime) -> None:
    """Forget a calendar here; nothing is changed where it stands."""
    with journal.entry("calendar.remove", by=by, at=at, about=calendar) as write:
        write.delete(calendar)
        BusyTimes.objects.filter(calendar=calendar.uid).delete()
        Placed.objects.filter(calendar=calendar.uid).delete()


def keep_for_calls(wall: datetime, zone: str, minutes: int, *, by: User | None, at: datetime) -> CallBlock:
    """Keep an hour for calls; raises BadInputError for a time that does not exist or makes no sense."""
    check_block(wall, zone, minutes)
    with journal.entry("call_block.keep", by=by, at=at) as write:
        made = write.create(
            CallBlock,
            wall=f"{wall:%Y-%m-%dT%H:%M}",
            zone=zone,
            starts_at=clock.instant(wall, zone),
            minutes=minutes,
            state=str(BlockState.KEPT),
            changed_at=at,
        )
        journal.tell_about(write, made)
    return made


def move_block(
    block: CallBlock, wall: datetime, minutes: int, *, by: User | None, at: datetime, zone: str = ""
) -> None:
    """Give an hour for calls another time; raises ChangedSinceError for one that was given up."""
    zone = zone or block.zone
    check_block(wall, zone, minutes)
    if block.state != BlockState.KEPT:
        raise ChangedSinceError(N_("This hour for calls was given up already."))
    with journal.entry("call_block.move", by=by, at=at, about=block) as write:
        write.update(
            block,
            wall=f"{wall:%Y-%m-%dT%H:%M}",
            zone=zone,
            starts_at=clock.instant(wall, zone),
            minutes=minutes,
            sequence=block.sequence + 1,
            changed_at=at,
        )


def cancel_block(block: CallBlock, *, by: User | None, at: datetime) -> None:
    """Give up an hour for calls."""
    if block.state != BlockState.KEPT:
        raise ChangedSinceError(N_("This hour for calls was given up already."))
    with journal.entry("call_block.cancel", by=by, at=at, about=block) as write:
        write.update(block, state=str(BlockState.CANCELLED), sequence=block.sequence + 1, changed_at=at)


def keep_block_walls(*, by: User | None, at: datetime) -> int:
    """Derive the instants of hours for calls anew, where the rules of their zones changed since."""
    moved = queries.moved_by_rules()
    if moved:
        with journal.entry("call_block.move", by=by, at=at) as write:
            for one, starts_at in moved:
                write.update(one, starts_at=starts_at, sequence=one.sequence + 1, changed_at=at)
    return len(moved)


def check_block(wall: datetime, zone: str, minutes: int) -> None:
    """Raise BadInputError unless the time exists in the zone and the length makes sense."""
    clock.check_wall(wall, zone)
    if not 0 < minutes <= _MOST_MINUTES:
        raise BadInputError(N_("An hour for calls has between 1 and {most} minutes."), most=_MOST_MINUTES)
