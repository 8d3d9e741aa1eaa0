"""What can be done to reach somebody and to settle a time."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from askwell.kernel import clock
from askwell.kernel.errors import N_, BadInputError, ChangedSinceError
from askwell.practice.arranging import queries
from askwell.practice.arranging.models import Attempt, Interview, Preparation, Rehearsal
from askwell.practice.arranging.preparing import FACTS, Ready
from askwell.practice.arranging.rules import CALLED_OFF, Channel, InterviewState, Mode, Outcome, may_move
from askwell.practice.asking.actions import check_minutes
from askwell.practice.asking.models import Goal, Plan
from askwell.practice.identifying.models import Contact
from askwell.workspace import journal
from askwell.workspace.models import User

_FOR_BOTH = ("minutes", "mode", "place")
"""What the other must learn of when it changes."""


def log_attempt(
    contact: Contact,
    channel: Channel,
    outcome: Outcome,
    *,
    on: date,
    by: User | None,
    at: datetime,
    goal: Goal | None = None,
    again_on: date | None = None,
    again_at: str = "",
    answered_by: str = "",
    note: str = "",
) -> Attempt:
    """Keep one try to reach somebody. `on` is the seeker's own date, `again_at` is "HH:MM" or empty.

    Raises BadInputError for a time that does not exist, or a day to try again that has passed.
    """
    if again_at:
        again_at = f"{clock.parse_time(again_at):%H:%M}"
    if again_on and again_on < on:
        raise BadInputError(N_("The day to try again, {day}, lies before the day you tried."), day=again_on)
    with journal.entry("attempt.log", by=by, at=at, about=contact) as write:
        return write.create(
            Attempt,
            contact=contact,
            goal=goal,
            channel=channel,
            outcome=outcome,
            at=at,
            on=on,
            again_on=again_on,
            again_at=again_at,
            answered_by=answered_by.strip()[:200],
            note=note.strip(),
        )


def rehearse(contact: Contact, kind: str, *, on: date, by: User | None, at: datetime) -> Rehearsal:
    """Keep that the seeker practised: "lines" said aloud, "voicemail" to oneself, "text", or a "plan"."""
    with journal.entry("rehearsal.keep", by=by, at=at, about=contact) as write:
        return write.create(Rehearsal, contact=contact, kind=kind, on=on, at=at)


def schedule(
    contact: Contact,
    *,
    wall: datetime | None,
    zone: str,
    minutes: int,
    mode: Mode,
    by: User | None,
    at: datetime,
    goal: Goal | None = None,
    plan: Plan | None = None,
    place: str = "",
    travel_minutes: int = 0,
    note: str = "",
) -> Interview:
    """Settle an interview at a wall time in a zone, or propose one without a time yet (`wall` None).

    Raises BadInputError for a time, a zone or minutes that make no sense.
    """
    check_minutes(minutes)
    clock.zone(zone)
    if wall:
        clock.check_wall(wall, zone)
    state = InterviewState.SCHEDULED if wall else InterviewState.PROPOSED
    with journal.entry("interview.schedule", by=by, at=at, about=contact) as write:
        interview = write.create(
            Interview,
            contact=contact,
            goal=goal,
            plan=plan,
            state=state,
            state_at=at,
            zone=zone,
            minutes=minutes,
            mode=mode,
            place=place.strip(),
            travel_minutes=travel_minutes,
            note=note.strip(),
            **_time(wall, zone),
        )
        journal.tell_about(write, interview)
    return interview


def reschedule(
    interview: Interview, wall: datetime, *, by: User | None, at: datetime, zone: str = "", **values: Any
) -> None:
    """Give an interview a new time; raises ChangedSinceError where its state does not allow one.

    Raises BadInputError for a time that does not exist in the zone.
    """
    clock.check_wall(wall, zone or interview.zone)
    move(
        interview,
        InterviewState.SCHEDULED,
        by=by,
        at=at,
        sequence=interview.sequence + 1,
        changed_at=at,
        zone=zone or interview.zone,
        **_time(wall, zone or interview.zone),
        **values,
    )


def move(interview: Interview, to: InterviewState, *, by: User | None, at: datetime, **values: Any) -> None:
    """Bring an interview into another state; raises ChangedSinceError for a move that is not allowed."""
    if not may_move(InterviewState(interview.state), to):
        raise ChangedSinceError(
            N_("This interview is {state} and cannot become {to}."), state=interview.state, to=str(to)
        )
    if to in CALLED_OFF and interview.wall:
        values |= {"sequence": interview.sequence + 1, "changed_at": at}
    with journal.entry(f"interview.{to}", by=by, at=at, about=interview) as write:
        write.update(interview, state=str(to), state_at=at, **values)


def change_interview(interview: Interview, *, by: User | None, at: datetime, **values: Any) -> bool:
    """Change place, minutes, mode, dress, travel or notes of an interview; tell whether anything differed."""
    if "minutes" in values:
        check_minutes(values["minutes"])
    if any(name in values and values[name] != getattr(interview, name) for name in _FOR_BOTH):
        values |= {"sequence": interview.sequence + 1, "changed_at": at}
    with journal.entry("interview.change", by=by, at=at, about=interview) as write:
        return write.update(interview, **values)


def prepare(
    interview: Interview,
    *,
    by: User | None,
    at: datetime,
    why: str = "",
    facts: Sequence[str] = (),
    ready: Iterable[Ready] = (),
    **values: Any,
) -> Preparation:
    """Keep what was gathered before a talk and what lies ready, with `values` of the interview itself.

    It replaces what was kept before. Facts beyond three, and empty ones, are left out.
    """
    kept = {
        "why": why.strip(),
        "facts": [fact.strip() for fact in facts if fact.strip()][:FACTS],
        "ready": sorted({str(one) for one in ready}),
    }
    with journal.entry("interview.prepare", by=by, at=at, about=interview) as write:
        if values:
            change_interview(interview, by=by, at=at, **values)
        found = queries.preparation_of(interview.pk)
        if found:
            write.update(found, **kept)
            return found
        return write.create(Preparation, interview=interview, **kept)


def keep_walls(*, by: User | None, at: datetime) -> int:
    """Derive the instants of interviews to come anew, where the rules of their zones changed since.

    The wall time is what was agreed, so it stays; return how many instants moved.
    """
    moved = queries.moved_by_rules()
    if moved:
        with journal.entry("interview.zone_rules", by=by, at=at) as write:
            for one, starts_at in moved:
                write.update(one, starts_at=starts_at, sequence=one.sequence + 1, changed_at=at)
    return len(moved)


def give_plan(interview: Interview, plan: Plan, *, by: User | None, at: datetime) -> None:
    """Point an interview to its plan."""
    with journal.entry("interview.plan", by=by, at=at, about=interview) as write:
        write.update(interview, plan_id=plan.pk)


def begin(interview: Interview, *, by: User | None, at: datetime) -> None:
    """Start the clock: the talk begins now."""
    move(interview, InterviewState.IN_PROGRESS, by=by, at=at, began_at=at)


def _time(wall: datetime | None, zone: str) -> dict[str, Any]:
    if wall is None:
        return {"wall": "", "starts_at": None}
    return {"wall": f"{wall:%Y-%m-%dT%H:%M}", "starts_at": clock.instant(wall, zone)}
