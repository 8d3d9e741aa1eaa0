"""Voices are people, not answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.practice.learning.rules import Stance, count_voices

FOR, AGAINST = Stance.FOR, Stance.AGAINST


@pytest.mark.parametrize(
    ("said", "for_it", "against_it", "disagree"),
    [
        ([], 0, 0, False),
        ([(1, FOR), (1, FOR), (2, FOR)], 2, 0, False),
        ([(1, FOR), (2, AGAINST), (3, AGAINST)], 1, 2, True),
        ([(1, FOR), (1, AGAINST)], 1, 1, True),
    ],
)
def test_people_are_counted_once_for_each_side(
    said: list[tuple[int, Stance]], for_it: int, against_it: int, disagree: bool
) -> None:
    voices = count_voices(said)
    assert (voices.for_it, voices.against_it, voices.disagree) == (for_it, against_it, disagree)


@given(st.lists(st.tuples(st.integers(1, 9), st.sampled_from(Stance)), max_size=30))
def test_the_order_in_which_they_spoke_is_no_matter(said: list[tuple[int, Stance]]) -> None:
    assert count_voices(said) == count_voices(reversed(said))
    assert count_voices(said + said) == count_voices(said)
