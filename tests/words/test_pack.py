"""Tests of the starter pack: six pages on either paper, every word there, whoever's words they are."""

from datetime import date
from io import BytesIO
from typing import Any

import pdfplumber
import pytest

from askwell.kernel.errors import BadInputError
from askwell.words import pack
from askwell.words.pack import Pack
from askwell.workspace.members import Member
from tests.integrations.handovers.test_coach_file import FULL

TODAY = date(2026, 11, 23)
LARGE_POINTS = 18
SIZES = {"a4": (595, 842), "letter": (612, 792)}


def pages(member: Member, size: str = "a4", **chosen: Any) -> list[Any]:
    made = pack.print_pack(Pack(**chosen), member.seeker, today=TODAY, size=size)
    with pdfplumber.open(BytesIO(made)) as opened:
        return list(opened.pages)


@pytest.mark.parametrize("size", SIZES)
def test_six_pages_and_nothing_over_the_edge(member: Member, size: str) -> None:
    found = pages(member, size)
    assert [(round(one.width), round(one.height)) for one in found] == [SIZES[size]] * 6
    for one in found:
        for letter in (each for each in one.chars if each["text"].strip()):
            assert letter["x0"] > 40
            assert letter["x1"] < one.width - 40
            assert letter["bottom"] < one.height - 40


@pytest.mark.parametrize("size", SIZES)
def test_large_print_is_large_everywhere(member: Member, size: str) -> None:
    found = pages(member, size, large=True)
    assert len(found) <= 8
    assert min(letter["size"] for one in found for letter in one.chars) >= LARGE_POINTS - 0.01


def test_it_is_black_and_white(member: Member) -> None:
    colors = {str(letter["non_stroking_color"]) for one in pages(member) for letter in one.chars}
    assert all(len(set(color.strip("()").rstrip(",").split(", "))) == 1 for color in colors)


def test_twelve_copies_are_twelve_packs(member: Member) -> None:
    assert len(pages(member, copies=12)) == 72
    with pytest.raises(BadInputError):
        pages(member, copies=31)


def test_a_coachs_questions_and_words_stand_in_it(member: Member) -> None:
    said = " ".join(one.extract_text() for one in pages(member, file=FULL))
    for words in (
        "from Mary",
        "Good that you ask.",
        "How did you begin?",
        "always ask",
        "That is our 20 minutes.",
    ):
        assert words in said.replace("\n", " ")


def test_blank_names_nobody_and_filled_is_the_seekers(member: Member) -> None:
    member.seeker.name = "Robin Ames"
    assert "Robin" not in " ".join(one.extract_text() for one in pages(member))
    assert "Robin Ames" in " ".join(one.extract_text() for one in pages(member, filled=True))
