"""The call desk as it stands: today's calls in order, which come next, and when it is enough."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from askwell.kernel import clock, working_days
from askwell.practice.arranging import queries as arranging
from askwell.practice.arranging.desk import Call, Placed, Standing, in_order
from askwell.practice.arranging.ladder import (
    Past,
    Rung,
    calls_a_day,
    calls_on,
    highest,
    is_weary,
    pause_until,
    rung_of,
    said_no_on,
    smaller,
)
from askwell.practice.identifying.parts import parts_of
from askwell.practice.identifying.rules import Tie
from askwell.practice.today import queries
from askwell.practice.today.day import CALLS, PROMISED
from askwell.practice.today.queries import Ring, Shown
from askwell.words import best_time
from askwell.words import desk as words
from askwell.words import steps as step_words
from askwell.words.sentence import Sentence
from askwell.workspace.models import Seeker

CAN_BE_MADE = frozenset({Standing.AGREED, Standing.NOW})


@dataclass(frozen=True, slots=True)
class Line:
    """One call of the desk: its contact, what and why, when it is best made, and a smaller step instead.

    `ready` tells that it can be made now; `smaller` is "" for a call that is not too high.
    """

    uid: str
    name: str
    role: str
    title: Sentence
    why: Sentence
    when: str
    ready: bool
    smaller: str
    smaller_page: str
    placed: Placed
    step: Shown


@dataclass(frozen=True, slots=True)
class Desk:
    """The calls of today in the order to make them, and what the ladder says to the day."""

    lines: list[Line]
    made: int
    enough: str
    weary: str
    pause_until: date

    @property
    def smaller(self) -> Line | None:
        """Return the call in whose place a smaller step is offered: the easiest of them."""
        return next((one for one in self.lines if one.smaller), None)

    def next(self, *, anyway: bool = False) -> Line | None:
        """Return the call to make next; none when it is enough for today, unless one rings on anyway."""
        if self.enough and not anyway:
            return None
        ready = [one for one in self.lines if one.ready]
        easy = [one for one in ready if not one.smaller]
        return next(iter(easy or (ready if anyway else [])), None)


def open_desk(seeker: Seeker, *, now: datetime, today: date) -> Desk:
    """Return the desk as it stands at a moment (`now` is aware, `today` the seeker's own date)."""
    rings = queries.calls_until(today)
    past = arranging.past(today)
    off = queries.holidays_of(parts_of([one.contact_id for one in rings]))
    by_uid = {one.step.contact_uid: one for one in rings}
    calls = [_call(one, seeker, now, today, off[one.contact_id]) for one in rings]
    top = highest(past, today)
    lines = [_line(one, by_uid[one.call.uid], top) for one in in_order(calls)]
    until = pause_until(today)
    return Desk(
        lines,
        calls_on(past, today),
        _enough(past, today),
        words.weary(until) if is_weary(past, today) else "",
        until,
    )


def _enough(past: Past, today: date) -> str:
    most = calls_a_day(past)
    if said_no_on(past, today):
        return words.enough(heard_no=True)
    if most is not None and calls_on(past, today) >= most:
        return words.enough(heard_no=False)
    return ""


def _call(one: Ring, seeker: Seeker, now: datetime, today: date, off: Container[date]) -> Call:
    zone = one.zone or seeker.time_zone
    there = clock.wall(now, zone)
    step = one.step
    return Call(
        step.contact_uid,
        _minute(clock.wall(now, seeker.time_zone)),
        _minute(there),
        at=step.at if step.on == today else "",
        best=best_time.hours(one.best_time) if one.best_time else None,
        off=not working_days.is_working_day(there.date(), off),
        rung=rung_of(Tie(step.tie), wrote_first=step.reason == "wrote_would_ring"),
        dream=step.target,
    )


def _minute(moment: datetime) -> datetime:
    return moment - timedelta(seconds=moment.second, microseconds=moment.microsecond)


def _line(placed: Placed, ring: Ring, top: Rung) -> Line:
    step = ring.step
    asked = step.kind in CALLS and step.reason not in PROMISED
    instead = smaller(top) if asked and placed.call.rung > top else None
    return Line(
        step.contact_uid,
        step.name,
        ", ".join(filter(None, (step.title, step.organization))),
        step_words.title(step),
        step_words.why(step),
        words.standing(placed),
        placed.standing in CAN_BE_MADE,
        words.smaller(instead) if instead is not None else "",
        "write" if instead is Rung.WRITE_THEN_RING else "practise",
        placed,
        step,
    )
