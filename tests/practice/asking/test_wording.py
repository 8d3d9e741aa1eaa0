"""Tests of what is said about the wording of a question."""

import pytest

from askwell.practice.asking import queries
from askwell.practice.asking.wording import Fault, look
from askwell.words import questions
from bench.goals.questions import score


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Are you hiring?", Fault.JOB),
        ("Would you buy an app that plans your week?", Fault.PITCHING),
        ("Don't you think the rents are too high?", Fault.LEADING),
        ("How did you begin, and what does a licence cost?", Fault.DOUBLE),
        ("Do you like your work?", Fault.YES_NO),
    ],
)
def test_each_fault_is_named_with_a_better_way(text: str, fault: Fault) -> None:
    remark = look(text)
    assert remark
    assert remark.fault is fault
    advice = questions.advice(text)
    assert advice
    assert advice.why
    assert advice.instead
    assert not any(look(better) for better in advice.instead)


def test_a_good_question_is_left_alone() -> None:
    assert look("What happened the last time a patient did not pay?") is None
    assert questions.advice("What happened the last time a patient did not pay?") is None


def test_only_two_of_the_bank_are_remarked_upon() -> None:
    # An offer that anybody answers at length, and a close that is asked in one breath.
    assert {one.key for one in queries.bank().values() if look(one.text)} == {"adv-06", "cls-04"}


def test_the_rules_keep_what_they_reached() -> None:
    half = score("test")
    assert half.precision >= 0.9
    assert half.recall >= 0.8


@pytest.mark.parametrize("text", ["", "?", "   ", "什么最难?", "a" * 5000, "how " * 900, "((((", "\u202e?"])
def test_any_text_is_looked_at(text: str) -> None:
    look(text)
