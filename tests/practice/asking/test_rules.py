"""A plan fits the minutes promised: a line is drawn, no question is taken off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.practice.asking import queries
from askwell.practice.asking.rules import (
    FIVE_TO_START_WITH,
    FIVE_WITHOUT_BUSINESS,
    PURPOSE_ORDER,
    Asked,
    Position,
    budget,
    in_order,
    sure_to_be_asked,
)

ASKED = st.builds(
    Asked,
    st.text("abc", min_size=1, max_size=3),
    st.just("?"),
    st.sampled_from([*PURPOSE_ORDER, "own words"]),
    st.sampled_from([0.5, 1, 1.5, 2, 2.5, 3]),
    st.sampled_from(Position),
)


@pytest.mark.parametrize(("promised", "left"), [(15, 10), (20, 15), (30, 25), (5, 0), (3, 0)])
def test_two_minutes_to_begin_two_to_close_and_one_to_spare(promised: int, left: float) -> None:
    assert budget(promised) == left


@pytest.mark.parametrize(
    ("keys", "minutes", "sure"),
    [
        (FIVE_TO_START_WITH, 20, 5),
        (FIVE_TO_START_WITH, 15, 3),
        (FIVE_WITHOUT_BUSINESS, 20, 4),
        (FIVE_WITHOUT_BUSINESS, 15, 3),
    ],
)
def test_the_five_to_start_with_fill_a_meeting(keys: tuple[str, ...], minutes: int, sure: int) -> None:
    bank = queries.bank()
    assert sure_to_be_asked([bank[key] for key in keys], minutes) == sure


def test_the_bank_is_whole() -> None:
    bank = queries.bank()
    assert {asked.purpose for asked in bank.values()} <= set(PURPOSE_ORDER)
    assert set(FIVE_TO_START_WITH) | set(FIVE_WITHOUT_BUSINESS) <= set(bank)
    assert all(asked.text and asked.minutes > 0 for asked in bank.values())


@given(st.lists(ASKED, max_size=12))
def test_openers_come_first_closers_last_and_nothing_is_lost(questions: list[Asked]) -> None:
    ordered = in_order(questions)
    assert sorted(ordered, key=repr) == sorted(questions, key=repr)
    ranks = [list(Position).index(asked.position) for asked in ordered]
    assert ranks == sorted(ranks)


@given(st.lists(ASKED, max_size=12), st.integers(5, 120))
def test_what_is_sure_fits_and_one_more_would_not(questions: list[Asked], minutes: int) -> None:
    talk = [asked for asked in questions if asked.position is not Position.CLOSER]
    sure = sure_to_be_asked(questions, minutes)
    assert sum(asked.minutes for asked in talk[:sure]) <= budget(minutes)
    assert sure == len(talk) or sum(asked.minutes for asked in talk[: sure + 1]) > budget(minutes)


@given(st.lists(ASKED, max_size=12), st.integers(5, 60), st.integers(0, 60))
def test_more_time_never_means_fewer_questions(questions: list[Asked], minutes: int, more: int) -> None:
    assert sure_to_be_asked(questions, minutes) <= sure_to_be_asked(questions, minutes + more)
