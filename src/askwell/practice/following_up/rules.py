"""What is true of promises, check-ins, and steps that were put off, let go, or paused."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from askwell.kernel import working_days
from askwell.kernel.due import Due

CHECK_IN_EVERY_WEEKS = 15
CHECK_IN_FIRST_DAYS = (28, 35, 42)
"""The first check-in comes four to six weeks after the talk, best in the middle (practice.md §1.7)."""
QUIET_AFTER_TOUCH_DAYS = 28
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


def due_check_in(
    planned: Sequence[Planned],
    contact_uid: str,
    *,
    touched: Sequence[date] = (),
    off: Container[date] = (),
) -> Due | None:
    """Return the next check-in: the earliest planned one, else fifteen weeks after the last word.

    `touched` are the days on which the two were in touch otherwise. They move a planned check-in, but
    never out of its month: that month was said aloud, and stands on the card.
    """
    waiting = [one for one in planned if not one.sent_on and not one.let_go]
    if waiting:
        first = min(waiting, key=lambda one: one.planned_on)
        day = _moved(first.planned_on, touched, off)
        return _check_in(day, ("check_in", first.uid), "report_back")
    sent = [one.sent_on for one in planned if one.sent_on]
    if not sent:
        return None
    last = max([*sent, *touched])
    day = working_days.on_or_after(last + timedelta(weeks=CHECK_IN_EVERY_WEEKS), off)
    return _check_in(day, ("contact", contact_uid), "every_few_months")


def _moved(planned_on: date, touched: Sequence[date], off: Container[date]) -> date:
    """Return a planned day as the last touch before it leaves it: four quiet weeks later, in its month."""
    before = [day for day in touched if day <= planned_on]
    if not before:
        return planned_on
    quiet = max(before) + timedelta(days=QUIET_AFTER_TOUCH_DAYS)
    if quiet <= planned_on:
        return planned_on
    last = working_days.before(_month_of(planned_on)[1] + timedelta(days=1), off)
    return max(planned_on, min(working_days.on_or_after(quiet, off), last))


def first_check_in(met_on: date, load: Mapping[date, int], off: Container[date] = ()) -> date:
    """Return the day of the first check-in after a talk: of four to six weeks the day with least to do.

    `load` counts what is planned by day; among equals it is the one nearest to five weeks. The month is
    that of the fifth week whatever the load, since it is the one to say aloud.
    """
    least, best, most = (met_on + timedelta(days=days) for days in CHECK_IN_FIRST_DAYS)
    first, last = _month_of(working_days.on_or_after(best, off))
    return lightest(max(least, first), best, min(most, last), load, off)


def in_month(month: date, load: Mapping[date, int], off: Container[date] = ()) -> date:
    """Return a working day of the month of a day with least to do, nearest to its middle."""
    first, last = _month_of(month)
    return lightest(first, first.replace(day=15), last, load, off)


def _month_of(day: date) -> tuple[date, date]:
    """Return the first and the last day of a day's month."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def lightest(
    least: date, best: date, most: date, load: Mapping[date, int], off: Container[date] = ()
) -> date:
    """Return the working day of a span on which least is planned, so that no day gets a pile.

    Among equals the one nearest to `best`, the later of two; `best` itself moves to a working day first.
    """
    days = [least + timedelta(days=count) for count in range((most - least).days + 1)]
    working = [day for day in days if working_days.is_working_day(day, off)]
    aim = working_days.on_or_after(best, off)
    ranked = sorted(working, key=lambda day: (load.get(day, 0), abs((day - aim).days), day < aim))
    return ranked[0] if ranked else aim


def _check_in(day: date, about: tuple[str, str], reason: str) -> Due:
    return Due(on=day, weight=6, kind=Step.CHECK_IN, subject=about, reason=reason)


def look_again(last_on: date, contact_uid: str, off: Container[date] = ()) -> Due:
    """Return the step that is there when nothing else is: look at this person again in four weeks."""
    day = working_days.on_or_after(last_on + timedelta(days=LOOK_AGAIN_DAYS), off)
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
