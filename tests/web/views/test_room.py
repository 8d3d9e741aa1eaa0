"""The room, the hour after it, and the sheet typed in: what is sent is kept, and kept once."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

import askwell
from askwell.models import (
    Answer,
    Card,
    CheckIn,
    Contact,
    Debrief,
    Detail,
    Entry,
    Interview,
    Operation,
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

STATIC = Path(askwell.__file__).parent / "web" / "static"


@pytest.fixture
def room(alice: Member) -> Interview:
    return begun(alice)


def first_item(found: Interview) -> str:
    return asking.plan_items(found.plan)[0].uid


class Device:
    """A device in the room: what it sends, numbered, and what Askwell answered."""

    def __init__(self, web: Client, talk: Interview, name: str = "phone") -> None:
        self.web, self.talk, self.name, self.seq = web, talk, name, 0

    def send(self, *operations: dict[str, Any], kept: tuple[Any, ...] = ()) -> dict[str, Any]:
        """Send operations once, and return the answer."""
        body = {"now": 0, "operations": list(operations), "kept": list(kept)}
        path = f"/interviews/{self.talk.uid}/live/operations"
        answer = self.web.post(path, json.dumps(body), content_type="application/json")
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def make(self, kind: str, minutes_ago: float = 0, **said: Any) -> dict[str, Any]:
        """Return an operation with the next number of this device."""
        self.seq += 1
        return {"device": self.name, "seq": self.seq, "kind": kind, "at": -minutes_ago * 60_000, **said}

    def note(self, text: str, base: str = "", **said: Any) -> dict[str, Any]:
        """Return notes on the first question."""
        return self.make("note", question=first_item(self.talk), base=base, text=text, **said)

    def does(self, kind: str, **fields: str) -> dict[str, Any]:
        """Send one operation with the fields of a form."""
        return self.send(self.make(kind, fields=fields))


@pytest.fixture
def device(web: Client, room: Interview) -> Device:
    return Device(web, room)


def test_the_door_asks_for_notes_before_anything_runs(web: Client, alice: Member) -> None:
    talk = agreed(alice)
    assert "May I take a few notes?" in web.get(f"/interviews/{talk.uid}/live").text
    device = Device(web, talk)
    assert device.does("enter")["refused"][0][2]
    talk.refresh_from_db()
    assert talk.state == "scheduled"
    before = Entry.objects.count()
    device.does("enter", notes="given")
    talk.refresh_from_db()
    assert (talk.state, Entry.objects.count()) == ("in_progress", before + 1)
    assert 'role="timer"' in web.get(f"/interviews/{talk.uid}/live").text


def test_no_notes_are_kept_of_who_refused_them(web: Client, alice: Member) -> None:
    talk = begun(alice, notes=PermissionAnswer.REFUSED)
    page = web.get(f"/interviews/{talk.uid}/live").text
    assert 'class="room no-notes"' in page
    answer = Device(web, talk).send(Device(web, talk).note("x"))
    assert (answer["heard"], len(answer["refused"])) == ([], 1)
    assert not Revision.objects.exists()


def test_notes_are_kept_once_however_often_they_come(device: Device) -> None:
    first, second = device.note("By"), device.note("By chance", base="By")
    for batch in ([first], [first, second], [second], [first]):
        assert device.send(*batch)["refused"] == []
    assert [one.text for one in Revision.objects.order_by("id")] == ["By", "By chance"]
    device.send(device.note("By chance", base="By chance", starred=True))
    assert Revision.objects.count() == 3
    assert "By chance" in device.web.get(f"/interviews/{device.talk.uid}/live").text


def test_a_late_text_of_the_same_device_changes_nothing(device: Device) -> None:
    late, newest = device.note("By"), device.note("By chance", base="By")
    device.send(newest)
    assert device.send(late)["notes"][first_item(device.talk)]["text"] == "By chance"


def test_two_devices_on_other_lines_are_merged(device: Device) -> None:
    device.send(device.note("one\ntwo\nthree"))
    base = "one\ntwo\nthree"
    laptop = Device(device.web, device.talk, "laptop")
    device.send(device.note("ONE\ntwo\nthree", base=base))
    told = laptop.send(laptop.note("one\ntwo\nTHREE", base=base))["notes"][first_item(device.talk)]
    assert (told["text"], told["beside"]) == ("ONE\ntwo\nTHREE", [])


def test_two_devices_on_one_line_keep_both_until_somebody_settles_it(device: Device) -> None:
    item = first_item(device.talk)
    laptop = Device(device.web, device.talk, "laptop")
    device.send(device.note("from the phone"))
    laptop.send(laptop.note("from the lap"))
    told = laptop.send(laptop.note("from the laptop", base="from the lap"))["notes"][item]
    assert told["text"] == "from the phone"
    assert [one["text"] for one in told["beside"]] == ["from the laptop"]
    both = "from the phone\nfrom the laptop"
    settled = device.note(both, base="from the phone", settles=[told["beside"][0]["uid"], told["uid"]])
    told = device.send(settled)["notes"][item]
    assert (told["text"], told["beside"]) == (both, [])


def test_what_an_older_backup_lost_is_sent_again(device: Device) -> None:
    first, second = device.note("By"), device.note("By chance", base="By")
    device.send(first, second)
    Operation.objects.filter(seq=2).delete()
    Revision.objects.filter(text="By chance").delete()
    assert device.send(kept=(("phone", 1), ("phone", 2)))["lost"] == [["phone", 2]]
    told = device.send(second)["notes"][first_item(device.talk)]
    assert (told["text"], told["beside"]) == ("By chance", [])


def test_a_question_that_was_taken_off_is_put_back(device: Device) -> None:
    gone = device.make("note", question="f" * 32, question_text="What is hard?", base="", text="The rent")
    device.send(gone)
    item = asking.plan_items(device.talk.plan)[-1]
    assert (item.uid, item.text) == ("f" * 32, "What is hard?")
    unknown = device.make("note", question="nobody", base="", text="x")
    assert device.send(unknown)["refused"][0][2]


def test_nonsense_is_refused_in_words(web: Client, room: Interview) -> None:
    path = f"/interviews/{room.uid}/live/operations"
    odd = {"now": 0, "kept": [], "operations": [{"device": "x", "seq": 1, "kind": "dance", "at": 0}]}
    for body in ("", "[]", "{", "null", json.dumps(odd), '{"now": NaN, "operations": [{}], "kept": []}'):
        answer = web.post(path, body, content_type="application/json")
        assert (answer.status_code, bool(answer.json()["words"])) == (400, True), body
    assert not Operation.objects.exists()


def test_more_time_is_recorded(device: Device) -> None:
    assert device.does("time", said="go_on")["extra"] == 5
    device.does("time", said="stop")
    assert [one.choice for one in TimeCheck.objects.order_by("id")] == ["go_on", "stop"]


def test_leaving_keeps_all_that_the_last_minute_gave(device: Device) -> None:
    room = device.talk
    device.send(device.note("By chance", starred=True))
    device.send(device.make("note", question="", base="", text="She smiled"))
    before = Entry.objects.count()
    fields = {
        "name-1": "Tomás Kovač",
        "use-1": "yes",
        "name-2": "the owner of Nordwind",
        "quote": "given",
        "address": "114 Baker St\r\nNelson BC V1L 4H3",
    }
    leave = device.make("leave", fields=fields)
    for _ in range(2):
        assert device.send(leave)["state"] == "held"
    assert Entry.objects.count() == before + 1
    room.refresh_from_db()
    assert {one.text for one in Answer.objects.all()} == {"By chance", "She smiled"}
    assert Answer.objects.get(starred=True).text == "By chance"
    assert [one.use_name for one in Referral.objects.order_by("id")] == ["yes", "not_asked"]
    assert holding.permissions_of(room.contact_id)[PermissionKind.QUOTE] is PermissionAnswer.GIVEN
    address = Detail.objects.get(kind="address")
    assert (address.value, address.source.kind) == ("114 Baker St\nNelson BC V1L 4H3", "said")
    assert card_of(room)
    assert CheckIn.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("named", {PermissionKind.QUOTE: "given", PermissionKind.NAME: "given"}),
        ("unnamed", {PermissionKind.QUOTE: "given", PermissionKind.NAME: "refused"}),
        ("refused", {PermissionKind.QUOTE: "refused"}),
        # What a page that was loaded before there was a choice sends.
        ("given", {PermissionKind.QUOTE: "given"}),
        ("", {}),
        ("nonsense", {}),
    ],
)
def test_leave_to_quote_is_with_a_name_or_without(
    device: Device, said: str, kept: dict[PermissionKind, str]
) -> None:
    device.does("leave", quote=said)
    found = holding.permissions_of(device.talk.contact_id)
    assert {kind: answer for kind, answer in found.items() if kind is not PermissionKind.NOTES} == kept


def test_a_whole_talk_without_a_line_arrives_at_once(web: Client, alice: Member) -> None:
    talk = agreed(alice, planned=False)
    device = Device(web, talk)
    told = device.send(
        device.make("enter", 20, fields={"notes": "given"}),
        device.make("note", 15, question="key:bg-01", question_text="How?", base="", text="By chance"),
        device.make("time", 5, fields={"said": "go_on"}),
        device.make("leave", 1, fields={"name-1": "Tomás Kovač"}),
        device.make("debrief", 0, fields={"learned": "A lease", "promise-1": "Write", "by-1": "2026-12-01"}),
    )
    assert (len(told["heard"]), told["refused"], told["state"]) == (5, [], "held")
    talk.refresh_from_db()
    assert talk.began_at
    assert talk.ended_at
    assert (talk.ended_at - talk.began_at).total_seconds() == 19 * 60
    assert (Answer.objects.get().text, Debrief.objects.get().learned) == ("By chance", "A lease")
    assert told["next"] == f"/cards/{card_of(talk).uid}"


def test_words_that_come_after_the_end_reach_the_answer(web: Client, alice: Member) -> None:
    talk = held(alice)
    device = Device(web, talk)
    said = "By chance, she said."
    device.send(device.note(f"{said}\nThen she rented.", base=said))
    assert Answer.objects.get().text == f"{said}\nThen she rented."
    told = device.send(device.make("note", question="", base="", text="Wait for spring"))
    assert told["notes"][""]["text"] == "Wait for spring"
    assert Answer.objects.count() == 2


def test_what_stands_beside_an_answer_is_shown_after_the_talk(device: Device) -> None:
    laptop = Device(device.web, device.talk, "laptop")
    device.send(device.note("from the phone"))
    laptop.send(laptop.note("from the laptop"))
    device.does("leave")
    page = device.web.get(f"/interviews/{device.talk.uid}").text
    assert Answer.objects.get().text == "from the phone"
    assert "Written on another device at the same time" in page
    assert page.count("from the laptop") > 1


def test_a_held_talk_has_no_room(web: Client, alice: Member) -> None:
    assert web.get(f"/interviews/{held(alice).uid}/live").status_code == 303


def test_the_pocket_has_the_talks_at_hand(web: Client, alice: Member) -> None:
    coming = agreed(alice)
    assert web.get("/pocket.json").json()["talks"] == []
    running = begun(alice)
    named = web.get("/pocket.json").json()
    assert named["talks"] == [running.uid]
    assert f"/interviews/{running.uid}/live" in named["pages"]
    assert coming.uid not in str(named["pages"])
    missing = [path for path in named["parts"] if not (STATIC / path.removeprefix("/static/")).is_file()]
    assert missing == []


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
