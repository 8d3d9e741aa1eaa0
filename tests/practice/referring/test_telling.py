"""Which titles are near to a goal: in many languages, by terms of two words, and without what all share."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.practice.asking.queries import bank
from askwell.practice.referring.rules.telling import (
    IN_TITLES,
    IN_TOPICS,
    Met,
    Telling,
    alike,
    general,
    share,
    shared,
    terms,
    words,
)

CASES = json.loads((Path(__file__).parent / "near_titles.json").read_text(encoding="utf-8"))
MOST_WRONG = 5
"""So many of the far titles may be taken for near ones, of 55 that were chosen to mislead."""
WORDS = st.text(st.characters(categories=["Ll", "Lo"]), min_size=1, max_size=9)


def usual() -> frozenset[str]:
    """Return what the questions of the bank share."""
    return general(tuple(one.text for one in bank().values()))


def test_near_titles_are_found_in_every_language() -> None:
    missed, wrong = [], []
    for case in CASES:
        telling = Telling(frozenset(words(case["goal"])) - usual())
        missed += [title for title in case["near"] if not telling.meet(title).wanted]
        wrong += [title for title in case["far"] if telling.meet(title).wanted]
    assert missed == []
    assert len(wrong) <= MOST_WRONG, wrong


def test_what_many_questions_say_tells_nothing() -> None:
    assert {"people", "would", "what"} <= usual()
    assert not {"physiotherapy", "money", "lawyer"} & usual()


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("Civil Engineer", 1.0),
        ("Surveyor", 1.0),
        ("Engineer", 1.0),
        ("Software Engineer", 0.5),
        ("Civil servant", 0.5),
        ("Publisher", 0.0),
    ],
)
def test_half_a_term_counts_half(title: str, part: float) -> None:
    text = "Should I move from civil engineering into surveying?"
    goal = frozenset(words(text)) - usual()
    pairs = [pair for pair in terms(text, usual()) if pair == ("civil", "engineering")]
    assert pairs
    assert share(Telling(goal).meet(title), goal, pairs) == part


def test_only_what_those_taken_up_share_more_than_all_is_near() -> None:
    everywhere = {"owner": 40, "physiotherapist": 30, "director": 300}
    chosen = {"owner": 3, "physiotherapist": 4, "director": 3, "lawyer": 1}
    assert shared(chosen, 8, everywhere, 1000) == {"owner", "physiotherapist"}


def test_a_small_word_counts_only_at_the_edge_of_a_part() -> None:
    assert words("Leiterin für Vertrieb", small=IN_TITLES) == ["leiterin", "vertrieb"]
    assert words("Head of tax, Asia", small=IN_TITLES) == ["head", "tax", "asia"]
    assert words("HR assistant", small=IN_TITLES) == ["hr", "assistant"]
    assert "until" not in words("How long until it pays a wage", small=IN_TOPICS)
    assert words("Licence, insurance, lease", small=IN_TOPICS) == ["licence", "insurance", "lease"]


@given(WORDS, WORDS)
def test_two_words_are_alike_whichever_comes_first(one: str, other: str) -> None:
    assert alike(one, one)
    assert alike(one, other) == alike(other, one)


@given(st.lists(WORDS, min_size=1, max_size=4), st.lists(WORDS, max_size=5))
def test_the_quick_look_leaves_nothing_out(wanted: list[str], title: list[str]) -> None:
    telling, text = Telling(wanted), " ".join(title)
    said = words(text, small=IN_TITLES)
    plainly = frozenset(one for one in wanted for word in said if len(one) > 3 and alike(one, word))
    met = telling.meet(text)
    assert isinstance(met, Met)
    assert plainly <= met.wanted
