"""What is true of attempts and interviews: what each outcome leads to, and which moves are allowed.

The table of outcomes is practice.md §1.5, the states of an interview §1.3, the small steps
towards the first call §1.5b. Every result is a dated step; whether it is due is not asked here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from askwell.kernel import working_days
from askwell.kernel.due import Due
from askwell.practice.asking.rules import BeginWith, Taken
from askwell.practice.identifying.rules import Reach

SILENT_TRIES_BEFORE_VOICEMAIL = 3
PHONE_TRIES_BEFORE_REST = 5
WRITTEN_BEFORE_REST = 2
REST_DAYS = 90
SECOND_PERSON_AFTER = 3
NUDGE_AFTER = 7
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
_ENDINGS = frozenset({S.RESCHEDULED, S.CANCELLED_BY_THEM, S.CANCELLED_BY_ME})
MOVES: dict[InterviewState, frozenset[InterviewState]] = {
    S.PROPOSED: frozenset({S.SCHEDULED, S.IN_PROGRESS}) | _ENDINGS,
    S.SCHEDULED: frozenset({S.SCHEDULED, S.CONFIRMED, S.IN_PROGRESS, S.HELD, S.NO_SHOW_THEM, S.NO_SHOW_ME})
    | _ENDINGS,
    S.CONFIRMED: frozenset({S.SCHEDULED, S.IN_PROGRESS, S.HELD, S.NO_SHOW_THEM, S.NO_SHOW_ME}) | _ENDINGS,
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


def next_approach(
    taken: Taken, tried: Sequence[Tried], rehearsed: Sequence[datetime], reach: Reach, subject: str
) -> list[Due]:
    """Return what to do next to reach somebody: one step, or two after a first written message.

    `tried` and `rehearsed` in order of time; `subject` is the contact's uid.
    """
    about = ("contact", subject)
    if not tried:
        return [_beginning(taken, rehearsed, reach, about)]
    last = tried[-1]
    if _is_at_rest(tried):
        rest = last.again_on or last.on + timedelta(days=REST_DAYS)
        return [_due(Step.REVIVE, rest, about, "silence", weight=8)]
    return _AFTER[last.outcome](last, tried, rehearsed, about)


def _beginning(taken: Taken, rehearsed: Sequence[datetime], reach: Reach, about: tuple[str, str]) -> Due:
    if taken.begin_with is BeginWith.PRACTISE and not rehearsed:
        return _due(Step.PRACTISE, taken.begins_on, about, "first_small_step")
    if not (reach.phone or reach.email or reach.address or reach.link):
        return _due(Step.FIND_NUMBER, taken.begins_on, about, "no_channel")
    if taken.begin_with is BeginWith.PRACTISE:
        day = working_days.add(rehearsed[-1].date(), 1)
        return _due(Step.CALL, max(day, taken.begins_on), about, "practised")
    if taken.begin_with is BeginWith.WRITE or not reach.phone:
        return _due(Step.WRITE, taken.begins_on, about, "write_first")
    return _due(Step.CALL, taken.begins_on, about, "ask_aloud")


def _is_at_rest(tried: Sequence[Tried]) -> bool:
    """Tell whether it is time to leave somebody in peace: five calls or two messages without a word."""
    silent: list[Tried] = []
    for one in reversed(tried):
        if one.outcome in ANSWERED:
            break
        silent.append(one)
    calls = sum(one.outcome in PHONE_TRIES for one in silent)
    written = sum(one.outcome is Outcome.SENT for one in silent)
    named_day = silent and silent[0].again_on is not None and silent[0].outcome is not Outcome.SENT
    return not named_day and (calls >= PHONE_TRIES_BEFORE_REST or written >= WRITTEN_BEFORE_REST)


def _after_no_answer(
    last: Tried, tried: Sequence[Tried], _: Sequence[datetime], about: tuple[str, str]
) -> list[Due]:
    silent = 0
    for one in reversed(tried):
        if one.outcome is not Outcome.NO_ANSWER:
            break
        silent += 1
    kind = Step.LEAVE_MESSAGE if silent >= SILENT_TRIES_BEFORE_VOICEMAIL else Step.CALL
    reason = "leave_message_now" if kind is Step.LEAVE_MESSAGE else "try_other_half_of_day"
    return [_due(kind, last.again_on or working_days.add(last.on, 2), about, reason, at=last.again_at)]


def _after_voicemail(
    last: Tried, tried: Sequence[Tried], _: Sequence[datetime], about: tuple[str, str]
) -> list[Due]:
    messages = sum(one.outcome is Outcome.VOICEMAIL for one in tried)
    day = last.again_on or working_days.add(last.on, 1 if messages == 1 else 3)
    return [_due(Step.CALL, day, about, "said_would_ring", at=last.again_at, weight=3)]


def _after_gatekeeper(
    last: Tried, _: Sequence[Tried], __: Sequence[datetime], about: tuple[str, str]
) -> list[Due]:
    day = last.again_on or working_days.add(last.on, 1)
    return [_due(Step.CALL, day, about, "best_time_named", at=last.again_at)]


def _after_call_later(
    last: Tried, _: Sequence[Tried], __: Sequence[datetime], about: tuple[str, str]
) -> list[Due]:
    day = last.again_on or working_days.add(last.on, 10)
    return [_due(Step.CALL, day, about, "asked_to_ring_then", at=last.again_at, weight=2)]


def _after_yes(last: Tried, _: Sequence[Tried], __: Sequence[datetime], about: tuple[str, str]) -> list[Due]:
    return [_due(Step.SETTLE_TIME, last.on, about, "said_yes", weight=1)]


def _after_not_me(
    last: Tried, _: Sequence[Tried], __: Sequence[datetime], about: tuple[str, str]
) -> list[Due]:
    return [_due(Step.THANK_FOR_NAME, last.on, about, "redirected", weight=3)]


def _after_no(last: Tried, _: Sequence[Tried], __: Sequence[datetime], about: tuple[str, str]) -> list[Due]:
    rest = last.again_on or last.on + timedelta(days=REST_DAYS)
    return [_due(Step.REVIVE, rest, about, "said_no", weight=8)]


def _after_wrong_number(
    last: Tried, _: Sequence[Tried], __: Sequence[datetime], about: tuple[str, str]
) -> list[Due]:
    reason = "left_the_organization" if last.outcome is Outcome.LEFT else "wrong_number"
    return [_due(Step.FIND_NUMBER, working_days.add(last.on, 1), about, reason)]


def _after_sent(
    last: Tried, tried: Sequence[Tried], _: Sequence[datetime], about: tuple[str, str]
) -> list[Due]:
    if any(one.outcome is Outcome.NOT_ME for one in tried):
        return [_due(Step.REVIVE, last.on + timedelta(days=REST_DAYS), about, "thanked_for_name", weight=8)]
    if last.again_on:
        return [_due(Step.CALL, last.again_on, about, "wrote_would_ring", at=last.again_at, weight=2)]
    second = working_days.add(last.on, SECOND_PERSON_AFTER)
    nudge = working_days.add(last.on, NUDGE_AFTER)
    return [
        _due(Step.SECOND_PERSON, second, about, "no_reply_in_three_days", weight=7),
        _due(Step.NUDGE, nudge, about, "no_reply_in_seven_days"),
    ]


def _after_not_rung(
    last: Tried, _: Sequence[Tried], rehearsed: Sequence[datetime], about: tuple[str, str]
) -> list[Due]:
    since = [moment for moment in rehearsed if moment > last.at]
    if since:
        return [_due(Step.CALL, working_days.add(since[-1].date(), 1), about, "practised")]
    return [_due(Step.PRACTISE, last.again_on or working_days.add(last.on, 1), about, "smaller_step")]


_AFTER = {
    Outcome.NO_ANSWER: _after_no_answer,
    Outcome.VOICEMAIL: _after_voicemail,
    Outcome.GATEKEEPER: _after_gatekeeper,
    Outcome.CALL_LATER: _after_call_later,
    Outcome.YES: _after_yes,
    Outcome.NOT_ME: _after_not_me,
    Outcome.NO: _after_no,
    Outcome.WRONG_NUMBER: _after_wrong_number,
    Outcome.LEFT: _after_wrong_number,
    Outcome.SENT: _after_sent,
    Outcome.NOT_RUNG: _after_not_rung,
}


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
