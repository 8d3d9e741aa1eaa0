"""The shy person's ladder: small steps towards the first calls (practice.md §1.5b).

A rung says how much courage a step takes. Until three talks are held nothing is offered that lies more
than one rung above the highest one reached; after a no nothing colder than that call; after a week of
tries without a talk a rung lower. All of it orders what is offered, and none of it forbids anything.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from askwell.practice.identifying.rules import Tie

TALKS_BEFORE_FREE = 3
OPEN_APPROACHES_FIRST = 2
OPEN_APPROACHES_MOST = 5
TRIES_BEFORE_REST = 3
WEEK = 7
TALKS_COUNTED = 50


class Rung(IntEnum):
    """The steps of the ladder, from alone in a room to the coldest call."""

    LINES = 0
    OWN_VOICEMAIL = 1
    IN_TEXT = 2
    PRACTICE_TALK = 3
    WRITE_THEN_RING = 4
    SENT_TO = 5
    COLD = 6


REHEARSALS = {"lines": Rung.LINES, "voicemail": Rung.OWN_VOICEMAIL, "text": Rung.IN_TEXT}
"""What one practises alone, by the code it is kept under."""
_OF_TIE = {
    Tie.CLOSE: Rung.PRACTICE_TALK,
    Tie.KNOWN: Rung.WRITE_THEN_RING,
    Tie.REFERRED: Rung.SENT_TO,
    Tie.ALUMNI: Rung.SENT_TO,
    Tie.STRANGER: Rung.COLD,
}


@dataclass(frozen=True, slots=True)
class Try:
    """One try to reach somebody: its day, its rung, whether it was a call, a no, or led to a talk."""

    on: date
    rung: Rung
    call: bool = True
    no: bool = False
    talk: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """What the seeker did so far: talks held, the highest rung reached, and the tries in order of time.

    `tries` holds at least those of the last week and the last one of all.
    """

    held: int = 0
    reached: Rung | None = None
    tries: tuple[Try, ...] = ()


def rung_of(tie: Tie, *, wrote_first: bool = False) -> Rung:
    """Return the rung of asking somebody; a note before the call makes it easier."""
    rung = _OF_TIE[tie]
    return min(rung, Rung.WRITE_THEN_RING) if wrote_first else rung


def highest(past: Past, today: date) -> Rung:
    """Return the highest rung that is offered on a day."""
    top = _next_above(past.reached) if past.held < TALKS_BEFORE_FREE else Rung.COLD
    if past.tries and past.tries[-1].no:
        top = min(top, past.tries[-1].rung)
    if is_weary(past, today):
        last = max(one.rung for one in past.tries if _in_the_week(one, today))
        top = min(top, _below(last))
    return top


def smaller(top: Rung) -> Rung:
    """Return the step to offer in place of a call that is too high: alone, in practice, or in writing."""
    return min(top, Rung.WRITE_THEN_RING)


def is_weary(past: Past, today: date) -> bool:
    """Tell whether a week of tries led to no talk, so that a pause may be offered."""
    week = [one for one in past.tries if _in_the_week(one, today)]
    return len(week) >= TRIES_BEFORE_REST and not any(one.talk for one in week)


def said_no_on(past: Past, today: date) -> bool:
    """Tell whether somebody said no on a day: then nothing more is asked of the seeker that day."""
    return any(one.no and one.on == today for one in past.tries)


def calls_on(past: Past, today: date) -> int:
    """Return how many calls were made on a day."""
    return sum(one.call and one.on == today for one in past.tries)


def calls_a_day(past: Past) -> int | None:
    """Return how many calls fill a day: one until three talks are held, then as many as one likes."""
    return 1 if past.held < TALKS_BEFORE_FREE else None


def open_limit(held: int) -> int:
    """Return how many approaches are best open at once: two, one more with each talk, five at most."""
    return min(OPEN_APPROACHES_FIRST + held, OPEN_APPROACHES_MOST)


def pause_until(today: date) -> date:
    """Return the Monday after a day, on which a pause ends."""
    return today + timedelta(days=WEEK - today.weekday())


def _next_above(reached: Rung | None) -> Rung:
    return Rung.LINES if reached is None else Rung(min(reached + 1, Rung.COLD))


def _below(rung: Rung) -> Rung:
    return Rung(max(rung - 1, Rung.LINES))


def _in_the_week(one: Try, today: date) -> bool:
    return today - timedelta(days=WEEK) < one.on <= today
