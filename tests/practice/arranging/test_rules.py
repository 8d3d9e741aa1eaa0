"""Each outcome of an attempt leads to its step and day; an interview moves only as it may."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from askwell.practice.arranging.rules import (
    FELL_THROUGH,
    IN_THE_ROOM,
    MOVES,
    UPCOMING,
    Appointment,
    Channel,
    InterviewState,
    Outcome,
    Step,
    Tried,
    due_for,
    may_move,
    next_approach,
)
from askwell.practice.asking.rules import BeginWith
from askwell.practice.identifying.rules import Reach
from tests.practice.facts import MONDAY, PHONE, UID, appointment, moment, taken, tried, tries

S, O = InterviewState, Outcome  # noqa: E741 -- two short names for two long tables
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + timedelta(days=count) for count in (1, 2, 3, 4))
NEXT_MONDAY = date(2026, 11, 30)


def approach(
    *attempts: Tried, reach: Reach = PHONE, begin_with: BeginWith = BeginWith.CALL
) -> tuple[Step, date]:
    first = next_approach(taken(begin_with), attempts, (), reach, UID)[0]
    return Step(first.kind), first.on


@pytest.mark.parametrize(
    ("outcome", "on", "kind", "day"),
    [
        (O.NO_ANSWER, MONDAY, Step.CALL, WEDNESDAY),
        (O.NO_ANSWER, THURSDAY, Step.CALL, NEXT_MONDAY),
        (O.NO_ANSWER, FRIDAY, Step.CALL, date(2026, 12, 1)),
        (O.VOICEMAIL, MONDAY, Step.CALL, TUESDAY),
        (O.VOICEMAIL, FRIDAY, Step.CALL, NEXT_MONDAY),
        (O.GATEKEEPER, MONDAY, Step.CALL, TUESDAY),
        (O.CALL_LATER, MONDAY, Step.CALL, date(2026, 12, 7)),
        (O.YES, MONDAY, Step.SETTLE_TIME, MONDAY),
        (O.NOT_ME, MONDAY, Step.THANK_FOR_NAME, MONDAY),
        (O.NO, MONDAY, Step.REVIVE, date(2027, 2, 21)),
        (O.WRONG_NUMBER, FRIDAY, Step.FIND_NUMBER, NEXT_MONDAY),
        (O.LEFT, MONDAY, Step.FIND_NUMBER, TUESDAY),
        (O.NOT_RUNG, MONDAY, Step.PRACTISE, TUESDAY),
        (O.NOT_RUNG, FRIDAY, Step.PRACTISE, NEXT_MONDAY),
        (O.SENT, MONDAY, Step.SECOND_PERSON, THURSDAY),
        (O.SENT, date(2028, 2, 28), Step.SECOND_PERSON, date(2028, 3, 2)),
    ],
)
def test_what_follows_an_attempt(outcome: Outcome, on: date, kind: Step, day: date) -> None:
    assert approach(tried(outcome, on)) == (kind, day)


@pytest.mark.parametrize("outcome", [O.NO_ANSWER, O.VOICEMAIL, O.GATEKEEPER, O.CALL_LATER, O.SENT])
def test_a_day_and_hour_that_were_named_are_kept_to(outcome: Outcome) -> None:
    named = tried(outcome, again_on=FRIDAY, again_at="10:15")
    (found,) = next_approach(taken(), (named,), (), PHONE, UID)
    assert (found.kind, found.on, found.at) == (Step.CALL, FRIDAY, time(10, 15))


def test_a_first_message_reminds_twice() -> None:
    dues = next_approach(taken(), (tried(O.SENT, channel=Channel.EMAIL),), (), PHONE, UID)
    assert [(one.kind, one.on) for one in dues] == [
        (Step.SECOND_PERSON, THURSDAY),
        (Step.NUDGE, date(2026, 12, 2)),
    ]


def test_after_three_silent_tries_a_message_is_left() -> None:
    silent = [tried(O.NO_ANSWER, day) for day in (MONDAY, WEDNESDAY, FRIDAY)]
    assert approach(*silent[:2]) == (Step.CALL, FRIDAY)
    assert approach(*silent) == (Step.LEAVE_MESSAGE, date(2026, 12, 1))


def test_after_a_second_voicemail_three_working_days_pass() -> None:
    assert approach(tried(O.VOICEMAIL), tried(O.VOICEMAIL, TUESDAY)) == (Step.CALL, FRIDAY)


def test_two_messages_without_a_word_are_enough() -> None:
    written = (tried(O.SENT), tried(O.SENT, date(2026, 12, 2)))
    assert approach(*written) == (Step.REVIVE, date(2027, 3, 2))


def test_a_word_from_them_begins_the_count_anew() -> None:
    silent = [tried(O.NO_ANSWER, MONDAY + timedelta(days=number)) for number in range(4)]
    asked = tried(O.CALL_LATER, FRIDAY)
    assert approach(*silent, asked, tried(O.NO_ANSWER, NEXT_MONDAY)) == (
        Step.CALL,
        WEDNESDAY + timedelta(weeks=1),
    )


def test_a_day_they_named_holds_also_after_five_calls() -> None:
    silent = [tried(O.NO_ANSWER, MONDAY + timedelta(days=number)) for number in range(4)]
    assert approach(*silent, tried(O.GATEKEEPER, FRIDAY, again_on=NEXT_MONDAY)) == (Step.CALL, NEXT_MONDAY)


@pytest.mark.parametrize(
    ("begin_with", "reach", "kind"),
    [
        (BeginWith.CALL, Reach(phone=True), Step.CALL),
        (BeginWith.CALL, Reach(email=True), Step.WRITE),
        (BeginWith.WRITE, Reach(phone=True), Step.WRITE),
        (BeginWith.PRACTISE, Reach(phone=True), Step.PRACTISE),
        (BeginWith.PRACTISE, Reach(), Step.PRACTISE),
        (BeginWith.CALL, Reach(), Step.FIND_NUMBER),
        (BeginWith.WRITE, Reach(link=True), Step.WRITE),
    ],
)
def test_how_it_begins(begin_with: BeginWith, reach: Reach, kind: Step) -> None:
    assert approach(reach=reach, begin_with=begin_with) == (kind, MONDAY)


def test_practising_leads_to_the_call_on_the_next_working_day() -> None:
    practise = taken(BeginWith.PRACTISE)
    (found,) = next_approach(practise, (), (moment(FRIDAY),), PHONE, UID)
    assert (found.kind, found.on) == (Step.CALL, NEXT_MONDAY)
    (again,) = next_approach(practise, (tried(O.NOT_RUNG),), (moment(TUESDAY),), PHONE, UID)
    assert (again.kind, again.on) == (Step.CALL, WEDNESDAY)


@given(st.lists(tries(), min_size=1, max_size=8))
def test_every_run_of_attempts_leads_to_a_step_not_before_the_last_one(attempts: list[Tried]) -> None:
    attempts.sort(key=lambda one: one.at)
    dues = next_approach(taken(), attempts, (), PHONE, UID)
    assert 1 <= len(dues) <= 2
    assert all(one.on >= attempts[-1].on for one in dues)


@given(st.sampled_from([O.NO, O.NOT_RUNG]), st.dates(date(2026, 1, 1), date(2029, 1, 1)))
def test_after_a_no_or_not_today_nothing_more_is_due_that_day(outcome: Outcome, on: date) -> None:
    assert approach(tried(outcome, on))[1] > on


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


AT_TWO = wall("2026-11-26 14:00")


@pytest.mark.parametrize(
    ("given_one", "kind", "day"),
    [
        (appointment(S.PROPOSED), Step.SETTLE_TIME, TUESDAY),
        (appointment(S.PROPOSED, FRIDAY), Step.SETTLE_TIME, NEXT_MONDAY),
        (appointment(S.SCHEDULED, wall=AT_TWO, planned=False), Step.PREPARE, date(2026, 11, 24)),
        (appointment(S.SCHEDULED, WEDNESDAY, wall=AT_TWO, planned=False), Step.PREPARE, WEDNESDAY),
        (appointment(S.SCHEDULED, wall=AT_TWO), Step.CONFIRM, WEDNESDAY),
        (appointment(S.SCHEDULED, WEDNESDAY, wall=AT_TWO), Step.CONFIRM, WEDNESDAY),
        (appointment(S.SCHEDULED, THURSDAY, wall=AT_TWO), Step.MEET, THURSDAY),
        (appointment(S.CONFIRMED, wall=AT_TWO), Step.MEET, THURSDAY),
        (appointment(S.IN_PROGRESS, THURSDAY, wall=AT_TWO), Step.MEET, THURSDAY),
        (appointment(S.EXTENDED, THURSDAY, wall=AT_TWO), Step.MEET, THURSDAY),
        (appointment(S.RESCHEDULED), Step.OFFER_SLOTS, MONDAY),
        (appointment(S.NO_SHOW_THEM), Step.OFFER_SLOTS, MONDAY),
        (appointment(S.NO_SHOW_ME), Step.APOLOGISE, MONDAY),
        (appointment(S.CANCELLED_BY_THEM, FRIDAY), Step.OFFER_SLOTS, NEXT_MONDAY),
        (appointment(S.CANCELLED_BY_ME), Step.OFFER_SLOTS, TUESDAY),
    ],
)
def test_what_an_interview_asks_for(given_one: Appointment, kind: Step, day: date) -> None:
    found = due_for(given_one)
    assert found is not None
    assert (found.kind, found.on) == (kind, day)


def test_the_hour_of_a_talk_is_kept() -> None:
    found = due_for(appointment(S.CONFIRMED, wall=AT_TWO))
    assert found is not None
    assert found.at == time(14, 0)


def test_a_held_talk_asks_for_nothing_here() -> None:
    assert due_for(appointment(S.HELD)) is None


def test_every_state_has_its_moves_and_held_is_the_end() -> None:
    assert set(MOVES) == set(S)
    assert not MOVES[S.HELD]
    assert {S.HELD} | UPCOMING | FELL_THROUGH == set(S)


@pytest.mark.parametrize("state", sorted(S))
def test_more_time_needs_a_running_clock(state: InterviewState) -> None:
    assert may_move(state, S.EXTENDED) == (state in IN_THE_ROOM)


@pytest.mark.parametrize("state", sorted(IN_THE_ROOM))
def test_a_talk_that_runs_can_only_go_on_or_end(state: InterviewState) -> None:
    assert MOVES[state] == {S.EXTENDED, S.HELD}


@pytest.mark.parametrize("state", sorted(FELL_THROUGH))
def test_what_fell_through_can_have_a_new_time(state: InterviewState) -> None:
    assert may_move(state, S.SCHEDULED)
    assert not may_move(state, S.HELD)


class Walk(RuleBasedStateMachine):
    """Any walk of an interview by moves that are allowed, with a day going by between them."""

    def __init__(self) -> None:
        super().__init__()
        self.state = S.PROPOSED
        self.day = MONDAY
        self.been: list[InterviewState] = [S.PROPOSED]

    @rule(to=st.sampled_from(InterviewState), days=st.integers(0, 5))
    def move(self, to: InterviewState, days: int) -> None:
        if may_move(self.state, to):
            self.state = to
            self.day += timedelta(days=days)
            self.been.append(to)

    @invariant()
    def never_leaves_held(self) -> None:
        assert S.HELD not in self.been[:-1]

    @invariant()
    def is_extended_only_in_the_room(self) -> None:
        for before, after in zip(self.been, self.been[1:], strict=False):
            assert after is not S.EXTENDED or before in IN_THE_ROOM

    @invariant()
    def asks_for_one_step_until_held(self) -> None:
        at_two = None if self.state is S.PROPOSED else wall("2026-12-10 14:00")
        found = due_for(appointment(self.state, self.day, wall=at_two))
        assert (found is None) == (self.state is S.HELD)


TestWalk = Walk.TestCase
