"""The room, the hour after it, and the sheet typed in: what is sent is kept, and kept once."""

import json

import pytest
from django.test import Client

from askwell.models import (
    Answer,
    Card,
    CheckIn,
    Contact,
    Debrief,
    Detail,
    Entry,
    Interview,
    Permission,
    Promise,
    Referral,
    Revision,
    TimeCheck,
)
from askwell.practice.asking import queries as asking
from askwell.practice.holding import queries as holding
from askwell.practice.holding.rules import PermissionAnswer, PermissionKind
from askwell.workspace.members import Member
from tests.web.views.talk_cases import agreed, begun, card_of, held


@pytest.fixture
def room(alice: Member) -> Interview:
    return begun(alice)


def first_item(found: Interview) -> str:
    return asking.plan_items(found.plan)[0].uid


def test_the_door_asks_for_notes_before_anything_runs(web: Client, alice: Member) -> None:
    talk = agreed(alice)
    assert "May I take a few notes?" in web.get(f"/interviews/{talk.uid}/live").text
    assert web.post(f"/interviews/{talk.uid}/live/enter", {}).status_code == 400
    talk.refresh_from_db()
    assert talk.state == "scheduled"
    before = Entry.objects.count()
    web.post(f"/interviews/{talk.uid}/live/enter", {"notes": "given"})
    talk.refresh_from_db()
    assert (talk.state, Entry.objects.count()) == ("in_progress", before + 1)
    assert 'role="timer"' in web.get(f"/interviews/{talk.uid}/live").text


def test_no_notes_means_no_field(web: Client, alice: Member) -> None:
    talk = begun(alice, notes=PermissionAnswer.REFUSED)
    page = web.get(f"/interviews/{talk.uid}/live").text
    assert "data-at=" not in page
    assert 'role="timer"' in page
    answer = web.post(f"/interviews/{talk.uid}/live/note", {"item": first_item(talk), "text": "x"})
    assert (answer.status_code, answer.json()["ok"]) == (409, False)
    assert not Revision.objects.exists()


def test_notes_are_kept_once_for_each_change(web: Client, room: Interview) -> None:
    path, item = f"/interviews/{room.uid}/live/note", first_item(room)
    for text in ("By", "By chance", "By chance"):
        assert web.post(path, {"item": item, "text": text}).json()["ok"]
    assert [one.text for one in Revision.objects.order_by("id")] == ["By", "By chance"]
    web.post(path, {"item": item, "text": "By chance", "starred": "yes"})
    assert Revision.objects.count() == 3
    assert "By chance" in web.get(f"/interviews/{room.uid}/live").text


def test_a_question_of_elsewhere_is_refused_in_words(web: Client, room: Interview) -> None:
    answer = web.post(f"/interviews/{room.uid}/live/note", {"item": "nobody", "text": "x"})
    assert answer.status_code == 409
    assert json.loads(answer.content)["words"]


def test_more_time_is_recorded(web: Client, room: Interview) -> None:
    answer = web.post(f"/interviews/{room.uid}/live/time", {"said": "go_on"}).json()
    assert (answer["ok"], answer["extra_minutes"]) == (True, 5)
    assert "hit 20 minutes" in answer["check"]
    web.post(f"/interviews/{room.uid}/live/time", {"said": "stop"})
    assert [one.choice for one in TimeCheck.objects.order_by("id")] == ["go_on", "stop"]


def test_leaving_keeps_all_that_the_last_minute_gave(web: Client, room: Interview) -> None:
    posted = {
        f"note-{first_item(room)}": "By chance",
        f"star-{first_item(room)}": "yes",
        "note-": "She smiled",
        "name-1": "Tomás Kovač",
        "use-1": "yes",
        "name-2": "the owner of Nordwind",
        "quote": "given",
        "address": "114 Baker St\r\nNelson BC V1L 4H3",
    }
    before = Entry.objects.count()
    answer = web.post(f"/interviews/{room.uid}/live/leave", posted)
    assert answer.headers["Location"] == f"/interviews/{room.uid}/debrief"
    assert Entry.objects.count() == before + 1
    room.refresh_from_db()
    assert room.state == "held"
    assert {one.text for one in Answer.objects.all()} == {"By chance", "She smiled"}
    assert Answer.objects.get(starred=True).text == "By chance"
    assert [one.use_name for one in Referral.objects.order_by("id")] == ["yes", "not_asked"]
    assert holding.permissions_of(room.contact_id)[PermissionKind.QUOTE] is PermissionAnswer.GIVEN
    address = Detail.objects.get(kind="address")
    assert (address.value, address.source.kind) == ("114 Baker St\nNelson BC V1L 4H3", "said")
    assert card_of(room)
    assert CheckIn.objects.count() == 1


