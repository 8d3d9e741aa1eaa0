"""Tests of "enough yet?": what the last talks brought, and the estimate against pools that are known."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.practice.learning.saturation import TALKS_TO_ESTIMATE, chao2, enough, new_by_talk

TALKS = st.lists(st.frozensets(st.integers(0, 12)), max_size=20)
ROUNDS = 400


def test_the_last_talks_are_judged_from_the_third_on() -> None:
    assert enough([{1, 2}, {2}]).last is None
    found = enough([{1, 2}, {2, 3}, set(), {3}, {1, 4}])
    assert (found.talks, found.themes, found.last, found.new) == (4, 4, 2, 1)
    assert found.estimate is None


def test_an_estimate_needs_enough_talks() -> None:
    talks: list[set[int]] = [{number, 0} for number in range(TALKS_TO_ESTIMATE)]
    assert enough(talks[:-1]).estimate is None
    assert enough(talks).estimate is not None


def test_by_hand() -> None:
    """Ten talks, six themes: three in one talk only, two in two, so 6 + 0.9 · 9 / 4."""
    talks = [{1, 4, 6}, {2, 4, 6}, {3, 5, 6}, {5, 6}, *[{6}] * 6]
    found = chao2(talks)
    assert found.at_least == pytest.approx(6 + 0.9 * 9 / 4)
    # Variance 2 (0.45 · 1.5² + 0.81 · 1.5³ + 0.2025 · 1.5⁴) = 9.54, factor e^(1.96 √ln 3.327) = 8.6.
    assert (found.low, found.high) == (6, 24)


def test_nothing_heard_once_means_nothing_unheard() -> None:
    found = chao2([{1, 2}] * 12)
    assert (found.low, found.at_least, found.high) == (2, 2, 3)
    assert chao2([]).at_least == 0


@given(TALKS)
def test_it_never_says_fewer_than_were_heard(talks: list[frozenset[int]]) -> None:
    heard = len(set().union(*talks))
    found = chao2(talks)
    assert heard <= found.low <= found.at_least <= found.high
    assert sum(new_by_talk(talks)) == heard


def simulated(chances: list[float], talks: int, chosen: random.Random) -> list[set[int]]:
    """Return talks over a known pool of themes, each with its chance to come up in a talk."""
    return [{theme for theme, chance in enumerate(chances) if chosen.random() < chance} for _ in range(talks)]


@pytest.mark.parametrize(
    ("chances", "talks", "covered"),
    [([0.2] * 25, 12, 0.9), ([0.1] * 40, 20, 0.9), ([0.05 + 0.3 * n / 30 for n in range(30)], 16, 0.9)],
    ids=["alike", "rare", "uneven"],
)
def test_the_interval_holds_the_known_pool(chances: list[float], talks: int, covered: float) -> None:
    chosen = random.Random(20261123)
    found = [chao2(simulated(chances, talks, chosen)) for _ in range(ROUNDS)]
    holding = sum(one.low <= len(chances) <= one.high for one in found) / ROUNDS
    assert holding >= covered
    middle = sorted(one.at_least for one in found)[ROUNDS // 2]
    assert 0.8 * len(chances) <= middle <= 1.1 * len(chances)
