"""The target list is in the order of LAMP, and says why and whom to begin with."""

from hypothesis import given
from hypothesis import strategies as st

from askwell.practice.identifying.lamp import FIRST, Person, Target, begin_with, ranked
from askwell.practice.identifying.rules import Tie


def target(name: str, **scores: object) -> Target:
    """Return a target of this name."""
    return Target(name, name, name, **scores)  # type: ignore[arg-type]


def test_motivation_counts_first_then_posting_then_advocacy() -> None:
    known = (Person("u", "Mary", tie=Tie.KNOWN),)
    order = ranked(
        [
            target("unsaid", people=known),
            target("wanted", motivation=4, posting=3, people=known),
            target("loved", motivation=5, posting=1),
            target("loved, hiring", motivation=5, posting=2),
            target("loved, with a friend", motivation=5, posting=1, people=known),
        ]
    )
    names = [one.target.name for one in order]
    assert names == ["loved, hiring", "loved, with a friend", "loved", "wanted", "unsaid"]
    assert [one.rank for one in order] == [1, 2, 3, 4, 5]


def test_a_stranger_is_no_advocate_unless_the_seeker_says_so() -> None:
    stranger = (Person("u", "Mary"),)
    assert not target("a", people=stranger).speaks_for_me
    assert target("a", people=stranger, advocacy=True).speaks_for_me
    assert not target("a", people=(Person("u", "Mary", tie=Tie.CLOSE),), advocacy=False).speaks_for_me
    assert ranked([target("a", people=stranger)])[0].reasons[-1] == "stranger_there"
    assert ranked([target("a")])[0].reasons == ("motivation_unsaid", "nobody_there")


def test_the_closest_who_may_be_asked_comes_first() -> None:
    people = [
        Person("1", "Anna", tie=Tie.STRANGER),
        Person("2", "Ben", tie=Tie.CLOSE, may_ask=False),
        Person("3", "Cleo", tie=Tie.ALUMNI),
        Person("4", "Dora", tie=Tie.KNOWN),
    ]
    first = begin_with(people)
    assert first
    assert first.name == "Dora"
    assert begin_with(people[1:2]) is None


scored = st.builds(
    target,
    st.text("abc", min_size=1, max_size=3),
    motivation=st.none() | st.integers(1, 5),
    posting=st.none() | st.integers(1, 3),
    advocacy=st.none() | st.booleans(),
)


@given(st.lists(scored, max_size=12))
def test_no_target_stands_before_one_the_seeker_wants_more(targets: list[Target]) -> None:
    order = ranked(targets)
    wanted = [one.target.motivation or 0 for one in order]
    assert wanted == sorted(wanted, reverse=True)
    assert sum(one.first for one in order) == min(FIRST, len(targets))
