"""What is true of the day: the one next step about a contact, and the stage they are at.

Everything is derived from facts the steps hand over; nothing here knows what day it is, so the
stored result stays right until a fact changes.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from askwell.kernel.due import Due
from askwell.practice.arranging import cadence
from askwell.practice.arranging import rules as arranging
from askwell.practice.asking.rules import Taken
from askwell.practice.following_up import rules as following_up
from askwell.practice.holding import rules as holding
from askwell.practice.identifying.rules import Reach
from askwell.practice.referring import rules as referring
from askwell.practice.thanking import rules as thanking

OWED = frozenset(
    {"write_card", "post_card", "promise", "tell", "confirm", "meet", "apologise", "offer_slots"}
)
STEPS = (
    *(str(step) for steps in (arranging.Step, thanking.Step, following_up.Step) for step in steps),
    holding.DEBRIEF,
    referring.TELL,
    referring.GET_IN_TOUCH,
)


HELD = arranging.InterviewState.HELD


class Stage(StrEnum):
    """The states of a contact (practice.md §1.2)."""

    IDENTIFIED = "identified"
    READY = "ready"
    APPROACHING = "approaching"
    SCHEDULED = "scheduled"
    MET = "met"
    THANKED = "thanked"
    IN_TOUCH = "in_touch"
    PARKED = "parked"
    DECLINED = "declined"
    REDIRECTED = "redirected"
    DO_NOT_CONTACT = "do_not_contact"


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known about one contact's case; sequences are in order of time.

    `once_open` tells that they were taken up at some time, `beside` is None without an organization,
    `off` are the holidays where they work, `touched` the days of promises kept and words passed on.
    """

    uid: str
    do_not_contact: bool = False
    reach: Reach = field(default_factory=Reach)
    taken: tuple[Taken, ...] = ()
    tried: tuple[arranging.Tried, ...] = ()
    rehearsed: tuple[datetime, ...] = ()
    appointments: tuple[arranging.Appointment, ...] = ()
    thanks: tuple[thanking.Thanks, ...] = ()
    opened: tuple[referring.Opened, ...] = ()
    promised: tuple[following_up.Promised, ...] = ()
    planned: tuple[following_up.Planned, ...] = ()
    put_off: tuple[following_up.PutOff, ...] = ()
    named: referring.Named | None = None
    once_open: bool = False
    beside: cadence.Beside | None = None
    touched: tuple[date, ...] = ()
    off: Container[date] = ()
    put_aside: bool = False


def next_step(facts: Facts, paused: following_up.Paused | None = None) -> Due | None:
    """Return the one next step: always one for an open contact, None where nothing is owed to others.

    Somebody who must not be contacted, or was put aside, has none.
    """
    if facts.do_not_contact or facts.put_aside:
        return None
    candidates = following_up.after_deferrals(_candidates(facts), _still_meant(facts))
    if not candidates and facts.taken:
        candidates = [following_up.look_again(_last_day(facts), facts.uid, facts.off)]
    if not candidates:
        return None
    return min(following_up.after_pause(due, paused) for due in candidates)


def _still_meant(facts: Facts) -> list[following_up.PutOff]:
    """Return the deferrals that hold: one of an approach ends with the next attempt."""
    last = facts.tried[-1].at if facts.tried else None
    return [one for one in facts.put_off if last is None or one.subject_uid != facts.uid or one.at > last]


def _candidates(facts: Facts) -> list[Due]:
    dues: list[Due | None] = [thanking.due_for(one) for one in facts.thanks]
    dues += [referring.due_for(one, facts.off) for one in facts.opened]
    dues += [following_up.due_promise(one) for one in facts.promised]
    dues += [
        holding.due_debrief(one.uid, one.held_on or one.state_on, debriefed=one.debriefed)
        for one in facts.appointments
        if one.state is arranging.InterviewState.HELD
    ]
    dues += [arranging.due_for(one) for one in facts.appointments if one.state in arranging.UPCOMING]
    if facts.taken:
        dues += _while_open(facts)
    elif facts.named and not (facts.once_open or facts.tried or facts.appointments):
        dues.append(referring.due_named(facts.named, facts.uid, facts.off))
    return [due for due in dues if due]


