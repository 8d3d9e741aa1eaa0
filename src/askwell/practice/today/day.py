"""A day that is kind: what is asked of the seeker now, and what waits for another day and why.

What another person counts on always stands. The rest gives way to a no that was just heard, to the one
call that fills a day at first, to the first day after a pause, and to a pile (practice.md §1.5b, §6).
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Generic, Protocol, TypeVar

from askwell.kernel import working_days

CALLS = frozenset({"call", "leave_message"})
APPROACHES = frozenset(
    {"practise", "write", "nudge", "second_person", "find_number", "get_in_touch", "revive", *CALLS}
)
CHOSEN = frozenset({"check_in", "look_again", *APPROACHES})
"""What is done because the seeker chose to, and nobody else waits for on that day."""
CHOSEN_OTHERS = CHOSEN - CALLS
PROMISED = frozenset({"said_would_ring", "asked_to_ring_then", "wrote_would_ring"})
"""The reasons of a call that another person was told to expect."""
A_DAY_MOST = 7


class Waits(StrEnum):
    """Why something waits for another day."""

    AFTER_NO = "after_no"
    ONE_CALL = "one_call"
    AFTER_PAUSE = "after_pause"
    PILE = "pile"


class Stands(Protocol):
    """A next step as a day sees it."""

    @property
    def kind(self) -> str:
        """The kind of step."""

    @property
    def reason(self) -> str:
        """Why it is there."""


S = TypeVar("S", bound=Stands)


@dataclass(frozen=True, slots=True)
class Measure:
    """How much a day takes: whether a no was heard, the calls that fill it and those made, the last pause.

    `paused_until` is the day the last pause ended or ends.
    """

    heard_no: bool = False
    calls_most: int | None = None
    rung: int = 0
    paused_until: date | None = None


@dataclass(frozen=True, slots=True)
class Day(Generic[S]):
    """What stands on a day, and what waits: each with the day it comes back, and why."""

    now: tuple[S, ...]
    waiting: tuple[tuple[S, date, Waits], ...]


def lay_out(steps: Sequence[S], today: date, measure: Measure, off: Container[date] = ()) -> Day[S]:
    """Return a day of the steps due on it, which come in the order of the day; none is lost.

    `off` are the holidays where the seeker lives: nothing waits for one of them.
    """
    now: list[S] = []
    waiting: list[tuple[S, Waits]] = []
    for step, why in _judged(steps, today, measure):
        if why is None:
            now.append(step)
        else:
            waiting.append((step, why))
    return Day(tuple(now), tuple(_spread(waiting, today, measure, off)))


def how_many(steps: Sequence[Stands], today: date, measure: Measure) -> int:
    """Return how many steps `lay_out` lets stand; calls of one's own may come in any order here.

    Which of them stand depends on their order, how many does not.
    """
    in_order = sorted(steps, key=is_own_call)
    return sum(why is None for _, why in _judged(in_order, today, measure))


def is_own_call(step: Stands) -> bool:
    """Tell whether a step is a call that nobody was told to expect; these come last in a day."""
    return step.kind in CALLS and step.reason not in PROMISED


def _judged(steps: Sequence[S], today: date, measure: Measure) -> Iterator[tuple[S, Waits | None]]:
    """Give each step with the reason why it waits, None for what stands."""
    calls, others = measure.rung, 0
    for step in steps:
        why = _why_not(step, calls, others, today, measure) if _may_wait(step) else None
        yield step, why
        if why is None:
            calls += step.kind in CALLS
            others += step.kind in CHOSEN_OTHERS


def _may_wait(step: Stands) -> bool:
    return step.kind in CHOSEN and step.reason not in PROMISED


def _why_not(step: Stands, calls: int, others: int, today: date, measure: Measure) -> Waits | None:
    is_call = step.kind in CALLS
    if measure.heard_no:
        return Waits.AFTER_NO
    if measure.calls_most is not None and is_call and calls >= measure.calls_most:
        return Waits.ONE_CALL
    if measure.paused_until == today and calls + others:
        return Waits.AFTER_PAUSE
    return Waits.PILE if not is_call and others >= A_DAY_MOST else None


def _spread(
    waiting: Sequence[tuple[S, Waits]], today: date, measure: Measure, off: Container[date]
) -> Iterator[tuple[S, date, Waits]]:
    """Give each that waits a working day: calls one a day at first, the rest so that no day gets a pile."""
    day_after = cache(lambda days: working_days.add(today, days, off))
    calls = others = 0
    for step, why in waiting:
        if step.kind in CALLS and measure.calls_most is not None:
            calls += 1
            days = calls
        else:
            days = others // A_DAY_MOST + 1
            others += 1
        yield step, day_after(days), why
