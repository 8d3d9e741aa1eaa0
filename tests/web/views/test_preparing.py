"""The page to prepare a talk, and the talk said aloud: kept, taken back, and never a gate."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from askwell.models import Entry, Interview, Preparation, Rehearsal
from askwell.workspace import journal
from askwell.workspace.members import Member
from tests.conftest import NOW
from tests.web.views.talk_cases import agreed, held


@pytest.fixture
def talk(alice: Member) -> Interview:
    return agreed(alice)


def test_what_is_gathered_is_kept_and_taken_back(web: Client, alice: Member, talk: Interview) -> None:
    page = f"/interviews/{talk.uid}/prepare"
    form = {
        "why": "She opened hers two years ago", "fact-1": " Rents by the day ", "fact-2": "",
        "fact-3": "Trains", "ready": ["pens", "sheet", "nonsense"],
        "dress": "As they do", "travel_minutes": "40",
    }  # fmt: skip
    assert web.post(page, form).status_code == 303
    kept = Preparation.objects.get()
    assert (kept.why, kept.facts) == ("She opened hers two years ago", ["Rents by the day", "Trains"])
    assert kept.ready == ["pens", "sheet"]
    talk.refresh_from_db()
    assert (talk.dress, talk.travel_minutes) == ("As they do", 40)
    shown = web.get(page).text.replace("\u202f", " ")
    assert "Four things are left to lay out." in shown
    assert "Leave by 1:05 PM" in shown
    assert shown.count(" checked>") == 2
    journal.undo(Entry.objects.latest("id"), by=alice.user, at=NOW)
    assert not Preparation.objects.exists()
    assert Interview.objects.get(pk=talk.pk).dress == ""


def test_a_second_time_replaces_the_first(web: Client, talk: Interview) -> None:
    page = f"/interviews/{talk.uid}/prepare"
    for why in ("One", "Two"):
        web.post(page, {"why": why})
    assert Preparation.objects.get().why == "Two"
    assert Interview.objects.get(pk=talk.pk).travel_minutes == talk.travel_minutes


def test_nothing_is_a_gate(web: Client, talk: Interview) -> None:
    """With nothing gathered the room opens, and the sheet is printed."""
    assert web.get(f"/interviews/{talk.uid}/live").status_code == 200
    assert web.get(f"/paper/question-sheet.pdf?interview={talk.uid}").status_code == 200
    assert not Preparation.objects.exists()


def test_wrong_minutes_are_said_and_change_nothing(web: Client, talk: Interview) -> None:
    answer = web.post(f"/interviews/{talk.uid}/prepare", {"travel_minutes": "soon"})
    assert answer.status_code == 400
    assert "“soon” is not a number of minutes." in answer.text
    assert not Preparation.objects.exists()


def test_a_talk_that_was_held_needs_no_preparing(web: Client, alice: Member) -> None:
    talk = held(alice)
    assert web.get(f"/interviews/{talk.uid}/prepare").status_code == 303


def test_the_page_asks_a_fixed_number_of_queries(web: Client, alice: Member, talk: Interview) -> None:
    page = f"/interviews/{talk.uid}/prepare"
    held(alice)
    with CaptureQueriesContext(connection) as first:
        web.get(page)
    held(alice)
    with CaptureQueriesContext(connection) as later:
        web.get(page)
    assert len(later) == len(first)


def test_the_plan_said_aloud_is_a_rehearsal(web: Client, talk: Interview) -> None:
    page = web.get(f"/interviews/{talk.uid}/rehearse").text
    assert "May I take a few notes?" in page
    assert "hit 15 minutes" in page
    assert page.count("<li><p") == 8
    web.post(f"/interviews/{talk.uid}/rehearse")
    assert Rehearsal.objects.get().kind == "plan"