def _while_open(facts: Facts) -> Sequence[Due | None]:
    """Return what only an open pursuit asks for: approach, a new time after one fell through, check-ins."""
    last = facts.appointments[-1] if facts.appointments else None
    tried_since = [one for one in facts.tried if last is None or one.at > last.state_at]
    if last and last.state in arranging.UPCOMING:
        return []
    if last and last.state in arranging.FELL_THROUGH and not tried_since:
        return [arranging.due_for(last)]
    held = any(one.state is arranging.InterviewState.HELD for one in facts.appointments)
    if held:
        touched = _in_touch_on(facts)
        return [following_up.due_check_in(facts.planned, facts.uid, touched=touched, off=facts.off)]
    first = min(facts.taken, key=lambda one: (one.begins_on, one.uid))
    way = cadence.Approach(
        taken=first,
        tried=facts.tried,
        rehearsed=facts.rehearsed,
        reach=facts.reach,
        subject=facts.uid,
        beside=facts.beside,
        off=facts.off,
    )
    return cadence.next_approach(way)


def _in_touch_on(facts: Facts) -> list[date]:
    """Return the days on which the two heard of each other."""
    held = [one.held_on for one in facts.appointments if one.held_on]
    heard = [one.on for one in facts.tried if one.outcome in arranging.ANSWERED]
    return [*facts.touched, *held, *heard]


def _last_day(facts: Facts) -> date:
    days = [one.opened_on for one in facts.taken]
    days += [one.on for one in facts.tried]
    days += [one.state_on for one in facts.appointments]
    days += [one.on for one in facts.put_off]
    days += [one.sent_on for one in facts.planned if one.sent_on]
    return max(days)


@dataclass(frozen=True, slots=True)
class Outline:
    """What the stage of a contact follows from; `last_outcome` is that of the last attempt, "" for none.

    `taken` tells of an open pursuit, `posted` of a card on its way, `checked_in` of a check-in that was sent.
    """

    do_not_contact: bool = False
    states: frozenset[str] = frozenset()
    last_outcome: str = ""
    taken: bool = False
    posted: bool = False
    checked_in: bool = False


def stage(facts: Facts, step_kind: str | None = None) -> Stage:
    """Return the stage a contact is at; `step_kind` spares deriving the next step where its kind is known."""
    outline = Outline(
        do_not_contact=facts.do_not_contact,
        states=frozenset(one.state for one in facts.appointments),
        last_outcome=facts.tried[-1].outcome if facts.tried else "",
        taken=bool(facts.taken),
        posted=any(one.posted_on for one in facts.thanks),
        checked_in=any(one.sent_on for one in facts.planned),
    )
    if step_kind is None:
        step = next_step(facts) if outline.last_outcome and outline.taken else None
        step_kind = step.kind if step else ""
    return stage_of(outline, step_kind)


def stage_of(outline: Outline, step_kind: str) -> Stage:
    """Return the stage that follows from an outline and the kind of the next step, "" for none."""
    if outline.do_not_contact:
        return Stage.DO_NOT_CONTACT
    if HELD in outline.states:
        if outline.checked_in:
            return Stage.IN_TOUCH
        return Stage.THANKED if outline.posted else Stage.MET
    if outline.states & arranging.UPCOMING:
        return Stage.SCHEDULED
    return _stage_before_meeting(outline, step_kind)


def _stage_before_meeting(outline: Outline, step_kind: str) -> Stage:
    if not outline.last_outcome:
        return Stage.READY if outline.taken else Stage.IDENTIFIED
    if outline.last_outcome == arranging.Outcome.NO:
        return Stage.DECLINED
    if outline.last_outcome == arranging.Outcome.NOT_ME:
        return Stage.REDIRECTED
    rests = not outline.taken or step_kind == arranging.Step.REVIVE
    return Stage.PARKED if rests else Stage.APPROACHING


def since(facts: Facts) -> date | None:
    """Return the day on which a contact came to the stage they are at; None for somebody only listed."""
    at = stage(facts)
    held = [one.held_on or one.state_on for one in facts.appointments if one.state is HELD]
    days: list[date] = {
        Stage.SCHEDULED: [one.state_on for one in facts.appointments],
        Stage.MET: held,
        Stage.THANKED: [one.posted_on for one in facts.thanks if one.posted_on],
        Stage.IN_TOUCH: [one.sent_on for one in facts.planned if one.sent_on],
        Stage.READY: [one.opened_on for one in facts.taken],
        Stage.APPROACHING: [one.on for one in facts.tried[:1]],
    }.get(at, [one.on for one in facts.tried])
    return max(days, default=None)


def is_late(kind: str, on: date, today: date) -> bool:
    """Tell whether a step is shown as late: only what another person was promised ever is."""
    return kind in OWED and on < today
