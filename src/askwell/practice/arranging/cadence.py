"""What follows an attempt to reach somebody, and when: the table of practice.md §1.5.

Days are counted in working days of the contact's country. Two reminders are set when something is
written (3B7): after three days somebody else at the same organization, after seven one friendly line.
"""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from askwell.kernel import working_days
from askwell.kernel.due import Due
from askwell.practice.arranging.rules import ANSWERED, PHONE_TRIES, Outcome, Step, Tried
from askwell.practice.asking.rules import BeginWith, Taken
from askwell.practice.identifying.rules import Reach

SILENT_TRIES_BEFORE_VOICEMAIL = 3
PHONE_TRIES_BEFORE_REST = 5
WRITTEN_BEFORE_REST = 2
REST_DAYS = 90
SECOND_PERSON_AFTER = 3
NUDGE_AFTER = 7
ASKED_LATELY_DAYS = 30
ASKED_LATELY_MOST = 2


@dataclass(frozen=True, slots=True)
class Beside:
    """The others at a contact's organization: the days on which one of them was taken up or tried."""

    asked_on: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Approach:
    """What is known of the way to one contact; sequences are in order of time.

    `subject` is the contact's uid, `beside` is None where no organization is known, `off` are the
    public holidays where the contact works.
    """

    taken: Taken
    tried: Sequence[Tried]
    rehearsed: Sequence[datetime]
    reach: Reach
    subject: str
    beside: Beside | None = None
    off: Container[date] = ()

    def later(self, day: date, working: int) -> date:
        """Return the day so many working days after another."""
        return working_days.add(day, working, self.off)

    def due(self, kind: Step, on: date, reason: str, *, at: str = "", weight: int = 5) -> Due:
        """Return a step about the contact."""
        moment = time.fromisoformat(at) if at else time(0, 0)
        about = ("contact", self.subject)
        return Due(on=on, at=moment, weight=weight, kind=str(kind), subject=about, reason=reason)


def next_approach(way: Approach) -> list[Due]:
    """Return what to do next to reach somebody: one step, or two after a first written message."""
    if not way.tried:
        return [_beginning(way)]
    last = way.tried[-1]
    if is_at_rest(way.tried):
        return [_at_rest(way, last, "silence")]
    return _AFTER[last.outcome](way, last)


def _beginning(way: Approach) -> Due:
    begins_on, begin_with = way.taken.begins_on, way.taken.begin_with
    if begin_with is BeginWith.PRACTISE and not way.rehearsed:
        return way.due(Step.PRACTISE, begins_on, "first_small_step")
    if not (way.reach.phone or way.reach.email or way.reach.address or way.reach.link):
        return way.due(Step.FIND_NUMBER, begins_on, "no_channel")
    if begin_with is BeginWith.PRACTISE:
        day = way.later(way.rehearsed[-1].date(), 1)
        return way.due(Step.CALL, max(day, begins_on), "practised")
    if begin_with is BeginWith.WRITE or not way.reach.phone:
        return way.due(Step.WRITE, begins_on, "write_first")
    return way.due(Step.CALL, begins_on, "ask_aloud")


def is_at_rest(tried: Sequence[Tried]) -> bool:
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


def _at_rest(way: Approach, last: Tried, reason: str) -> Due:
    rest = last.again_on or working_days.on_or_after(last.on + timedelta(days=REST_DAYS), way.off)
    return way.due(Step.REVIVE, rest, reason, weight=8)


def _after_no_answer(way: Approach, last: Tried) -> list[Due]:
    silent = 0
    for one in reversed(way.tried):
        if one.outcome is not Outcome.NO_ANSWER:
            break
        silent += 1
    kind = Step.LEAVE_MESSAGE if silent >= SILENT_TRIES_BEFORE_VOICEMAIL else Step.CALL
    reason = "leave_message_now" if kind is Step.LEAVE_MESSAGE else "try_other_half_of_day"
    return [way.due(kind, last.again_on or way.later(last.on, 2), reason, at=last.again_at)]


def _after_voicemail(way: Approach, last: Tried) -> list[Due]:
    messages = sum(one.outcome is Outcome.VOICEMAIL for one in way.tried)
    day = last.again_on or way.later(last.on, 1 if messages == 1 else 3)
    return [way.due(Step.CALL, day, "said_would_ring", at=last.again_at, weight=3)]


def _after_gatekeeper(way: Approach, last: Tried) -> list[Due]:
    day = last.again_on or way.later(last.on, 1)
    return [way.due(Step.CALL, day, "best_time_named", at=last.again_at)]


def _after_call_later(way: Approach, last: Tried) -> list[Due]:
    day = last.again_on or way.later(last.on, 10)
    return [way.due(Step.CALL, day, "asked_to_ring_then", at=last.again_at, weight=2)]


def _after_yes(way: Approach, last: Tried) -> list[Due]:
    return [way.due(Step.SETTLE_TIME, last.on, "said_yes", weight=1)]


def _after_not_me(way: Approach, last: Tried) -> list[Due]:
    return [way.due(Step.THANK_FOR_NAME, last.on, "redirected", weight=3)]


def _after_no(way: Approach, last: Tried) -> list[Due]:
    return [_at_rest(way, last, "said_no")]


def _after_wrong_number(way: Approach, last: Tried) -> list[Due]:
    reason = "left_the_organization" if last.outcome is Outcome.LEFT else "wrong_number"
    return [way.due(Step.FIND_NUMBER, way.later(last.on, 1), reason)]


def _after_sent(way: Approach, last: Tried) -> list[Due]:
    if any(one.outcome is Outcome.NOT_ME for one in way.tried):
        return [_at_rest(way, last, "thanked_for_name")]
    if last.again_on:
        return [way.due(Step.CALL, last.again_on, "wrote_would_ring", at=last.again_at, weight=2)]
    nudge = way.due(Step.NUDGE, way.later(last.on, NUDGE_AFTER), "no_reply_in_seven_days")
    if way.beside is None or any(day >= last.on for day in way.beside.asked_on):
        return [nudge]
    second = way.later(last.on, SECOND_PERSON_AFTER)
    return [way.due(Step.SECOND_PERSON, second, "no_reply_in_three_days", weight=7), nudge]


def _after_not_rung(way: Approach, last: Tried) -> list[Due]:
    since = [moment for moment in way.rehearsed if moment > last.at]
    if since:
        return [way.due(Step.CALL, way.later(since[-1].date(), 1), "practised")]
    return [way.due(Step.PRACTISE, last.again_on or way.later(last.on, 1), "smaller_step")]


_AFTER: dict[Outcome, Callable[[Approach, Tried], list[Due]]] = {
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


@dataclass(frozen=True, slots=True)
class Asked:
    """One person who was asked: who, on which day they were last asked, and whether they work elsewhere."""

    name: str
    on: date
    same_person: bool = False


def asked_lately(asked: Sequence[Asked], today: date) -> list[Asked]:
    """Return who was asked in the last thirty days, the newest first: advice, never a gate.

    The person themselves counts at once; an organization when two others there were asked.
    """
    since = today - timedelta(days=ASKED_LATELY_DAYS)
    near = sorted((one for one in asked if since < one.on <= today), key=lambda one: one.on, reverse=True)
    others = [one for one in near if not one.same_person]
    own = [one for one in near if one.same_person]
    return [*own, *(others if len(others) >= ASKED_LATELY_MOST else [])]
