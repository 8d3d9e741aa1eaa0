"""Tests of how a brief names people, and of when a client is stuck."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.practice.coaching.rules import Named, Names, initials, is_stuck, shown, telling_parts, veiled

PEOPLE = ("Dr. Mary Osei", "Tomás Kovač", "周美玲", "Åsa O'Neill-Öberg", "محمد علي", "Prof. Dr. Jan de Vries")
letters = st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=2, max_size=9)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Dr. Mary Osei", "M. O."),
        ("Tomás Kovač", "T. K."),
        ("周美玲", "周."),
        ("Jan de Vries", "J. V."),
        ("Cher", "C."),
        ("Dr.", "D."),
        ("", "…"),
        ("123", "…"),
    ],
)
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short


def test_no_two_people_are_shown_alike() -> None:
    people = [Named("Mary Osei"), Named("Max Ortner"), Named("the owner of the mill", is_name=False)]
    assert shown(people, Names.INITIALS) == ["M. O.", "M. O. (2)", "…"]
    assert shown(people, Names.NONE) == ["1", "2", "3"]
    assert shown(people, Names.FULL) == ["Mary Osei", "Max Ortner", "the owner of the mill"]


@pytest.mark.parametrize("how", [Names.INITIALS, Names.NONE])
@pytest.mark.parametrize("name", PEOPLE)
def test_no_name_stays_in_a_text(name: str, how: Names) -> None:
    people = [Named(one) for one in PEOPLE]
    said = veiled(f"I rang {name}; {name.upper()} said so, and {name.rsplit(maxsplit=1)[-1]}'s too.",
                  zip(people, shown(people, how), strict=True), how)  # fmt: skip
    for part in name.split():
        if not part.endswith("."):
            assert part.casefold() not in said.casefold()


def test_a_text_keeps_everything_else() -> None:
    mary = Named("Mary Osei", others=("Osei Physio",))
    said = veiled(
        "Marymount by 2026-11-26: 15 to 20 minutes, 250 people, Osei Physio.",
        [(mary, "M. O.")],
        Names.INITIALS,
    )
    assert said == "Marymount by 2026-11-26: 15 to 20 minutes, 250 people, …."


PLACES = ("Lakeside Sports Clinic", "Copper Ridge Clinic", "Physio Nelson", "Zürcher Bäckerei GmbH")


def test_a_word_tells_of_a_place_that_alone_has_it() -> None:
    parts = telling_parts(PLACES, ["Should I open a physio practice in Nelson?"])
    assert parts[PLACES[0]] == ("Lakeside", "Sports")
    assert parts[PLACES[1]] == ("Copper", "Ridge")
    assert parts[PLACES[2]] == ()
    assert parts[PLACES[3]] == ("Zürcher", "Bäckerei", "GmbH")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Eighteen months at Lakeside, then more.", "Eighteen months at …, then more."),
        ("LAKESIDE was small; Lakeside Sports Clinic grew.", "… was small; … grew."),
        ("A walk on the lakeside with her sports bag.", "A walk on the lakeside with her sports bag."),
        ("Her clinic is no Lakesider.", "Her clinic is no Lakesider."),
    ],
)
def test_half_a_place_is_veiled_as_well(text: str, left: str) -> None:
    sam = Named("Sam Lee", others=(PLACES[0],), parts=telling_parts(PLACES, [])[PLACES[0]])
    assert veiled(text, [(sam, "")], Names.NONE) == left
    assert veiled(text, [(sam, "Sam Lee")], Names.FULL) == text


@pytest.mark.parametrize("how", Names)
@pytest.mark.parametrize(
    "secret", ["+1 250 555 0143", "(250) 555-0143", "0172/5550143", "m.osei@mail.example"]
)
def test_no_number_and_no_mail_goes_into_a_brief(secret: str, how: Names) -> None:
    assert secret not in veiled(f"Ring {secret}, she said.", [], how)


@given(st.lists(letters, min_size=1, max_size=3), st.text(max_size=30), st.text(max_size=30))
def test_whatever_stands_around_a_name_it_is_veiled(words: list[str], before: str, after: str) -> None:
    name = " ".join(words)
    said = veiled(f"{before} {name} {after}", [(Named(name), "#")], Names.INITIALS)
    assert f" {name} " not in said or name in before + after


@pytest.mark.parametrize(
    ("moved", "stuck"), [(date(2026, 11, 16), False), (date(2026, 11, 15), True), (None, False)]
)
def test_a_week_without_a_move_is_stuck(moved: date | None, stuck: bool) -> None:
    assert is_stuck(moved, date(2026, 11, 20), date(2026, 11, 23)) is stuck
