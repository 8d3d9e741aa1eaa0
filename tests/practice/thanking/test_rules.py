"""A card is written the day you met, posted the next working day, red from three days to ten."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from askwell.practice.thanking.rules import (
    Step,
    Thanks,
    Tone,
    asks_for_a_job,
    count_words,
    due_for,
    tone,
)
from tests.practice.facts import THANKS

THURSDAY, FRIDAY, SATURDAY, MONDAY = (date(2026, 11, day) for day in (19, 20, 21, 23))
TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("thanks", "kind", "day"),
    [
        (Thanks("1", THURSDAY), Step.WRITE_CARD, THURSDAY),
        (Thanks("1", THURSDAY, THURSDAY), Step.POST_CARD, FRIDAY),
        (Thanks("1", FRIDAY, FRIDAY), Step.POST_CARD, MONDAY),
        (Thanks("1", SATURDAY, SATURDAY), Step.POST_CARD, MONDAY),
        (Thanks("1", THURSDAY, MONDAY), Step.POST_CARD, MONDAY),
        (Thanks("1", THURSDAY, THURSDAY, FRIDAY, MONDAY), Step.POST_CARD, TUESDAY),
        (Thanks("1", date(2028, 2, 28), date(2028, 2, 28)), Step.POST_CARD, date(2028, 2, 29)),
    ],
)
def test_what_a_card_asks_for(thanks: Thanks, kind: Step, day: date) -> None:
    due = due_for(thanks)
    assert due is not None
    assert (due.kind, due.on) == (kind, day)


def test_a_card_on_its_way_or_let_go_asks_for_nothing() -> None:
    assert due_for(Thanks("1", THURSDAY, THURSDAY, FRIDAY)) is None
    assert due_for(Thanks("1", THURSDAY, let_go=True)) is None


@given(THANKS)
def test_only_a_posted_card_is_done(thanks: Thanks) -> None:
    done = due_for(thanks) is None
    assert done == (thanks.let_go or (thanks.posted_on is not None and thanks.returned_on is None))


@pytest.mark.parametrize(
    ("waited", "shown"),
    [
        (0, Tone.DUE),
        (2, Tone.DUE),
        (3, Tone.LATE),
        (10, Tone.LATE),
        (11, Tone.STILL_REAL),
        (400, Tone.STILL_REAL),
    ],
)
def test_red_comes_after_three_days_and_goes_after_ten(waited: int, shown: Tone) -> None:
    assert tone(THURSDAY, THURSDAY + timedelta(days=waited)) is shown


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("I enclose my CV in case.", True),
        ("Are you hiring?", True),
        ("Any vacancies next year?", True),
        ("Thank you for the higher view.", False),
        ("Your words about the lease stayed with me.", False),
    ],
)
def test_a_card_never_asks_for_work(words: str, asks: bool) -> None:
    assert asks_for_a_job(words) == asks


def test_words_are_counted() -> None:
    assert count_words("Dear Mary,\nthank you  for Thursday.") == 6
