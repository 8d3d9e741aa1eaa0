"""The edges are what the rules derive, after every action and every undo, on both databases."""

from datetime import timedelta
from typing import Any

import pytest

from askwell.practice.arranging.rules import Channel, Outcome
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying import merging
from askwell.practice.identifying.models import Contact, Organization, Source
from askwell.practice.identifying.rules import Tie
from askwell.practice.lifecycle.actions import contacts
from askwell.practice.referring import actions as referring
from askwell.practice.referring.actions import acquaintance, edges
from askwell.practice.referring.models import Edge
from askwell.practice.referring.queries import bonds, warm
from askwell.practice.referring.rules import UseName
from askwell.practice.referring.rules.acquaintance import Closeness
from askwell.workspace import journal
from askwell.workspace.members import Member
from tests.conftest import NOW

TODAY = NOW.date()


class Hand:
    """Somebody at work who adds people and ties them together."""

    def __init__(self, member: Member) -> None:
        self.now: dict[str, Any] = {"by": member.user, "at": NOW}

    def add(self, name: str, place: str = "", **values: Any) -> Contact:
        return identifying.add_contact(name, organization=place, **values, **self.now)

    def refer(self, giver: Contact, named: Contact, **values: Any) -> None:
        referring.name_contact(giver, "", named=named, on=TODAY, **values, **self.now)

    def say(self, one: Contact, other: Contact, closeness: Closeness | None) -> None:
        acquaintance.note_acquaintance(one, other, closeness, on=TODAY, **self.now)


def pairs() -> set[tuple[str, str, str]]:
    """Return the edges as (name, name, reason)."""
    return set(Edge.objects.values_list("a__full_name", "b__full_name", "reason"))


def test_small_changes_keep_the_edges_right(member: Member) -> None:
    hand = Hand(member)
    ada, ben, cy = hand.add("Ada", "Nordwind"), hand.add("Ben", "Nordwind"), hand.add("Cy")
    edges.catch_up()
    assert pairs() == {("Ada", "Ben", "works"), ("Ben", "Ada", "works")}
    hand.refer(ada, cy, use_name=UseName.YES, why="knows the trade")
    assert {("Ada", "Cy", "named"), ("Cy", "Ada", "named_by")} <= pairs()
    hand.say(ben, cy, Closeness.WELL)
    assert ("Cy", "Ben", "said") in pairs()
    assert ("Ben", "Ada", "works") in pairs()
    assert edges.differences() == 0
    dora = hand.add("Dora", "Nordwind")
    assert ("Dora", "Ada", "works") in pairs()
    assert edges.differences() == 0
    nordwind = Organization.objects.get(name="Nordwind")
    identifying.edit_organization(nordwind, name="Nordwind Ltd", **hand.now)
    assert edges.differences() == 0
    assert {one.words for one in Edge.objects.filter(reason="works")} == {"Nordwind Ltd"}
    hand.say(ada, dora, Closeness.NOT)
    edges.catch_up()
    assert ("Dora", "Ada", "works") not in pairs()
    hand.say(ada, dora, None)
    edges.catch_up()
    assert ("Dora", "Ada", "works") in pairs()
    assert edges.differences() == 0


def test_undo_takes_the_edges_back(member: Member) -> None:
    hand = Hand(member)
    ada = hand.add("Ada", "Nordwind")
    edges.catch_up()
    hand.add("Ben", "Nordwind")
    added = journal.last_entry()
    assert added is not None
    assert len(pairs()) == 2
    undone = journal.undo(added, **hand.now)
    edges.catch_up()
    assert (pairs(), edges.differences()) == (set(), 0)
    journal.undo(undone, **hand.now)
    edges.catch_up()
    assert (len(pairs()), edges.differences()) == (2, 0)
    identifying.edit_contact(ada, organization="Elsewhere", **hand.now)
    edges.catch_up()
    assert edges.differences() == 0
    assert {reason for *_, reason in pairs()} == {"worked"}


def test_merged_contacts_are_one_person(member: Member) -> None:
    hand = Hand(member)
    ada, ben, other = hand.add("Ada", "Nordwind"), hand.add("Ben", "Nordwind"), hand.add("A. Byron")
    cy = hand.add("Cy")
    edges.catch_up()
    hand.say(other, cy, Closeness.WELL)
    merging.merge(ada, other, **hand.now)
    edges.catch_up()
    found = {(one, to, reason) for one, to, reason in pairs() if one < to}
    assert found == {("Ada", "Ben", "works"), ("Ada", "Cy", "said")}
    hand.refer(ben, cy)
    assert edges.differences() == 0
    merging.take_apart(merging.merged_contact(other.uid), **hand.now)
    edges.catch_up()
    assert ("A. Byron", "Cy", "said") in pairs()
    assert edges.differences() == 0


