"""Tests of questions as a file: what is written is read, a wrong line is named, no cell is a formula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.integrations.handovers import questions
from askwell.integrations.handovers.questions import Line
from askwell.kernel.errors import BadInputError
from askwell.words import errors

words = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=30).filter(
    lambda text: not text.startswith("'")
)
lines = st.builds(
    Line, st.sampled_from(["", "bg-01"]), words, st.just("advice"), st.sampled_from([0.5, 2, 7.5]),
    st.sampled_from(["opener", "core", "closer"]), words, st.booleans(),
)  # fmt: skip


@given(st.lists(lines, max_size=5))
def test_what_is_written_is_read(found: list[Line]) -> None:
    assert questions.read(questions.write(found)) == found


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert f",'{text}," in questions.write([Line("", text)]).decode("utf-8-sig")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "name the columns"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"text,minutes\nx,2\n", "name the columns"),
        (b"question,minutes\nHow?,2\nWhy?,ten\n", "Line 3"),
        (b"question,minutes\nHow?,99\n", "Line 2"),
        (b"question,position\nHow?,middle\n", "Line 2"),
        (b"question,key\n,bg-01\n", "Line 2"),
        (b"question\n" + b"x" * 401 + b"\n", "Line 2"),
        (b"question\n" + b"How?\n" * 2001, "2000"),
        (b"x" * 2_000_001, "too large"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(data: bytes, says: str) -> None:
    with pytest.raises(BadInputError) as refused:
        questions.read(data)
    assert says in errors.say(refused.value)


def test_semicolons_are_read_too() -> None:
    assert questions.read(b"question;minutes\nHow?;2,5\n") == [Line("", "How?", minutes=2.5)]
