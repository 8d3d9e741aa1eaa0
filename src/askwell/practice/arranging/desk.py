"""The call desk: today's calls in a good order for each person's hours and best time (practice.md §1.7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from askwell.practice.arranging.ladder import Rung

OFFICE = (time(9, 0), time(17, 0))
EARLY_MINUTES = 10
_CLOSING_MINUTES = 60


class Standing(StrEnum):
    """Whether somebody can be rung at this moment."""

    AGREED = "agreed"
    NOW = "now"
    LATER = "later"
    CLOSED = "closed"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the day. `here` and `there` are what the clocks show now (naive), at their desk and ours.

    `at` is an hour that was agreed, "HH:MM" on the seeker's clock; `best` the hours in which they are
    easiest to catch, on theirs; `off` says that they are not at work today.
    """

    uid: str
    here: datetime
    there: datetime
    at: str = ""
    best: tuple[time, time] | None = None
    off: bool = False
    rung: Rung = Rung.COLD
    dream: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A call with its standing, and when it can be made if not now: a wall time here."""

    call: Call
    standing: Standing
    opens: datetime | None = None


def in_order(calls: Sequence[Call]) -> list[Placed]:
    """Return the calls as they are best made.

    First what was agreed for about now, then who can be rung now, those whose day or best time ends
    soonest before the others, warm before cold and the dream place last; then who opens later, in order
    of time; last who is not at work any more today.
    """
    placed = [place(one) for one in calls]
    return sorted(placed, key=_key)


def place(call: Call) -> Placed:
    """Return a call with its standing at this moment."""
    if call.at:
        agreed = datetime.combine(call.here.date(), time.fromisoformat(call.at))
        waits = (agreed - call.here).total_seconds() > EARLY_MINUTES * 60
        return Placed(call, Standing.LATER, agreed) if waits else Placed(call, Standing.AGREED)
    if call.off:
        return Placed(call, Standing.HOLIDAY)
    opens, closes = call.best or OFFICE
    now = call.there.time()
    if now < opens:
        opens_here = call.here + (datetime.combine(call.there.date(), opens) - call.there)
        is_today = opens_here.date() == call.here.date()
        return Placed(call, Standing.LATER, opens_here) if is_today else Placed(call, Standing.CLOSED)
    if now >= max(closes, OFFICE[1]):
        return Placed(call, Standing.CLOSED)
    return Placed(call, Standing.NOW)


_RANK = {
    Standing.AGREED: 0,
    Standing.NOW: 1,
    Standing.LATER: 2,
    Standing.CLOSED: 3,
    Standing.HOLIDAY: 3,
}


def _key(one: Placed) -> tuple[int, datetime, int, int, bool]:
    return (_RANK[one.standing], one.opens or one.call.here, _haste(one), one.call.rung, one.call.dream)


def _haste(one: Placed) -> int:
    """Return 0 for a call that agreed hours or a closing hour call for, 1 within a best time, else 2."""
    if one.standing is not Standing.NOW:
        return 0
    there, best = one.call.there, one.call.best
    closes = best[1] if best and there.time() < best[1] else OFFICE[1]
    left = (datetime.combine(there.date(), closes) - there).total_seconds() / 60
    if 0 <= left <= _CLOSING_MINUTES:
        return 0
    return 1 if best and best[0] <= there.time() < best[1] else 2
