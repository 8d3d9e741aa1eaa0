"""How many statements the pages of the budgets take: so many, whatever stands on them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from askwell.models import Attempt, Contact, Interview, Pursuit
from askwell.practice.asking import actions as asking
from askwell.practice.identifying import actions as identifying
from askwell.workspace import journal
from askwell.workspace.members import Member
from tests.conftest import NOW
from tests.web.conftest import client_of

TODAY = NOW.date()
MOST = {"list": 10, "organization": 12, "search": 13, "today": 16, "contact": 25, "write": 35}


def people_taken_up(alice: Member, count: int) -> list[Contact]:
    """Take people at one organization up, ring the first often, and hold talks with the others."""
    goal = asking.add_goal("Should I?", topics=["Money"], by=alice.user, at=NOW)
    people = [
        identifying.add_contact(
            f"Mary Krug {number}",
            organization="Osei Physio",
            phones=[f"250 555 01{number:02}"],
            by=alice.user,
            at=NOW,
        )
        for number in range(count)
    ]
    with journal.entry("import", by=alice.user, at=NOW) as write:
        write.create_many(
            Pursuit,
            ["contact_id", "goal_id", "begin_with", "begins_on", "opened_at"],
            [(one.pk, goal.pk, "call", TODAY, NOW) for one in people],
        )
        write.create_many(
            Interview,
            ["contact_id", "goal_id", "state", "state_at", "wall", "zone", "starts_at", "minutes", "mode"],
            [
                (
                    one.pk,
                    goal.pk,
                    "held",
                    NOW - timedelta(days=9),
                    "2026-11-14T10:00",
                    "UTC",
                    NOW,
                    15,
                    "phone",
                )
                for one in people[1:]
            ],
        )
        write.create_many(
            Attempt,
            ["contact_id", "channel", "outcome", "at", "on", "note"],
            [
                (people[0].pk, "call", "no_answer", NOW - timedelta(days=n), TODAY - timedelta(days=n), "")
                for n in range(count)
            ],
        )
    return people


def statements(client: Client, path: str, status: int = 200, **form: str) -> int:
    """Return how many statements a page takes once its module is there."""
    with CaptureQueriesContext(connection) as seen:
        answer = client.post(path, form) if form else client.get(path)
    assert answer.status_code == status
    return len(seen)


@pytest.mark.parametrize("people", [2, 30])
def test_a_page_takes_no_more_statements_whatever_stands_on_it(alice: Member, people: int) -> None:
    first = people_taken_up(alice, people)[0]
    assert first.organization
    client = client_of(alice)
    taken = {
        "list": statements(client, "/contacts"),
        "organization": statements(client, f"/contacts?at={first.organization.uid}"),
        "search": statements(client, "/contacts?q=mary+kru"),
        "today": statements(client, "/"),
        "contact": statements(client, f"/contacts/{first.uid}"),
        "write": statements(client, f"/steps/{first.uid}", 303, do="later", until="2026-12-03"),
    }
    assert not {name: count for name, count in taken.items() if count > MOST[name]}


def test_a_write_is_committed_once(alice: Member) -> None:
    (first,) = people_taken_up(alice, 1)
    client = client_of(alice)
    with CaptureQueriesContext(connection) as seen:
        client.post(f"/steps/{first.uid}", {"do": "later", "until": "2026-12-03"})
    ends = [query["sql"] for query in seen.captured_queries if query["sql"].startswith(("BEGIN", "COMMIT"))]
    assert ends == ["BEGIN IMMEDIATE", "COMMIT"]
