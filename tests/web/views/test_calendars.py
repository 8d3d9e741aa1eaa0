"""Calendars in the pages: read, written, decided about; answers read; the address to subscribe to."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from askwell.integrations.calendars import caldav, events, facts
from askwell.integrations.network.requests import Account
from askwell.models import Calendar, CallBlock, Contact, Interview, Placed, Subscription
from askwell.practice.arranging.rules import InterviewState
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying.rules import DetailKind
from askwell.workspace import keyring, members
from askwell.workspace.members import Member
from tests.conftest import NOW
from tests.integrations.calendars.servers import PASSWORD, USER, Running, radicale
from tests.web.views.talk_cases import agreed, somebody

TUESDAY = datetime(2026, 11, 24, 9, 0)  # noqa: DTZ001 -- a wall time
HERE = "America/Los_Angeles"


def said(answer: Any) -> str:
    """Return a page without the marks around names."""
    return re.sub(r"</?bdi[^>]*>", "", answer.content.decode())


def upload(data: bytes, name: str = "work.ics") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, "text/calendar")


def test_a_file_closes_its_hours(web: Client, alice: Member) -> None:
    assert "Tuesday, November 24, 9:00" in web.get("/calendars").text
    data = events.write([events.Event("x", 0, NOW, TUESDAY, HERE, 8 * 60, "Dentist, secret")])
    assert web.post("/calendars/file", {"file": upload(data)}).status_code == 303
    page = web.get("/calendars").text
    assert "work" in page
    assert "Tuesday, November 24" not in page
    assert "Wednesday, November 25, 9:00" in page
    assert "secret" not in page


def test_what_is_no_calendar_is_said_on_the_page(web: Client) -> None:
    answer = web.post("/calendars/file", {"file": upload(b"Dear diary")})
    assert (answer.status_code, "no calendar that can be read" in answer.text) == (400, True)
    answer = web.post("/calendars/feed", {"url": "http://127.0.0.1:9/x.ics"})
    assert (answer.status_code, "your own network" in answer.text) == (400, True)
    assert not Calendar.objects.exists()


def test_an_hour_for_calls(web: Client, alice: Member) -> None:
    answer = web.post("/hours", {"day": "2026-11-25", "at": "10:00", "minutes": "45"})
    block = CallBlock.objects.get()
    assert answer["Location"] == f"/hours/{block.uid}"
    page = web.get(f"/hours/{block.uid}").text
    assert "<svg" in page
    file = web.get(f"/hours/{block.uid}.ics").content
    assert b"DTSTART;TZID=America/Los_Angeles:20261125T100000" in file
    assert file.count(b"BEGIN:VALARM") == 2
    moved = {"day": "2026-11-26", "at": "11:00", "minutes": "30"}
    web.post(f"/hours/{block.uid}/change", moved)
    block = CallBlock.objects.get()
    assert (block.wall, block.minutes, block.sequence) == ("2026-11-26T11:00", 30, 1)
    web.post(f"/hours/{block.uid}/change", {"do": "give_up"})
    assert "given up" in web.get(f"/hours/{block.uid}").text


def test_the_invitation_and_its_answer(web: Client, alice: Member) -> None:
    members.edit_seeker(alice.seeker, email="robin@ames.example", by=alice.user, at=NOW)
    found = agreed(alice, with_mail(alice))
    assert "In their calendar" in web.get(f"/interviews/{found.uid}").text
    mail = web.post(f"/interviews/{found.uid}/invitation")
    assert (mail["Content-Type"], b"METHOD:REQUEST" in mail.content) == ("message/rfc822", True)
    request = web.post(f"/interviews/{found.uid}/invitation", {"as": "ics"}).content
    reply = request.replace(b"METHOD:REQUEST", b"METHOD:REPLY").replace(b"NEEDS-ACTION", b"ACCEPTED")
    page = web.post("/answers", {"file": upload(reply, "answer.ics")})
    assert "Dr. Mary Osei says yes to Thursday, November 26, 2:00" in said(page)
    token = page.text.split('name="token" value="')[1].split('"')[0]
    assert Interview.objects.get().state == InterviewState.SCHEDULED
    assert web.post("/answers/now", {"token": token}).status_code == 303
    assert Interview.objects.get().state == InterviewState.CONFIRMED
    assert "They said yes." in web.get(f"/interviews/{found.uid}").text
    again = web.post("/answers", {"file": upload(reply, "answer.ics")})
    assert "read already" in again.text
    forged = reply.replace(b"mary@osei", b"eve@osei")
    assert "somebody else than the one" in web.post("/answers", {"file": upload(forged)}).text


def with_mail(member: Member) -> Contact:
    contact = somebody(member)
    identifying.add_detail(contact, DetailKind.EMAIL, "Mary@Osei.example", by=member.user, at=NOW)
    return contact


def test_a_talk_beside_something_else_says_so(web: Client, alice: Member) -> None:
    found = agreed(alice)
    assert "Something else stands" not in web.get(f"/interviews/{found.uid}").text
    data = events.write(
        [events.Event("x", 0, NOW, datetime(2026, 11, 26, 14, 10), HERE, 30, "Work")]  # noqa: DTZ001 -- a wall time
    )
    web.post("/calendars/file", {"file": upload(data)})
    assert "Something else stands in your calendar then." in web.get(f"/interviews/{found.uid}").text


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    folder = tmp_path / "radicale"
    folder.mkdir()
    with radicale(folder) as running:
        yield running


def test_both_sides_are_kept_in_step(web: Client, alice: Member, server: Running, home: Path) -> None:
    talk = agreed(alice)
    form = {"url": server.calendar, "user": USER, "password": PASSWORD, "ours": "yes", "near": "yes"}
    assert web.post("/calendars/server", form).status_code == 303
    calendar = Calendar.objects.get()
    looked = web.post(f"/calendars/{calendar.uid}/look")
    assert "one written" in looked.text
    remote = caldav.Server(server.calendar, Account(USER, PASSWORD), near=True)
    (item,) = remote.items()
    assert b"Leave now" in item.data
    elsewhere = datetime(2026, 11, 27, 11, 0)  # noqa: DTZ001 -- a wall time
    uid, name = f"{talk.uid}@askwell", "Talk with Dr. Mary Osei"
    moved = events.Event(uid, 0, NOW, elsewhere, "Europe/Berlin", 15, name, place="114 Baker St")
    remote.put(item.href, events.write([moved]), item.etag)
    page = said(web.post(f"/calendars/{calendar.uid}/look"))
    assert "one to decide" in page
    assert "stands on Friday, November 27, 11:00" in page
    assert Interview.objects.get().wall == "2026-11-26T14:00"
    row = Placed.objects.get()
    web.post(f"/calendars/differences/{row.uid}", {"do": "theirs"})
    now = Interview.objects.get()
    assert (now.wall, now.zone, now.sequence) == ("2026-11-27T11:00", "Europe/Berlin", 1)
    web.post(f"/calendars/{calendar.uid}/look")
    (item,) = remote.items()
    told = facts.of_text(item.data)
    assert told
    assert (told.wall, Placed.objects.get().differs) == ("2026-11-27T11:00", "")
    remote.delete(item.href, item.etag)
    assert "is gone from" in said(web.post(f"/calendars/{calendar.uid}/look"))
    assert Interview.objects.get().state == InterviewState.SCHEDULED
    web.post(f"/calendars/differences/{Placed.objects.get().uid}", {"do": "ours"})
    web.post(f"/calendars/{calendar.uid}/look")
    assert len(remote.items()) == 1
    web.post(f"/interviews/{talk.uid}/state", {"do": "cancel_me"})
    web.post(f"/calendars/{calendar.uid}/look")
    assert remote.items() == []
    assert not [path for path in home.rglob("*") if path.is_file() and "secrets" not in path.name
                and PASSWORD.encode() in path.read_bytes()]  # fmt: skip
    web.post(f"/calendars/{calendar.uid}/remove")
    assert keyring.read(f"calendar {calendar.uid}") is None


def test_the_address_to_subscribe_to(web: Client, alice: Member, settings: object) -> None:
    agreed(alice)
    assert web.post("/calendars/address").status_code == 404
    settings.ASKWELL_HTTPS_HOST = "home.example"  # type: ignore[attr-defined]
    page = web.post("/calendars/address", {"shows": "busy"}).text
    path = page.split("https://home.example")[1].split('"')[0]
    secret = path.removeprefix("/subscribed/").removesuffix(".ics")
    assert len(secret) >= 43
    stranger = Client(headers={"Host": "testserver"})
    text = stranger.get(path).text
    assert "SUMMARY:Busy" in text
    assert "Osei" not in text
    assert "Baker" not in text
    kept = Subscription.objects.get()
    assert secret not in kept.secret_hash
    assert kept.read_at == NOW
    again = web.post("/calendars/address", {"shows": "full"}).text
    fresh = again.split("https://home.example")[1].split('"')[0]
    assert stranger.get(path).status_code == 404
    assert "Osei" in stranger.get(fresh).text
    assert stranger.get("/subscribed/guess.ics").status_code == 404
    web.post("/calendars/address", {"do": "end"})
    assert stranger.get(fresh).status_code == 404
    settings.ASKWELL_HTTPS_HOST = ""  # type: ignore[attr-defined]
    assert "Subscribe to Askwell" not in web.get("/calendars").text


def test_a_page_of_many_hours_asks_no_more(web: Client, django_assert_max_num_queries: Any) -> None:
    for day in range(20):
        wall = f"{TUESDAY + timedelta(days=day):%Y-%m-%d}"
        web.post("/hours", {"day": wall, "at": "10:00", "minutes": "30"})
    with django_assert_max_num_queries(15):
        web.get("/calendars")
