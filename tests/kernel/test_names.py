"""Names are kept as written; sorting, folding and speaking guess nothing."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.kernel import names


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Mary Osei", "osei mary"),
        ("Dr. Mary Osei", "osei mary"),
        ("Dr Mary Osei, PhD", "osei mary"),
        ("Tomás Kovač", "kovac tomas"),
        ("Ludwig van Beethoven", "van beethoven ludwig"),
        ("José Luis de la Cruz", "de la cruz jose luis"),
        ("O'Neill, Brendan", "o'neill, brendan"),
        ("周美玲", "周美玲"),
        ("佐藤 健", "佐藤 健"),
        ("김민지", "김민지"),
        ("Þórdís Jónsdóttir", "jonsdottir thordis"),
        ("Łukasz Żak", "zak lukasz"),
        ("Ines", "ines"),
        ("Van Morrison", "morrison van"),
    ],
)
def test_a_name_sorts_by_its_last_word_unless_it_says_otherwise(written: str, key: str) -> None:
    assert unicodedata.normalize("NFC", names.sort_as(written)) == key


def test_parts_named_by_their_owner_come_before_any_guess() -> None:
    assert (
        names.sort_as("Mary Ann Osei Mensah", family="Osei Mensah", given="Mary Ann")
        == "osei mensah mary ann"
    )


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Dr. Mary Osei", "Dr. Osei"),
        ("Prof. Anna Maria Rossi PhD", "Prof. Rossi"),
        ("Mr. Sam Lee", "Mr. Sam Lee"),
        ("Tomás Kovač", "Tomás Kovač"),
        ("Dr. 周美玲", "Dr. 周美玲"),
        ("Cher", "Cher"),
    ],
)
def test_people_are_spoken_to_formally_until_they_offer_more(written: str, spoken: str) -> None:
    assert names.formal(written) == spoken


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Straße", "strasse"),
        ("Ærø", "aero"),
        ("ÉCOLE", "ecole"),
        ("ﬁne", "fine"),
        ("𝓐nna", "anna"),
        ("Ελένη", "ελενη"),
    ],
)
def test_folding_takes_case_and_accents_away(text: str, folded: str) -> None:
    assert names.fold(text) == folded


def test_initials_leave_titles_out() -> None:
    assert names.initials("Dr. Mary Ann Osei Mensah") == "M. A. O."


@given(st.text())
def test_folding_twice_is_folding_once_for_every_text(text: str) -> None:
    once = names.fold(text)
    assert names.words(once) == names.words(text)


@given(st.text(min_size=1))
def test_every_name_has_a_key(text: str) -> None:
    assert isinstance(names.sort_as(text), str)
    assert names.formal(text)
    assert len(names.initials(text).split()) <= 3
