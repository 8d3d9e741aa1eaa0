"""The list by name: walking there and back meets everybody once, of all and of one organization."""

from collections.abc import Sequence

import pytest

from askwell.practice.identifying import actions, queries
from askwell.practice.identifying.listing import Listed, Page
from askwell.workspace.members import Member
from tests.conftest import NOW

NAMES = ["Ann", "Ben", "Ben", "Ben", "Cleo", "dora", "Émile", "Ben", "Zoë", "Ann", "Ben"]


@pytest.mark.parametrize("at_one", [False, True])
@pytest.mark.parametrize("size", [1, 2, 5, 10, 50])
def test_walking_there_and_back_meets_everybody_once(member: Member, size: int, *, at_one: bool) -> None:
    made = [
        actions.add_contact(name, organization=place, by=member.user, at=NOW)
        for place in ("North", "South")
        for name in NAMES
    ]
    place = made[0].organization_id if at_one else None
    there: list[Listed] = []
    page = queries.page_by_name(organization_id=place, size=size)
    while True:
        there += page.contacts
        if not page.after:
            break
        page = queries.page_by_name(organization_id=place, after=page.after, size=size)
    assert sorted(one.id for one in there) == [one.pk for one in made if place in (None, one.organization_id)]
    assert there == sorted(there, key=lambda one: (one.sort_as, one.id))
    assert names(back(place, size)) == names(there)


def back(place: int | None, size: int) -> list[Listed]:
    """Walk from the last page to the first."""
    found: list[Listed] = []
    page: Page = queries.page_by_name(organization_id=place, last=True, size=size)
    while True:
        found = [*page.contacts, *found]
        if not page.before:
            return found
        page = queries.page_by_name(organization_id=place, before=page.before, size=size)


def names(found: Sequence[Listed]) -> list[str]:
    """Return the names of lines."""
    return [one.full_name for one in found]
