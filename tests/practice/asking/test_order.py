"""Questions are added where they are asked, and moved by whoever asks them; none is ever lost."""

from hypothesis import given
from hypothesis import strategies as st

from askwell.practice.asking.rules import PURPOSE_ORDER, Asked, Position, in_order, with_added, with_moved

ASKED = st.builds(
    Asked,
    key=st.uuids().map(str),
    text=st.just("Why?"),
    purpose=st.sampled_from(PURPOSE_ORDER),
    minutes=st.just(2.0),
    position=st.sampled_from(Position),
)
QUESTIONS = st.lists(ASKED, max_size=8)


@given(QUESTIONS, ASKED)
def test_a_question_added_to_an_ordered_plan_keeps_the_order(questions: list[Asked], asked: Asked) -> None:
    ordered = in_order(questions)
    longer = with_added(ordered, asked)
    assert longer == in_order(longer)
    assert [one for one in longer if one is not asked] == ordered


@given(QUESTIONS, st.integers(0, 9), st.sampled_from((-1, 1)))
def test_moving_loses_nothing_and_moves_one(questions: list[Asked], place: int, by: int) -> None:
    key = questions[place].key if place < len(questions) else "unknown"
    moved = with_moved(questions, key, by)
    assert sorted(moved, key=repr) == sorted(questions, key=repr)
    assert [one for one in moved if one.key != key] == [one for one in questions if one.key != key]
