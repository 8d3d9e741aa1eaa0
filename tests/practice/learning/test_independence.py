"""Tests of independent voices: by branch of referrals and by place, not by heads."""

from hypothesis import given
from hypothesis import strategies as st

from askwell.practice.learning.independence import Speaker, groups, independent, roots

RUTH, SAM, MARY, TOMAS, PRIYA, INES = range(1, 7)
NAMED = [(RUTH, SAM), (PRIYA, INES), (SAM, MARY), (MARY, TOMAS)]
EDGES = st.lists(
    st.builds(lambda giver, on: (giver, (giver + on - 1) % 9 + 1), st.integers(1, 9), st.integers(1, 8)),
    max_size=12,
)
SPEAKERS = st.lists(st.builds(Speaker, st.integers(1, 9), st.none() | st.integers(1, 4)), max_size=8)


def test_who_came_by_one_branch_is_one_voice() -> None:
    speakers = [Speaker(SAM), Speaker(MARY), Speaker(TOMAS), Speaker(PRIYA)]
    branch = roots([SAM, MARY, TOMAS, PRIYA], NAMED)
    assert branch == {SAM: RUTH, MARY: RUTH, TOMAS: RUTH, PRIYA: PRIYA}
    assert groups(speakers, branch) == [[SAM, MARY, TOMAS], [PRIYA]]


def test_who_works_at_one_place_is_one_voice() -> None:
    speakers = [Speaker(SAM, 7), Speaker(PRIYA, 7), Speaker(INES, 8)]
    assert independent(speakers, roots([SAM, PRIYA, INES], [])) == 2
    assert independent(speakers, roots([SAM, PRIYA, INES], NAMED)) == 1


def test_the_first_who_named_somebody_counts() -> None:
    assert roots([MARY], [*NAMED, (PRIYA, MARY)]) == {MARY: RUTH}
    assert roots([MARY], [(PRIYA, MARY), *NAMED]) == {MARY: PRIYA}


def test_people_who_named_each_other_in_a_ring_are_one_branch() -> None:
    ring = [(SAM, MARY), (MARY, TOMAS), (TOMAS, SAM)]
    assert set(roots([SAM, MARY, TOMAS], ring).values()) == {SAM}


@given(EDGES, SPEAKERS)
def test_everybody_is_in_one_group_and_more_links_never_make_more_voices(
    edges: list[tuple[int, int]], speakers: list[Speaker]
) -> None:
    people = {one.person_id for one in speakers}
    branch = roots(people, edges)
    found = groups(speakers, branch)
    assert sorted(one for group in found for one in group) == sorted(people)
    alone = [Speaker(one.person_id) for one in speakers]
    assert independent(speakers, branch) <= independent(alone, branch) <= len(people)
    assert independent(alone, roots(people, [])) == len(people)


@given(EDGES, st.integers(1, 9))
def test_a_giver_and_who_they_named_first_have_one_root(edges: list[tuple[int, int]], person: int) -> None:
    first = next((giver for giver, named in edges if named == person), None)
    if first is not None:
        found = roots([person, first], edges)
        assert found[person] == found[first]
