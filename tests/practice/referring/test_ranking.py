"""The order of asking: what moves it which way, what is shown, and what it leaves out."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.practice.arranging.ladder import Rung
from askwell.practice.arranging.rules import Channel, Outcome
from askwell.practice.asking import actions as asking
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying import tagging
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.rules import Tie
from askwell.practice.referring import actions as referring
from askwell.practice.referring.actions import acquaintance
from askwell.practice.referring.queries.whom_next import put_aside, whom_next
from askwell.practice.referring.rules.ranking import (
    Chances,
    Means,
    Wish,
    interval,
    novelty,
    told_by,
    too_soon,
)
from askwell.words import network as words
from askwell.workspace.members import Member
from tests.conftest import NOW

TODAY = NOW.date()
CELL = (Tie.STRANGER, Means.NOTE)


def test_own_outcomes_move_the_chance_and_are_shown_from_ten_on() -> None:
    chances = Chances()
    before = chances.yes(CELL)
    for number in range(9):
        chances.tell(CELL, yes=number < 6)
    assert chances.yes(CELL) > before
    assert chances.own(CELL) is None
    chances.tell(CELL, yes=True)
    assert chances.own(CELL) == (4, 9)


@given(st.integers(0, 40), st.integers(0, 40))
def test_the_interval_holds_the_mean(yes: int, no: int) -> None:
    low, high = interval(yes + 1, no + 1)
    assert 0 <= low <= (yes + 1) / (yes + no + 2) <= high <= 1


@given(st.dictionaries(st.integers(0, 5), st.integers(0, 4).map(float), min_size=1), st.floats(0.1, 1))
def test_one_more_voice_makes_a_topic_less_new(voices: dict[int, float], near: float) -> None:
    topic = min(voices)
    more = {**voices, topic: voices[topic] + 1}
    assert novelty(more, [topic], near) < novelty(voices, [topic], near)


@pytest.mark.parametrize(
    ("tried", "agreed", "found"),
    [
        ([(Channel.CALL, Outcome.YES)], False, (Means.ALOUD, True)),
        ([(Channel.EMAIL, Outcome.SENT)], False, None),
        ([(Channel.EMAIL, Outcome.SENT)] * 2, False, (Means.WRITTEN, False)),
        ([(Channel.LINKEDIN, Outcome.SENT)], True, (Means.NOTE, True)),
        ([(Channel.CALL, Outcome.NO_ANSWER)] * 5, False, (Means.ALOUD, False)),
        ([(Channel.CALL, Outcome.NOT_RUNG)] * 9, False, None),
    ],
)
def test_what_an_approach_says_about_the_chance(
    tried: list[tuple[Channel, Outcome]], agreed: bool, found: tuple[Means, bool] | None
) -> None:
    assert told_by(tried, agreed=agreed) == found


def test_nothing_colder_than_the_ladder_offers_and_the_dream_place_last() -> None:
    assert too_soon(Rung.COLD, Rung.SENT_TO, target=False, talks=0)
    assert not too_soon(Rung.SENT_TO, Rung.SENT_TO, target=False, talks=0)
    assert too_soon(Rung.PRACTICE_TALK, Rung.COLD, target=True, talks=2)
    assert not too_soon(Rung.PRACTICE_TALK, Rung.COLD, target=True, talks=3)


def test_the_order_and_its_overrides(member: Member, django_assert_max_num_queries: Any) -> None:
    now: dict[str, Any] = {"by": member.user, "at": NOW}

    def add(name: str, **values: Any) -> Contact:
        return identifying.add_contact(name, **values, **now)

    goal = asking.add_goal("Should I become a beekeeper?", topics=["Honey"], **now)
    friend = add("Ada", tie=Tie.CLOSE, title="Lawyer")
    keeper = add("Ben", tie=Tie.CLOSE, title="Beekeeper", organization="Hive")
    add("Cy", tie=Tie.STRANGER, title="Beekeeper")
    barred = add("Dora", tie=Tie.CLOSE, title="Beekeeper")
    taken = add("Eve", tie=Tie.CLOSE, title="Beekeeper")
    tagging.put_aside([add("Gus", tie=Tie.CLOSE, title="Beekeeper")], **now)
    identifying.edit_contact(barred, do_not_contact=True, **now)
    asking.take_up(taken, goal, begins_on=TODAY, **now)
    sent = referring.name_contact(friend, "Finn", why="keeps hives", on=TODAY, **now).named
    with django_assert_max_num_queries(28):
        found = whom_next(goal, TODAY)
    assert [one.name for one in found] == ["Ben", "Ada", "Finn", "Cy"]
    assert "The work is near to your question." in [str(one) for one in words.why(found[0].parts, "Hive")]
    assert "Ada named this person: keeps hives" in [str(one) for one in words.why(found[2].parts, "")]
    acquaintance.prefer(sent, goal, Wish.FIRST, **now)
    acquaintance.prefer(keeper, goal, Wish.NOT_NOW, **now)
    assert [one.name for one in whom_next(goal, TODAY)] == ["Finn", "Ada", "Cy"]
    assert [name for _, name in put_aside(goal)] == ["Ben"]
    acquaintance.prefer(keeper, goal, None, **now)
    assert [one.name for one in whom_next(goal, TODAY)][:2] == ["Finn", "Ben"]