def test_notes_of_records_bring_people_together(member: Member) -> None:
    hand = Hand(member)
    ada, ben, cy, dora = (hand.add(name) for name in ("Ada", "Ben", "Cy", "Dora"))
    _note(member, ada, {"Labels": "Choir, myContacts", "School": "Kelowna High"})
    _note(member, ben, {"CATEGORIES": "choir", "Referred By": "Cy"})
    _note(member, dora, {"Labels": "myContacts", "School": "kelowna high", "Manager": "Ada"})
    edges.catch_up()
    found = {(one, other, reason) for one, other, reason in pairs() if one < other}
    assert found == {
        ("Ada", "Ben", "group"),
        ("Ada", "Dora", "school"),
        ("Ada", "Dora", "related"),
        ("Ben", "Cy", "introduced_by"),
    }
    assert cy.pk


def _note(member: Member, contact: Contact, noted: dict[str, str]) -> None:
    with journal.entry("import", by=member.user, at=NOW) as write:
        write.create(Source, contact=contact, kind="vcard", at=NOW, values={"noted": noted})


def test_a_large_place_says_nothing(member: Member) -> None:
    hand = Hand(member)
    for number in range(31):
        hand.add(f"Person {number}", "Ministry")
    edges.catch_up()
    assert pairs() == set()


def test_nothing_is_derived_before_it_is_asked_for(member: Member) -> None:
    hand = Hand(member)
    hand.add("Ada", "Nordwind")
    hand.add("Ben", "Nordwind")
    assert pairs() == set()
    assert edges.differences() == 0


def test_a_path_says_whom_to_ask_and_leaves_out_who_must_not_be_contacted(member: Member) -> None:
    hand = Hand(member)
    sam = hand.add("Sam", tie=Tie.CLOSE)
    mary, tomas = hand.add("Mary"), hand.add("Tomás", "Riverside")
    other = hand.add("Nour", tie=Tie.CLOSE)
    hand.refer(sam, mary, use_name=UseName.YES)
    hand.refer(mary, tomas, use_name=UseName.YES, why="built it up")
    hand.say(other, tomas, Closeness.WELL)
    edges.catch_up()
    assert tomas.organization is not None
    wanted = warm.at_organization(tomas.organization.pk)
    found = warm.warm_paths(wanted, TODAY)
    assert [[one.name for one in path.people] for path in found] == [
        ["Nour", "Tomás"],
        ["Sam", "Mary", "Tomás"],
    ]
    assert [hop.reason for hop in found[1].hops] == ["named", "named"]
    with journal.entry("contact.do_not_contact", **hand.now) as write:
        write.update(other, do_not_contact=True)
    found = warm.warm_paths(wanted, TODAY)
    assert [[one.name for one in path.people] for path in found] == [["Sam", "Mary", "Tomás"]]
    with journal.entry("contact.do_not_contact", **hand.now) as write:
        write.update(mary, do_not_contact=True)
    assert warm.warm_paths(wanted, TODAY) == []


def test_who_was_asked_twice_within_a_month_comes_last(member: Member) -> None:
    hand = Hand(member)
    sam, nour = hand.add("Sam", tie=Tie.CLOSE), hand.add("Nour", tie=Tie.KNOWN)
    ada = hand.add("Ada")
    hand.say(sam, ada, Closeness.WELL)
    hand.say(nour, ada, Closeness.WELL)
    edges.catch_up()
    for days in (20, 3):
        day = TODAY - timedelta(days=days)
        contacts.log_attempt(sam, Channel.EMAIL, Outcome.SENT, on=day, **hand.now)
    found = warm.warm_paths([ada.pk], TODAY)
    assert [one.people[0].name for one in found] == ["Nour", "Sam"]
    assert [one.rest_until for one in found] == [None, TODAY - timedelta(days=20) + timedelta(days=30)]


@pytest.mark.parametrize("people", [3, 30])
def test_deriving_asks_as_often_for_few_as_for_many(
    member: Member, people: int, django_assert_max_num_queries: Any
) -> None:
    hand = Hand(member)
    for number in range(people):
        hand.add(f"Person {number}", f"Place {number % 3}")
    with django_assert_max_num_queries(16):
        list(bonds.all_bonds())
