"""What is true of attempts and interviews: their kinds, and which moves of an interview are allowed.

The states of an interview are those of practice.md §1.3; what an attempt leads to is in `cadence`.
Every result is a dated step; whether it is due is not asked here.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from askwell.kernel import working_days
from askwell.kernel.due import Due

NO_SHOW_WAIT_MINUTES = 15


class Channel(StrEnum):
    """The ways an attempt is made."""

    CALL = "call"
    EMAIL = "email"
    MESSAGE = "message"
    LINKEDIN = "linkedin"
    LETTER = "letter"
    IN_PERSON = "in_person"


class Outcome(StrEnum):
    """What came of an attempt."""

    NO_ANSWER = "no_answer"
    VOICEMAIL = "voicemail"
    GATEKEEPER = "gatekeeper"
    CALL_LATER = "call_later"
    YES = "yes"
    NOT_ME = "not_me"
    NO = "no"
    WRONG_NUMBER = "wrong_number"
    LEFT = "left"
    SENT = "sent"
    NOT_RUNG = "not_rung"


class InterviewState(StrEnum):
    """The states of an interview (practice.md §1.3)."""

    PROPOSED = "proposed"
    SCHEDULED = "scheduled"
    CONFIRMED = "confirmed"
    IN_PROGRESS = "in_progress"
    EXTENDED = "extended"
    HELD = "held"
    RESCHEDULED = "rescheduled"
    CANCELLED_BY_THEM = "cancelled_by_them"
    CANCELLED_BY_ME = "cancelled_by_me"
    NO_SHOW_THEM = "no_show_them"
    NO_SHOW_ME = "no_show_me"


class Mode(StrEnum):
    """How the two meet."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    VIDEO = "video"


class Step(StrEnum):
    """The kinds of step this part of the practice asks for."""

    PRACTISE = "practise"
    CALL = "call"
    WRITE = "write"
    FIND_NUMBER = "find_number"
    LEAVE_MESSAGE = "leave_message"
    SECOND_PERSON = "second_person"
    NUDGE = "nudge"
    REVIVE = "revive"
    THANK_FOR_NAME = "thank_for_name"
    SETTLE_TIME = "settle_time"
    PREPARE = "prepare"
    CONFIRM = "confirm"
    MEET = "meet"
    OFFER_SLOTS = "offer_slots"
    APOLOGISE = "apologise"


S = InterviewState
ANSWERED = frozenset({Outcome.CALL_LATER, Outcome.YES, Outcome.NOT_ME, Outcome.NO})
PHONE_TRIES = frozenset({Outcome.NO_ANSWER, Outcome.VOICEMAIL, Outcome.GATEKEEPER})
UPCOMING = frozenset({S.PROPOSED, S.SCHEDULED, S.CONFIRMED, S.IN_PROGRESS, S.EXTENDED})
IN_THE_ROOM = frozenset({S.IN_PROGRESS, S.EXTENDED})
FELL_THROUGH = frozenset(
    {S.RESCHEDULED, S.CANCELLED_BY_THEM, S.CANCELLED_BY_ME, S.NO_SHOW_THEM, S.NO_SHOW_ME}
)
CALLED_OFF = frozenset({S.RESCHEDULED, S.CANCELLED_BY_THEM, S.CANCELLED_BY_ME})
MOVES: dict[InterviewState, frozenset[InterviewState]] = {
    S.PROPOSED: frozenset({S.SCHEDULED, S.IN_PROGRESS}) | CALLED_OFF,
    S.SCHEDULED: frozenset({S.SCHEDULED, S.CONFIRMED, S.IN_PROGRESS, S.HELD, S.NO_SHOW_THEM, S.NO_SHOW_ME})
    | CALLED_OFF,
    S.CONFIRMED: frozenset({S.SCHEDULED, S.IN_PROGRESS, S.HELD, S.NO_SHOW_THEM, S.NO_SHOW_ME}) | CALLED_OFF,
    S.IN_PROGRESS: frozenset({S.EXTENDED, S.HELD}),
    S.EXTENDED: frozenset({S.EXTENDED, S.HELD}),
    S.HELD: frozenset(),
    S.RESCHEDULED: frozenset({S.PROPOSED, S.SCHEDULED, S.CANCELLED_BY_THEM, S.CANCELLED_BY_ME}),
    S.CANCELLED_BY_THEM: frozenset({S.SCHEDULED}),
    S.CANCELLED_BY_ME: frozenset({S.SCHEDULED}),
    S.NO_SHOW_THEM: frozenset({S.SCHEDULED}),
    S.NO_SHOW_ME: frozenset({S.SCHEDULED}),
}


@dataclass(frozen=True, slots=True)
class Tried:
    """An attempt as the rules see it."""

    at: datetime
    on: date
    channel: Channel
    outcome: Outcome
    again_on: date | None = None
    again_at: str = ""


@dataclass(frozen=True, slots=True)
class Appointment:
    """An interview as the rules see it; `wall` is naive, in the seeker's own reading."""

    uid: str
    state: InterviewState
    state_at: datetime
    state_on: date
    wall: datetime | None
    planned: bool
    debriefed: bool
    held_on: date | None = None


def may_move(state: InterviewState, to: InterviewState) -> bool:
    """Tell whether an interview may go from one state to another."""
    return to in MOVES[state]


def due_for(appointment: Appointment) -> Due | None:
    """Return the step an appointment asks for, or None once it was held and written up."""
    about = ("interview", appointment.uid)
    day = appointment.state_on
    state = appointment.state
    if state is S.HELD:
        return None
    if state in IN_THE_ROOM:
        return _due(Step.MEET, day, about, "in_the_room", weight=0)
    if state in FELL_THROUGH:
        return _after_falling_through(appointment, about)
    if state is S.PROPOSED or appointment.wall is None:
        return _due(Step.SETTLE_TIME, working_days.add(day, 1), about, "time_proposed", weight=1)
    return _before_meeting(appointment, appointment.wall, about)


def _before_meeting(appointment: Appointment, wall: datetime, about: tuple[str, str]) -> Due:
    eve = working_days.before(wall.date())
    told = {"wall": f"{wall:%Y-%m-%dT%H:%M}"}
    if not appointment.planned:
        return _due(
            Step.PREPARE,
            max(appointment.state_on, working_days.before(eve)),
            about,
            "no_plan_yet",
            weight=2,
            values=told,
        )
    if appointment.state is S.SCHEDULED and appointment.state_on < wall.date():
        return _due(Step.CONFIRM, max(appointment.state_on, eve), about, "day_before", weight=1, values=told)
    return _due(Step.MEET, wall.date(), about, "agreed", at=f"{wall:%H:%M}", weight=0, values=told)


def _after_falling_through(appointment: Appointment, about: tuple[str, str]) -> Due:
    day = appointment.state_on
    if appointment.state is S.NO_SHOW_ME:
        return _due(Step.APOLOGISE, day, about, "no_show_me", weight=0)
    if appointment.state in {S.NO_SHOW_THEM, S.RESCHEDULED}:
        return _due(Step.OFFER_SLOTS, day, about, str(appointment.state), weight=1)
    return _due(Step.OFFER_SLOTS, working_days.add(day, 1), about, str(appointment.state))


def _due(
    kind: Step,
    on: date,
    about: tuple[str, str],
    reason: str,
    *,
    at: str = "",
    weight: int = 5,
    values: dict[str, str] | None = None,
) -> Due:
    moment = time.fromisoformat(at) if at else time(0, 0)
    return Due(
        on=on, at=moment, weight=weight, kind=str(kind), subject=about, reason=reason, values=values or {}
    )
