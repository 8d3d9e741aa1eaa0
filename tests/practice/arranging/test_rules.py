"""Each outcome of an attempt leads to its step and day; an interview moves only as it may."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from askwell.practice.arranging.rules import (
    FELL_THROUGH,
    IN_THE_ROOM,
    MOVES,
    UPCOMING,
    Appointment,
    InterviewState,
    Outcome,
    Step,
    due_for,
    may_move,
)
from tests.practice.facts import MONDAY, appointment

S, O = InterviewState, Outcome  # noqa: E741 -- two short names for two long tables
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + timedelta(days=count) for count in (1, 2, 3, 4))
NEXT_MONDAY = date(2026, 11, 30)


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
