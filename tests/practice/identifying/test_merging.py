"""Two contacts made one person and taken apart again: questions are about the person; nothing moves."""

from datetime import date, datetime
from typing import Any

import pytest

from askwell.kernel.errors import BadInputError, ChangedSinceError
from askwell.practice.arranging import queries as arranging
from askwell.practice.arranging.rules import Channel, Outcome
from askwell.practice.asking import actions as asking
from askwell.practice.asking import queries as asking_queries
from askwell.practice.following_up import actions as following_up
from askwell.practice.identifying import actions, merging, queries
from askwell.practice.identifying.listing import Page
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.rules import DetailKind
from askwell.practice.lifecycle.actions import contacts
from askwell.practice.referring import actions as referring
from askwell.practice.referring import queries as referring_queries
from askwell.practice.referring.queries import growth
from askwell.practice.today import actions as today
from askwell.practice.today import queries as today_queries
from askwell.workspace import journal
from askwell.workspace.members import Member

DAY = date(2026, 11, 23)


@pytest.fixture
def on(member: Member, now: datetime) -> dict[str, Any]:
    """Return who acts and when."""
    return {"by": member.user, "at": now}


@pytest.fixture
def two(on: dict[str, Any]) -> tuple[Contact, Contact]:
    """Return two contacts that are the same person."""
    one = actions.add_contact("Mary Osei", organization="Osei Physio", phones=["+1 250 555 0143"], **on)
    other = actions.add_contact("M. Osei-Mensah", emails=["mary@osei.example"], title="Owner", **on)
    actions.add_detail(other, DetailKind.PHONE, "+12505550143", **on)
    return one, other


def names(page: Page) -> list[str]:
    """Return the names on a page."""
    return [one.full_name for one in page.contacts]


def test_lists_and_search_have_one_line_per_person(two: tuple[Contact, Contact], on: dict[str, Any]) -> None:
    merging.merge(*two, **on)
    assert names(queries.page_by_name()) == ["Mary Osei"]
    assert names(queries.matching("mensah")) == ["Mary Osei"]
    assert names(queries.matching("mary physio")) == ["Mary Osei"]
    values = [one.value for one in queries.details_of([two[0].pk])[two[0].pk]]
    assert values == ["+1 250 555 0143", "mary@osei.example"]


def test_the_address_of_a_merged_contact_leads_to_the_person(
    two: tuple[Contact, Contact], on: dict[str, Any]
) -> None:
    merging.merge(*two, **on)
    assert queries.contact(two[1].uid).pk == two[0].pk
    merging.take_apart(merging.merged_contact(two[1].uid), **on)
    assert queries.contact(two[1].uid).pk == two[1].pk
    assert names(queries.matching("mensah")) == ["M. Osei-Mensah"]
    assert names(queries.matching("physio")) == ["Mary Osei"]


def test_what_happened_with_either_is_the_persons(two: tuple[Contact, Contact], on: dict[str, Any]) -> None:
    one, other = two
    goal = asking.add_goal("Should I open a practice?", **on)
    asking.take_up(other, goal, begins_on=DAY, **on)
    contacts.log_attempt(one, Channel.CALL, Outcome.NO_ANSWER, on=DAY, **on)
    following_up.promise(other, "Send the link", DAY, **on)
    kept = referring.name_contact(other, "Ada Byron", on=DAY, **on)
    assert not today_queries.step_of(one.pk)
    merging.merge(one, other, **on)
    assert today_queries.step_of(one.pk)
    assert not today_queries.step_of(other.pk)
    assert not today.differences()
    assert len(arranging.attempts_of(one.pk)) == 1
    assert len(asking_queries.open_pursuits(one.pk)) == 1
    assert referring_queries.received_by(kept.named.pk)[0].giver.pk == one.pk
    chain = growth.chain_to(kept.named.pk)
    assert chain is not None
    assert [name for _, name in chain.people] == ["Mary Osei", "Ada Byron"]
    asking.take_up(one, goal, begins_on=DAY, **on)
    assert len(asking_queries.open_pursuits(one.pk)) == 1


def test_not_to_be_contacted_holds_for_the_person(two: tuple[Contact, Contact], on: dict[str, Any]) -> None:
    contacts.do_not_contact(two[1], **on)
    merging.merge(*two, **on)
    assert today_queries.facts_of([two[0].pk])[two[0].pk].do_not_contact
    contacts.may_contact(queries.contact(two[0].uid), **on)
    assert not today_queries.facts_of([two[0].pk])[two[0].pk].do_not_contact


def test_a_detail_that_both_have_goes_at_once(two: tuple[Contact, Contact], on: dict[str, Any]) -> None:
    merging.merge(*two, **on)
    phone = queries.details_of([two[0].pk])[two[0].pk][0]
    actions.remove_detail(phone, **on)
    assert [one.value for one in queries.details_of([two[0].pk])[two[0].pk]] == ["mary@osei.example"]
    assert actions.add_detail(two[0], DetailKind.EMAIL, "Mary@osei.example", **on) is None


def test_one_of_three_is_taken_apart_with_those_below_it(
    two: tuple[Contact, Contact], on: dict[str, Any]
) -> None:
    one, other = two
    third = actions.add_contact("Marie Osei", **on)
    merging.merge(other, third, **on)
    merging.merge(one, other, **on)
    assert queries.contact(third.uid).pk == one.pk
    merging.take_apart(merging.merged_contact(other.uid), **on)
    assert queries.contact(third.uid).pk == other.pk
    assert names(queries.page_by_name()) == ["Mary Osei", "M. Osei-Mensah"]


def test_undo_takes_a_merge_back_and_names_what_came_later(
    two: tuple[Contact, Contact], on: dict[str, Any]
) -> None:
    merging.merge(*two, **on)
    done = journal.last_entry()
    assert done is not None
    actions.edit_contact(merging.merged_contact(two[1].uid), title="Founder", **on)
    with pytest.raises(ChangedSinceError):
        journal.undo(done, **on)
    merging.take_apart(merging.merged_contact(two[1].uid), **on)
    assert queries.contact(two[1].uid).title == "Founder"


def test_one_person_is_not_merged_again(two: tuple[Contact, Contact], on: dict[str, Any]) -> None:
    merging.merge(*two, **on)
    with pytest.raises(BadInputError):
        merging.merge(two[1], two[0], **on)
    with pytest.raises(BadInputError):
        merging.take_apart(two[0], **on)
