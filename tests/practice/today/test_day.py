"""A kind day: what others count on stands, the rest gives way, and nothing is lost."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.kernel import working_days
from askwell.practice.today.day import (
    A_DAY_MOST,
    CALLS,
    CHOSEN,
    PROMISED,
    Measure,
    Waits,
    how_many,
    is_own_call,
    lay_out,
)
from askwell.practice.today.rules import STEPS
from tests.practice.facts import MONDAY

TUESDAY = MONDAY + timedelta(days=1)


@dataclass(frozen=True)
class Step:
    """A step as a day sees it."""

    kind: str = "call"
    reason: str = "ask_aloud"


MEASURES = st.builds(
    Measure,
    st.booleans(),
    st.sampled_from([1, None]),
    st.integers(0, 3),
    st.sampled_from([None, MONDAY, MONDAY - timedelta(days=7)]),
)
MANY = st.lists(
    st.builds(Step, st.sampled_from(STEPS), st.sampled_from(["ask_aloud", *sorted(PROMISED)])), max_size=30
)


@given(MANY, MEASURES)
def test_no_step_is_lost_and_each_that_waits_has_a_working_day(steps: list[Step], measure: Measure) -> None:
    day = lay_out(steps, MONDAY, measure)
    assert Counter(steps) == Counter([*day.now, *(step for step, _, _ in day.waiting)])
    for _, on, _ in day.waiting:
        assert on > MONDAY
        assert working_days.is_working_day(on)


@given(MANY, MEASURES)
def test_what_others_count_on_never_waits(steps: list[Step], measure: Measure) -> None:
    for step, _, _ in lay_out(steps, MONDAY, measure).waiting:
        assert step.kind in CHOSEN
        assert step.reason not in PROMISED


@given(MANY, MEASURES)
def test_no_day_gets_a_pile(steps: list[Step], measure: Measure) -> None:
    day = lay_out(steps, MONDAY, measure)
    days = Counter(on for step, on, _ in day.waiting if step.kind not in CALLS)
    days[MONDAY] = sum(one.kind in CHOSEN - CALLS and one.reason not in PROMISED for one in day.now)
    assert max(days.values()) <= A_DAY_MOST


@given(MANY, MEASURES, st.randoms(use_true_random=False))
def test_the_count_is_the_days_wherever_calls_of_ones_own_come(
    steps: list[Step], measure: Measure, chance: Random
) -> None:
    in_order = sorted(steps, key=is_own_call)
    rest = [one for one in steps if not is_own_call(one)]
    for one in filter(is_own_call, steps):
        rest.insert(chance.randint(0, len(rest)), one)
    assert how_many(rest, MONDAY, measure) == len(lay_out(in_order, MONDAY, measure).now)


@given(MANY, st.sampled_from([1, None]))
def test_after_a_no_nothing_more_is_due_that_day(steps: list[Step], most: int | None) -> None:
    day = lay_out(steps, MONDAY, Measure(heard_no=True, calls_most=most, rung=1))
    assert not [one for one in day.now if one.kind in CHOSEN and one.reason not in PROMISED]


@pytest.mark.parametrize(("rung", "now"), [(0, 1), (1, 0), (2, 0)])
def test_one_call_fills_a_day_at_first(rung: int, now: int) -> None:
    day = lay_out([Step()] * 3, MONDAY, Measure(calls_most=1, rung=rung))
    assert len(day.now) == now
    assert [on for _, on, _ in day.waiting] == [TUESDAY + timedelta(days=count) for count in range(3 - now)]
    assert {why for _, _, why in day.waiting} == {Waits.ONE_CALL}


def test_later_one_rings_as_many_as_one_likes() -> None:
    assert len(lay_out([Step()] * 12, MONDAY, Measure()).now) == 12


def test_the_first_day_after_a_pause_has_one_step() -> None:
    steps = [Step("check_in"), Step("call"), Step("write")]
    day = lay_out(steps, MONDAY, Measure(paused_until=MONDAY))
    assert [one.kind for one in day.now] == ["check_in"]
    assert lay_out(steps, TUESDAY, Measure(paused_until=MONDAY)).now == tuple(steps)


def test_a_promise_stands_on_the_day_after_a_pause_and_after_a_no() -> None:
    owed = Step("promise", "you_said")
    for measure in (Measure(heard_no=True), Measure(paused_until=MONDAY)):
        assert owed in lay_out([Step(), owed], MONDAY, measure).now
