"""The day shows of a person made of several cards what the person's page shows."""

from datetime import UTC, date, datetime
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from askwell.kernel.due import Due
from askwell.practice.asking import actions as asking
from askwell.practice.identifying import actions, merging, queries
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.rules import SourceKind
from askwell.practice.today import queries as today
from askwell.workspace.members import Member

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
MONDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 22)


def merged(member: Member, name: str) -> Contact:
    """Make a person to be rung on Monday: an old card from a file, and what the seeker wrote since."""
    on: dict[str, Any] = {"by": member.user, "at": NOW}
    goal = asking.add_goal("What does a physiotherapist do all day?", **on)
    card = actions.add_contact(name, source=SourceKind.VCARD, title="Nurse", organization="Clinic", **on)
    phones = ["+1 250 555 0143"]
    own = actions.add_contact(name, title="Owner", organization="Osei Physio", phones=phones, **on)
    actions.edit_contact(own, best_time="after nine", time_zone="Europe/Vienna", **on)
    assert own.organization
    actions.edit_organization(own.organization, target=True, **on)
    asking.take_up(card, goal, begins_on=MONDAY, **on)
    return merging.merge(card, own, **on)


def test_every_list_of_the_day_shows_what_the_page_shows(member: Member) -> None:
    person = merged(member, "Mary Osei")
    page = queries.contact(person.uid)
    assert page.organization
    expected = (page.title, page.organization.name, True)
    assert expected == ("Owner", "Osei Physio", True)
    (ring,) = today.calls_until(MONDAY)
    step = today.step_of(person.pk)
    lines = [
        *today.due_until(MONDAY),
        *today.due_between(SUNDAY, MONDAY),
        *today.day(MONDAY).now,
        today.as_shown(person.pk, Due(MONDAY, kind="call")),
        ring.step,
        step,
    ]
    assert [(one.title, one.organization, one.target) for one in lines if one] == [expected] * 6
    assert (ring.zone, ring.best_time) == ("Europe/Vienna", "after nine")


def test_more_people_of_several_cards_ask_no_more_of_the_database(member: Member) -> None:
    counts: list[int] = []
    for name in ("Mary Osei", "Bea Lee", "Cy Miller"):
        merged(member, name)
        with CaptureQueriesContext(connection) as asked:
            assert len(today.due_until(MONDAY)) == len(counts) + 1
        counts.append(len(asked))
    assert counts == [counts[0]] * 3
