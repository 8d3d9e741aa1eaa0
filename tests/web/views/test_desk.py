"""The call desk: the order, the ladder, one call after the other, and leave to stop."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from askwell.models import Contact, Goal, Interview
from askwell.practice.arranging import actions as arranging
from askwell.practice.arranging.rules import Channel, Outcome
from askwell.practice.asking import actions as asking
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying.rules import Tie
from askwell.practice.lifecycle.actions import contacts as lifecycle
from askwell.practice.lifecycle.actions import interviews
from askwell.practice.today import queries as today
from askwell.workspace.members import Member
from tests.conftest import NOW
from tests.web.conftest import client_of

MONDAY = date(2026, 11, 23)


@pytest.fixture
def goal(alice: Member) -> Goal:
    return asking.add_goal("Should I?", by=alice.user, at=NOW)


def taken_up(alice: Member, goal: Goal, name: str, *, tie: Tie = Tie.STRANGER, **values: Any) -> Contact:
    made = identifying.add_contact(
        name, organization=f"House of {name}", phones=["250 555 0143"], country="CA", by=alice.user, at=NOW
    )
    identifying.edit_contact(made, tie=str(tie), by=alice.user, at=NOW, **values)
    asking.take_up(made, goal, begins_on=MONDAY, by=alice.user, at=NOW)
    return made


def talks_held(alice: Member, count: int = 3) -> None:
    for number in range(count):
        at = NOW - timedelta(days=20 + number)
        friend = identifying.add_contact(f"Friend {number}", by=alice.user, at=at)
        talk = interviews.agree(friend, alice.seeker, wall=at.replace(tzinfo=None), by=alice.user, at=at)
        arranging.begin(talk, by=alice.user, at=at)
        interviews.finish(talk, alice.seeker, by=alice.user, at=at + timedelta(minutes=15))


def names(page: str) -> list[str]:
    return re.findall(r"<b>Call <bdi>([^<]+)</bdi></b>", page)


def test_nobody_to_ring(web: Client) -> None:
    page = web.get("/calls").text
    assert "No call is waiting." in page
    assert web.get("/calls/next")["Location"] == "/calls"


def test_the_easier_call_comes_first_and_a_smaller_step_before_any(
    web: Client, alice: Member, goal: Goal
) -> None:
    taken_up(alice, goal, "Stranger")
    taken_up(alice, goal, "Friend", tie=Tie.CLOSE)
    page = web.get("/calls").text
    assert names(page) == ["Friend", "Stranger"]
    assert "Say the four lines aloud, alone" in page
    assert page.count("Ring anyway") == 2
    assert web.get("/calls/next")["Location"] == "/calls"


def test_practice_opens_the_next_rung(web: Client, alice: Member, goal: Goal) -> None:
    friend = taken_up(alice, goal, "Friend", tie=Tie.CLOSE)
    for kind, offered in (("lines", "Ring your own voicemail"), ("voicemail", "Practise in text")):
        arranging.rehearse(friend, kind, on=MONDAY, by=alice.user, at=NOW)
        assert offered in web.get("/calls").text
    arranging.rehearse(friend, "text", on=MONDAY, by=alice.user, at=NOW)
    assert web.get("/calls/next")["Location"] == f"/contacts/{friend.uid}/call?desk=1"


def test_one_call_is_a_full_day_and_one_may_ring_on(web: Client, alice: Member, goal: Goal) -> None:
    arranging.rehearse(taken_up(alice, goal, "Ann", tie=Tie.CLOSE), "text", on=MONDAY, by=alice.user, at=NOW)
    ben = taken_up(alice, goal, "Ben", tie=Tie.CLOSE)
    ann = Contact.objects.get(full_name="Ann")
    answer = web.post(f"/contacts/{ann.uid}/attempt?desk=1", {"do": "no_answer"})
    page = web.get(answer["Location"]).text
    assert "One call a day is a full day." in page
    assert "Ring on all the same" in page
    assert web.get("/calls/next")["Location"] == "/calls"
    assert web.get("/calls/next?anyway=1")["Location"].startswith(f"/contacts/{ben.uid}/call?")
    assert [one.name for one in today.day(MONDAY).now] == []


def test_after_three_talks_one_call_leads_to_the_next(web: Client, alice: Member, goal: Goal) -> None:
    talks_held(alice)
    ann, ben = taken_up(alice, goal, "Ann"), taken_up(alice, goal, "Ben")
    first = web.get("/calls/next")["Location"]
    assert first == f"/contacts/{ann.uid}/call?desk=1"
    assert "Call 1 of 2" in web.get(first).text
    answer = web.post(f"/contacts/{ann.uid}/attempt?desk=1", {"do": "voicemail", "again_on": "2026-11-24"})
    assert answer["Location"] == f"/contacts/{ann.uid}/called?desk=1&how=voicemail"
    page = web.get(answer["Location"]).text
    assert re.search(rf'autofocus[^>]+href="/contacts/{ben.uid}/call\?desk=1"', page)
    assert "Call 2 of 2" in web.get(f"/contacts/{ben.uid}/call?desk=1").text


def test_after_a_no_it_is_enough(web: Client, alice: Member, goal: Goal) -> None:
    talks_held(alice)
    ann, _ben = taken_up(alice, goal, "Ann"), taken_up(alice, goal, "Ben")
    answer = web.post(f"/contacts/{ann.uid}/attempt?desk=1", {"do": "no"})
    page = web.get(answer["Location"]).text
    assert "That is enough for one day." in page
    assert "Next call" not in page
    assert "Ben" not in [one.name for one in today.day(MONDAY).now]
    assert "enough for one day" in web.get("/").text


def test_a_hard_week_is_answered_with_a_pause(web: Client, alice: Member, goal: Goal) -> None:
    ann = taken_up(alice, goal, "Ann")
    for _ in range(3):
        lifecycle.log_attempt(ann, Channel.CALL, Outcome.NO_ANSWER, on=MONDAY, by=alice.user, at=NOW)
    page = web.get("/calls").text
    assert "Shall we pause until Monday?" in page
    assert "2026-11-30" in page


def test_hours_there_and_best_times_set_the_order(web: Client, alice: Member, goal: Goal) -> None:
    talks_held(alice)
    taken_up(alice, goal, "Tokyo", time_zone="Asia/Tokyo")
    taken_up(alice, goal, "Afternoon", time_zone="America/Los_Angeles", best_time="afternoons")
    taken_up(alice, goal, "Here", time_zone="America/Los_Angeles")
    page = web.get("/calls").text
    assert names(page) == ["Here", "Afternoon", "Tokyo"]
    assert re.search(r"from 4:00\sPM", page)


def test_two_free_times_are_offered_and_one_is_chosen(web: Client, alice: Member, goal: Goal) -> None:
    ann = taken_up(alice, goal, "Ann", time_zone="America/Halifax")
    page = web.get(f"/contacts/{ann.uid}/call").text
    slots = re.findall(r'name="slot" value="([^"]+)"', page)
    assert len(slots) == 2
    assert "your time</bdi>" in page
    answer = web.post(f"/contacts/{ann.uid}/attempt", {"do": "agreed", "slot": slots[1], "minutes": "15"})
    talk = Interview.objects.get()
    assert answer["Location"] == f"/interviews/{talk.uid}"
    assert talk.wall == slots[1]
    assert slots[1] not in web.get(f"/contacts/{ann.uid}/call").text


def test_the_step_of_the_rules_is_shown_and_can_be_changed(web: Client, alice: Member, goal: Goal) -> None:
    ann = taken_up(alice, goal, "Ann")
    page = web.get(f"/contacts/{ann.uid}/call").text
    assert 'name="proposed" value="2026-11-25"' in page
    web.post(
        f"/contacts/{ann.uid}/attempt",
        {"do": "no_answer", "proposed": "2026-11-25", "again_on": "2026-11-27"},
    )
    step = today.step_of(ann.pk)
    assert step
    assert step.on == date(2026, 11, 27)


def test_the_day_of_the_rules_is_not_kept_as_a_named_one(web: Client, alice: Member, goal: Goal) -> None:
    ann = taken_up(alice, goal, "Ann")
    web.post(
        f"/contacts/{ann.uid}/attempt",
        {"do": "no_answer", "proposed": "2026-11-25", "again_on": "2026-11-25"},
    )
    assert ann.attempts.get().again_on is None


def test_the_second_person_is_looked_for_at_the_same_house(web: Client, alice: Member, goal: Goal) -> None:
    ann = taken_up(alice, goal, "Ann")
    identifying.add_contact("Ben", organization="House of Ann", by=alice.user, at=NOW)
    before = NOW - timedelta(hours=1)
    lifecycle.log_attempt(ann, Channel.EMAIL, Outcome.SENT, on=MONDAY, by=alice.user, at=before)
    page = web.get(f"/contacts/{ann.uid}/beside").text
    assert "Ben" in page
    step = today.step_of(ann.pk)
    assert step
    assert step.kind == "second_person"
    web.post(f"/steps/{ann.uid}", {"do": "let_go"})
    step = today.step_of(ann.pk)
    assert step
    assert (step.kind, step.on) == ("nudge", date(2026, 12, 2))


def test_ten_calls_cost_no_more_questions_than_two(alice: Member, goal: Goal) -> None:
    client = client_of(alice)
    talks_held(alice)
    taken_up(alice, goal, "Ann")
    taken_up(alice, goal, "Ben")
    with CaptureQueriesContext(connection) as few:
        client.get("/calls")
    for number in range(8):
        taken_up(alice, goal, f"More {number}")
    with CaptureQueriesContext(connection) as many:
        client.get("/calls")
    assert len(many) <= len(few) + 1


@pytest.mark.parametrize("held", [0, 3])
@pytest.mark.parametrize("people", [2, 52])
def test_the_menu_counts_what_today_shows(
    web: Client, alice: Member, goal: Goal, held: int, people: int
) -> None:
    talks_held(alice, held)
    for number in range(people):
        taken_up(alice, goal, f"More {number}")
    pages = [web.get(path).text for path in ("/", "/contacts")]
    counted = {re.findall(r"Today <span>(\d+)</span>", page)[0] for page in pages}
    assert counted == {str(len(names(pages[0].partition("<details")[0])) + held)}
