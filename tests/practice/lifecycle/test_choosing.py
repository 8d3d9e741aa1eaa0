"""Filters of the list of people, and what is done with many at once."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from askwell.kernel.errors import BadInputError, NotFoundError
from askwell.practice.identifying import actions, merging, queries, tagging
from askwell.practice.identifying.models import Contact, Tag, Tagged
from askwell.practice.identifying.rules import DetailKind
from askwell.practice.lifecycle import choosing
from askwell.practice.lifecycle.actions import people
from askwell.practice.lifecycle.choosing import Wanted
from askwell.practice.today import queries as today
from askwell.practice.today.actions import differences
from askwell.workspace import journal, scope
from tests import cast
from tests.cast import NOW, TODAY, Case
from tests.databases import Database

LATER = TODAY.replace(year=2030)


@pytest.fixture
def case(database: Database) -> Iterator[Case]:
    """Return Alice's case, in both databases."""
    del database
    made = cast.alice()
    with scope.inside(made.member.workspace_id):
        yield made


def uids(asked: Wanted) -> set[str]:
    return {one.uid for one in choosing.page(asked).contacts}


def test_each_filter_finds_whom_it_should_and_nobody_else(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    by = case.member.user
    met, rung, listed = case.contacts
    merged = actions.add_contact("M. Osei", organization="Nordwind", city="Rossland", by=by, at=NOW)
    actions.add_detail(merged, DetailKind.ADDRESS, "1 Elm St", by=by, at=NOW)
    tagging.tag([merged], "School", by=by, at=NOW)
    merging.merge(met, merged, by=by, at=NOW)
    everybody = {one.uid for one in case.contacts}
    expected = {
        Wanted(stage="scheduled"): {met.uid},
        Wanted(stage="identified"): {listed.uid},
        Wanted(goal=case.goal.uid): {met.uid, rung.uid},
        Wanted(goal="unknown"): set(),
        Wanted(never_asked=True): {listed.uid},
        Wanted(no_address=True): everybody - {met.uid},
        Wanted(organization="nordw"): {met.uid},
        Wanted(place="ROSSLAND"): {met.uid},
        Wanted(source="typed"): everybody,
        Wanted(source="linkedin"): set(),
        Wanted(tag=Tag.objects.get().uid): {met.uid},
        Wanted(tag=Tag.objects.get().uid, never_asked=True): set(),
        Wanted(put_aside=True): set(),
    }
    for few in (choosing.FEW, 0):
        monkeypatch.setattr(choosing, "FEW", few)
        for asked, found in expected.items():
            assert uids(asked) == found, (asked, few)


def test_pages_of_a_filter_meet_everybody_once_and_ask_no_more_for_more(case: Case) -> None:
    by = case.member.user
    made = [actions.add_contact(f"Person {number:02}", by=by, at=NOW) for number in range(23)]
    tagging.tag(made, "many", by=by, at=NOW)
    asked = Wanted(tag=Tag.objects.get().uid)
    seen: list[str] = []
    after = None
    while True:
        found = choosing.page(asked, after=after, size=5)
        seen += [one.full_name for one in found.contacts]
        after = found.after
        if after is None:
            break
    assert seen == [f"Person {number:02}" for number in range(23)]
    assert [one.full_name for one in choosing.page(asked, last=True, size=3).contacts] == seen[-3:]
    counted = []
    for size in (2, 20):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            choosing.page(asked, size=size)
        counted.append(len(captured))
    assert counted[0] == counted[1] <= 4


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("mary ose", "Mary Osei"),
        ("sei", "Mary Osei"),
        ("美玲", "周美玲"),
        ("0250 555-01", "Mary Osei"),
        ("555 0143", "Mary Osei"),
        ("osei@clin", "Mary Osei"),
        ("clinic.example", "Mary Osei"),
        ("иван", "Ольга Иванова"),
    ],
)
def test_a_text_finds_parts_of_names_numbers_and_addresses(database: Database, text: str, name: str) -> None:
    del database
    member = cast.begin("Alice", town="Nelson")
    with scope.inside(member.workspace_id):
        actions.add_contact(
            "Mary Osei", phones=["+1 250 555 0143"], emails=["Mary.Osei@clinic.example"], by=None, at=NOW
        )
        for other in ("周美玲", "Ольга Иванова"):
            actions.add_contact(other, by=None, at=NOW)
        assert [one.full_name for one in queries.matching(text).contacts] == [name]


def test_tags_are_given_once_taken_off_and_taken_back(case: Case) -> None:
    by = case.member.user
    chosen = list(case.contacts)
    assert tagging.tag(chosen, " School  friends ", by=by, at=NOW) == 3
    assert tagging.tag(chosen, "school FRIENDS", by=by, at=NOW) == 0
    assert choosing.tag_names([chosen[0].pk]) == ["School friends"]
    assert tagging.untag(chosen[:1], "school friends", by=by, at=NOW) == 1
    assert tagging.untag(chosen[1:], "school friends", by=by, at=NOW) == 2
    assert not Tag.objects.exists()
    taken_off = journal.last_entry()
    assert taken_off
    journal.undo(taken_off, by=by, at=NOW)
    assert Tagged.objects.count() == 2
    with pytest.raises(BadInputError):
        tagging.tag(chosen, " !", by=by, at=NOW)
    with pytest.raises(NotFoundError):
        tagging.untag(chosen, "nothing", by=by, at=NOW)


def test_who_is_put_aside_is_in_no_list_and_has_no_step_until_undo(case: Case) -> None:
    by = case.member.user
    chosen = list(Contact.objects.all())
    assert today.due_until(LATER)
    assert tagging.put_aside(chosen, by=by, at=NOW) == 3
    done = journal.last_entry()
    assert done
    assert not queries.page_by_name().contacts
    assert not queries.matching("mary").contacts
    assert not today.due_until(LATER)
    assert not differences()
    assert uids(Wanted(put_aside=True)) == {one.uid for one in chosen}
    journal.undo(done, by=by, at=NOW)
    assert uids(Wanted()) == {one.uid for one in chosen}
    assert today.due_until(LATER)
    assert not differences()


def test_many_are_taken_up_in_one_entry_without_those_not_to_be_contacted(case: Case) -> None:
    by = case.member.user
    listed = case.contacts[2]
    never = actions.add_contact("Nobody", do_not_contact=True, by=by, at=NOW)
    assert people.take_up_all([listed, never], case.goal, begins_on=TODAY, by=by, at=NOW) == 1
    assert today.step_of(listed.pk)
    done = journal.last_entry()
    assert done
    assert done.action == "contacts.take_up"
    journal.undo(done, by=by, at=NOW)
    assert today.step_of(listed.pk) is None


def test_a_saved_filter_comes_back_as_it_was(case: Case) -> None:
    by = case.member.user
    asked = Wanted(never_asked=True, place="Nelson")
    tagging.save_filter("Later", asked.as_values(), by=by, at=NOW)
    tagging.save_filter("Later", asked.as_values(), by=by, at=NOW)
    (kept,) = choosing.saved()
    assert choosing.wanted(kept.wanted) == asked
    tagging.forget_filter(kept.uid, by=by, at=NOW)
    assert not choosing.saved()
    with pytest.raises(BadInputError):
        tagging.save_filter("Empty", {}, by=by, at=NOW)