def test_a_held_talk_has_no_room(web: Client, alice: Member) -> None:
    talk = held(alice)
    assert web.get(f"/interviews/{talk.uid}/live").status_code == 303
    assert web.post(f"/interviews/{talk.uid}/live/note", {"item": "", "text": "x"}).status_code == 409


def test_the_page_after_a_talk_says_how_time_was_kept(web: Client, alice: Member) -> None:
    page = web.get(f"/interviews/{held(alice).uid}").text
    assert "You asked for <bdi>15</bdi> minutes and took <bdi>15</bdi>." in page
    assert "By chance, she said." in page


def test_an_answer_and_its_marks_are_changed(web: Client, alice: Member) -> None:
    talk = held(alice)
    posted = {"item": first_item(talk), "text": "By luck", "starred": "yes", "off_record": "yes"}
    web.post(f"/interviews/{talk.uid}/answers", posted)
    kept = Answer.objects.get()
    assert (kept.text, kept.starred, kept.quote, kept.off_record) == ("By luck", True, False, True)
    assert "off the record" in web.get(f"/interviews/{talk.uid}").text


def test_the_debrief_leads_to_the_card(web: Client, alice: Member) -> None:
    talk = held(alice)
    posted = {
        "learned": "A lease needs a break clause",
        "detail": "the lease is the risk",
        "promise-1": "Call you in March",
        "by-1": "2027-03-01",
        "name-1": "Tomás Kovač",
        "why-1": "three rooms",
    }
    answer = web.post(f"/interviews/{talk.uid}/debrief", posted)
    assert answer.headers["Location"] == f"/cards/{card_of(talk).uid}"
    assert Debrief.objects.get().detail == "the lease is the risk"
    assert (Promise.objects.get().words, Referral.objects.get().why) == ("Call you in March", "three rooms")
    web.post(f"/interviews/{talk.uid}/debrief", {"learned": "Two things"})
    assert Debrief.objects.get().learned == "Two things"


def test_a_promise_without_its_day_keeps_what_was_typed(web: Client, alice: Member) -> None:
    talk = held(alice)
    posted = {"learned": "A lease", "promise-1": "Call you", "by-1": ""}
    answer = web.post(f"/interviews/{talk.uid}/debrief", posted)
    assert answer.status_code == 400
    for kept in ("A lease", "Call you", "Say by when"):
        assert kept in answer.text
    assert not Debrief.objects.exists()


def test_a_talk_on_paper_is_typed_in_at_once(web: Client, alice: Member) -> None:
    talk = agreed(alice)
    posted = {
        "day": "2026-11-22",
        "at": "10:00",
        "took": "22",
        "notes": "given",
        f"note-{first_item(talk)}": "By chance",
        "time": "go_on",
        "extra": "5",
        "name-1": "Tomás Kovač",
        "detail": "the lease",
        "promise-1": "Write to you",
        "by-1": "2026-12-01",
    }
    before = Entry.objects.count()
    answer = web.post(f"/interviews/{talk.uid}/paper", posted)
    card = Card.objects.get()
    assert answer.headers["Location"] == f"/cards/{card.uid}"
    assert Entry.objects.count() == before + 1
    talk.refresh_from_db()
    assert talk.state == "held"
    assert talk.began_at
    assert talk.ended_at
    assert (talk.ended_at - talk.began_at).total_seconds() == 22 * 60
    assert (talk.extra_minutes, f"{card.met_on}") == (5, "2026-11-22")
    assert Answer.objects.get().text == "By chance"
    assert Debrief.objects.get().detail == "the lease"
    assert "said go on, and you took <bdi>22</bdi>" in web.get(f"/interviews/{talk.uid}").text


@pytest.mark.parametrize(
    "wrong", [{"day": "2027-01-01"}, {"day": "yesterday"}, {"took": "long"}, {"by-1": ""}]
)
def test_a_slip_on_paper_writes_nothing_and_loses_nothing(
    web: Client, alice: Member, wrong: dict[str, str]
) -> None:
    talk = agreed(alice)
    good = {"day": "2026-11-22", "at": "10:00", "promise-1": "Write", "by-1": "2026-12-01", "learned": "Much"}
    answer = web.post(f"/interviews/{talk.uid}/paper", {**good, **wrong})
    assert answer.status_code == 400
    assert "Much" in answer.text
    assert 'class="wrong"' in answer.text
    talk.refresh_from_db()
    assert (talk.state, Permission.objects.count()) == ("scheduled", 0)
    assert Contact.objects.count() == 1


def test_paper_refused_notes_are_from_memory(web: Client, alice: Member) -> None:
    talk = agreed(alice)
    web.post(f"/interviews/{talk.uid}/state", {"do": "no_show_them"})
    posted = {"day": "2026-11-22", "at": "10:00", "notes": "refused", "note-": "Wait for spring"}
    web.post(f"/interviews/{talk.uid}/paper", posted)
    assert Answer.objects.get().from_memory
