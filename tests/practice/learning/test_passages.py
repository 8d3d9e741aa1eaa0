"""Tests of marked words: sentences to choose from, marks found again, a text cut at its marks."""

from hypothesis import given
from hypothesis import strategies as st

from askwell.practice.learning.passages import Part, locate, pieces, sentences

TEXT = "Dr. Osei waited two years. The lease, not the table, is the risk! “Ask J. first.”\nThen sign"


def test_a_title_or_an_initial_ends_no_sentence() -> None:
    assert [one.text for one in sentences(TEXT)] == [
        "Dr. Osei waited two years.",
        "The lease, not the table, is the risk!",
        "“Ask J. first.”",
        "Then sign",
    ]
    assert [one.text for one in sentences("三年かかった。家賃が高い。")] == ["三年かかった。", "家賃が高い。"]
    assert sentences("  \n ") == []


@given(st.text(alphabet="aB .!?。\n", max_size=60))
def test_sentences_stand_where_they_say_and_hold_every_word(text: str) -> None:
    found = sentences(text)
    assert all(text.startswith(one.text, one.start) for one in found)
    assert "".join("".join(one.text for one in found).split()) == "".join(text.split())


def test_words_that_moved_are_found_and_words_that_are_gone_are_not() -> None:
    mark = Part(27, "The lease")
    assert locate(TEXT, mark) == 27
    assert locate("So: " + TEXT, mark) == 31
    assert locate("the lease", mark) is None
    assert locate("x x x", Part(3, "x")) in {2, 4}


@given(st.text(max_size=30), st.lists(st.builds(Part, st.integers(0, 30), st.text(min_size=1, max_size=3))))
def test_the_pieces_are_the_text(text: str, marks: list[Part]) -> None:
    found = pieces(text, marks)
    assert "".join(one.text for one in found) == text
    for number, mark in enumerate(marks):
        marked = "".join(one.text for one in found if number in one.marks)
        assert marked == (mark.text if locate(text, mark) is not None else "")
