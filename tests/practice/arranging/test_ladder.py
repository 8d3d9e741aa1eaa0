"""The ladder: what is offered is never more than a step higher, and nothing is colder after a no."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.practice.arranging.ladder import (
    Past,
    Rung,
    Try,
    calls_a_day,
    calls_on,
    highest,
    is_weary,
    open_limit,
    pause_until,
    rung_of,
    said_no_on,
    smaller,
)
from askwell.practice.identifying.rules import Tie
from tests.practice.facts import MONDAY

DAYS_AGO = st.integers(0, 20).map(lambda ago: MONDAY - timedelta(days=ago))
TRIES = st.lists(
    st.builds(Try, DAYS_AGO, st.sampled_from(Rung), st.booleans(), st.booleans(), st.booleans()), max_size=8
).map(lambda made: tuple(sorted(made, key=lambda one: one.on)))
PASTS = st.builds(Past, st.integers(0, 6), st.none() | st.sampled_from(Rung), TRIES)


@given(PASTS)
def test_until_three_talks_nothing_is_offered_more_than_one_rung_above(past: Past) -> None:
    reached = -1 if past.reached is None else past.reached
    if past.held < 3:
        assert highest(past, MONDAY) <= reached + 1
    assert Rung.LINES <= highest(past, MONDAY) <= Rung.COLD


@given(PASTS)
def test_after_a_no_nothing_colder_is_offered(past: Past) -> None:
    if past.tries and past.tries[-1].no:
        assert highest(past, MONDAY) <= past.tries[-1].rung


@given(PASTS, st.sampled_from(Rung))
def test_a_no_never_opens_a_colder_call_than_before(past: Past, rung: Rung) -> None:
    after = Past(past.held, past.reached, (*past.tries, Try(MONDAY, rung, no=True)))
    assert highest(after, MONDAY) <= rung


@given(PASTS)
def test_a_week_of_tries_without_a_talk_is_a_rung_down(past: Past) -> None:
    week = [one for one in past.tries if one.on > MONDAY - timedelta(days=7)]
    assert is_weary(past, MONDAY) == (len(week) >= 3 and not any(one.talk for one in week))
    if is_weary(past, MONDAY):
        assert highest(past, MONDAY) < max(one.rung for one in week) or highest(past, MONDAY) is Rung.LINES


@given(PASTS)
def test_there_is_always_a_step_small_enough(past: Past) -> None:
    top = highest(past, MONDAY)
    assert smaller(top) <= top
    assert smaller(top) <= Rung.WRITE_THEN_RING


@given(PASTS)
def test_three_talks_open_every_rung_but_after_a_no_or_a_hard_week(past: Past) -> None:
    if past.held >= 3 and not is_weary(past, MONDAY) and not (past.tries and past.tries[-1].no):
        assert highest(past, MONDAY) is Rung.COLD


def test_the_ladder_is_climbed_from_the_lines_to_a_cold_call() -> None:
    climbed = [highest(Past(), MONDAY)]
    while climbed[-1] is not Rung.COLD:
        climbed.append(highest(Past(reached=climbed[-1]), MONDAY))
    assert climbed == list(Rung)


@pytest.mark.parametrize(
    ("tie", "wrote", "rung"),
    [
        (Tie.CLOSE, False, Rung.PRACTICE_TALK),
        (Tie.CLOSE, True, Rung.PRACTICE_TALK),
        (Tie.KNOWN, False, Rung.WRITE_THEN_RING),
        (Tie.REFERRED, False, Rung.SENT_TO),
        (Tie.REFERRED, True, Rung.WRITE_THEN_RING),
        (Tie.ALUMNI, False, Rung.SENT_TO),
        (Tie.STRANGER, False, Rung.COLD),
        (Tie.STRANGER, True, Rung.WRITE_THEN_RING),
    ],
)
def test_how_much_courage_it_takes(tie: Tie, wrote: bool, rung: Rung) -> None:
    assert rung_of(tie, wrote_first=wrote) is rung


@pytest.mark.parametrize(("held", "limit"), [(0, 2), (1, 3), (2, 4), (3, 5), (4, 5), (90, 5)])
def test_open_approaches_grow_from_two_to_five(held: int, limit: int) -> None:
    assert open_limit(held) == limit


def test_one_call_a_day_is_a_full_day_until_three_talks() -> None:
    assert [calls_a_day(Past(held=held)) for held in range(4)] == [1, 1, 1, None]


def test_calls_and_noes_are_those_of_the_day() -> None:
    before = MONDAY - timedelta(days=1)
    past = Past(
        tries=(Try(before, Rung.COLD, no=True), Try(MONDAY, Rung.COLD), Try(MONDAY, Rung.COLD, call=False))
    )
    assert calls_on(past, MONDAY) == 1
    assert said_no_on(past, before)
    assert not said_no_on(past, MONDAY)


@pytest.mark.parametrize("day", [MONDAY + timedelta(days=count) for count in range(7)])
def test_a_pause_ends_on_the_monday_to_come(day: date) -> None:
    assert pause_until(day) == date(2026, 11, 30)
