"""What is true of promises, check-ins, and steps that were put off, let go, or paused."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from askwell.kernel import working_days
from askwell.kernel.due import Due

CHECK_IN_EVERY_WEEKS = 15
LOOK_AGAIN_DAYS = 28
NEVER_PAUSED = frozenset({"meet", "confirm", "apologise"})


class Step(StrEnum):
    """The kinds of step this part of the practice asks for."""

    PROMISE = "promise"
    CHECK_IN = "check_in"
    LOOK_AGAIN = "look_again"


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise not yet kept."""

    uid: str
    due_on: date
    words: str


@dataclass(frozen=True, slots=True)
class Planned:
    """A check-in: planned, and perhaps sent on a day or let go."""

    uid: str
    planned_on: date
    sent_on: date | None = None
    let_go: bool = False


@dataclass(frozen=True, slots=True)
class PutOff:
    """A step put off until a day, or let go (`until` None), named by kind, subject and day due."""

    kind: str
    subject_uid: str
    due_on: date
    until: date | None
    at: datetime
    on: date


@dataclass(frozen=True, slots=True)
class Paused:
    """A pause in force: nothing is asked for before `until`."""

    from_on: date
    until: date


def due_promise(promised: Promised) -> Due:
    """Return the step to keep a promise on its day."""
    return Due(
        on=promised.due_on,
        weight=1,
        kind=Step.PROMISE,
        subject=("promise", promised.uid),
        reason="you_said",
        values={"words": promised.words},
    )


def due_check_in(planned: Sequence[Planned], contact_uid: str) -> Due | None:
    """Return the next check-in: the earliest planned one, else fifteen weeks after the last one sent."""
    waiting = [one for one in planned if not one.sent_on and not one.let_go]
    if waiting:
        first = min(waiting, key=lambda one: one.planned_on)
        return _check_in(first.planned_on, ("check_in", first.uid), "report_back")
    sent = [one.sent_on for one in planned if one.sent_on]
    if not sent:
        return None
    day = working_days.on_or_after(max(sent) + timedelta(weeks=CHECK_IN_EVERY_WEEKS))
    return _check_in(day, ("contact", contact_uid), "every_few_months")


def _check_in(day: date, about: tuple[str, str], reason: str) -> Due:
    return Due(on=day, weight=6, kind=Step.CHECK_IN, subject=about, reason=reason)


def look_again(last_on: date, contact_uid: str) -> Due:
    """Return the step that is there when nothing else is: look at this person again in four weeks."""
    day = working_days.on_or_after(last_on + timedelta(days=LOOK_AGAIN_DAYS))
    return Due(
        on=day, weight=9, kind=Step.LOOK_AGAIN, subject=("contact", contact_uid), reason="nothing_else"
    )


def after_deferrals(dues: Sequence[Due], put_off: Sequence[PutOff]) -> list[Due]:
    """Return the steps with those let go left out, and those put off moved to their new day.

    A deferral holds for the step as it stood: one that falls due on a later day than the day
    named is another step.
    """
    kept: list[Due] = []
    for due in dues:
        same = [
            one
            for one in put_off
            if (one.kind, one.subject_uid) == (due.kind, due.subject[1]) and due.on <= one.due_on
        ]
        # Of two at the same moment the later kept one holds: `sorted` leaves them in their order.
        last = sorted(same, key=lambda one: one.at)[-1] if same else None  # noqa: FURB192 -- see above
        if last is None:
            kept.append(due)
        elif last.until is not None:
            kept.append(replace(due, on=last.until, at=time(0, 0)))
    return kept


def after_pause(due: Due, paused: Paused | None) -> Due:
    """Return a step as a pause leaves it; what another person counts on that day stays where it is."""
    if paused is None or due.kind in NEVER_PAUSED or due.on >= paused.until:
        return due
    return replace(due, on=paused.until)
