"""Who opened a door hears when you got through, and within two days of the talk."""

from datetime import date

import pytest
from hypothesis import given

from askwell.practice.referring.rules import Opened, due_for
from tests.practice.facts import OPENED

THURSDAY, FRIDAY = date(2026, 11, 19), date(2026, 11, 20)


@pytest.mark.parametrize(
    ("opened", "reason", "day"),
    [
        (Opened("2", "Mary", reached_on=THURSDAY), "you_reached", FRIDAY),
        (Opened("2", "Mary", reached_on=FRIDAY), "you_reached", date(2026, 11, 23)),
        (Opened("2", "Mary", reached_on=date(2026, 11, 12), met_on=date(2026, 11, 17)), "you_met", THURSDAY),
        (
            Opened("2", "Mary", reached_on=THURSDAY, met_on=FRIDAY, told_reached=True),
            "you_met",
            date(2026, 11, 23),
        ),
    ],
)
def test_the_giver_is_told(opened: Opened, reason: str, day: date) -> None:
    due = due_for(opened)
    assert due is not None
    assert (due.kind, due.reason, due.on, due.values) == ("tell", reason, day, {"named": "Mary"})


@pytest.mark.parametrize(
    "opened",
    [
        Opened("2", "Mary"),
        Opened("2", "Mary", reached_on=THURSDAY, told_reached=True),
        Opened("2", "Mary", met_on=THURSDAY, told_met=True),
        Opened("2", "Mary", met_on=THURSDAY, let_go=True),
    ],
)
def test_nothing_new_means_nothing_to_tell(opened: Opened) -> None:
    assert due_for(opened) is None


@given(OPENED)
def test_a_talk_is_told_of_until_it_was(opened: Opened) -> None:
    if opened.met_on and not opened.told_met and not opened.let_go:
        assert due_for(opened) is not None
