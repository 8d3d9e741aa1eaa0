"""The card desk: what comes first, the words and the address, and every mark."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from askwell.models import Card, Detail
from askwell.practice.holding import actions as holding
from askwell.practice.thanking import actions as thanking
from askwell.workspace.members import Member
from tests.conftest import NOW
from tests.web.places import greek_case
from tests.web.views.talk_cases import card_of, held, somebody


@pytest.fixture
def card(alice: Member) -> Card:
    talk = held(alice)
    holding.debrief(talk, detail="the lease is the real risk", by=alice.user, at=NOW)
    return card_of(talk)


def test_the_empty_desk_says_so(web: Client) -> None:
    assert "Nothing to write and nothing to post." in web.get("/cards").text


def test_the_headline_names_the_card_without_a_possessive(web: Client, card: Card) -> None:
    page = web.get("/cards").text
    assert "Write the card to <bdi>Dr. Mary Osei</bdi> today, post it tomorrow." in page
    assert "To copy by hand" in page


def test_the_draft_stands_on_facts_and_can_be_changed(web: Client, card: Card) -> None:
    page = web.get(f"/cards/{card.uid}").text
    assert "the lease is the real risk" in page
    assert "A draft from what you wrote down" in page
    web.post(f"/cards/{card.uid}/words", {"words": "Dear Mary,\r\n\r\nplease hire me."})
    card.refresh_from_db()
    assert card.words == "Dear Mary,\n\nplease hire me."
    page = web.get(f"/cards/{card.uid}").text
    assert "no job ask<span" in page
    assert "A draft" not in page


def test_the_marks_follow_one_another(web: Client, card: Card) -> None:
    path = f"/cards/{card.uid}/mark"
    assert 'class="main" name="do" value="written"' in web.get("/cards").text
    web.post(path, {"do": "written"})
    page = web.get("/cards").text
    assert 'class="main" name="do" value="posted"' in page
    assert "Post the card to <bdi>Dr. Mary Osei</bdi> tomorrow." in page
    web.post(path, {"do": "enclosed"})
    web.post(path, {"do": "posted"})
    card.refresh_from_db()
    assert card.business_card
    assert card.posted_at
    assert "is on its way." in web.get(f"/cards/{card.uid}").text
    web.post(path, {"do": "returned"})
    assert "came back. Look at the address." in web.get("/cards").text


def test_an_email_is_counted_as_an_email(web: Client, card: Card) -> None:
    web.post(f"/cards/{card.uid}/mark", {"do": "emailed", "next": "/cards"})
    card.refresh_from_db()
    assert (card.medium, bool(card.posted_at)) == ("email", True)
    assert "You thanked <bdi>Dr. Mary Osei</bdi> by e-mail." in web.get(f"/cards/{card.uid}").text


def test_a_card_may_be_let_go(web: Client, card: Card) -> None:
    web.post(f"/cards/{card.uid}/mark", {"do": "let_go"})
    assert "Nothing to write" in web.get("/cards").text
    assert web.post(f"/cards/{card.uid}/mark", {"do": "posted"}).status_code == 409
    assert web.post(f"/cards/{card.uid}/mark", {"do": "burn"}).status_code == 400


def test_the_address_is_asked_for_in_place(web: Client, card: Card) -> None:
    assert "There is no address yet." in web.get(f"/cards/{card.uid}").text
    posted = {
        "kind": "address",
        "street": "114 Baker St",
        "city": "Nelson",
        "region": "BC",
        "postal_code": "V1L 4H3",
        "country": "CA",
        "said": "yes",
        "next": f"/cards/{card.uid}",
    }
    answer = web.post(f"/contacts/{card.contact.uid}/details", posted)
    assert answer.headers["Location"] == f"/cards/{card.uid}"
    page = web.get(f"/cards/{card.uid}").text
    assert "<bdi>NELSON BC  V1L 4H3</bdi>" in page
    assert "from the person" in page
    assert Detail.objects.filter(kind="address").count() == 1


def test_red_is_only_for_late(web: Client, alice: Member, card: Card) -> None:
    old = thanking.owe_card(
        somebody(alice, "Old One"), met_on=(NOW - timedelta(days=30)).date(), by=alice.user, at=NOW
    )
    late = thanking.owe_card(
        somebody(alice, "Late One"), met_on=(NOW - timedelta(days=4)).date(), by=alice.user, at=NOW
    )
    assert "A late card is still a real card." in web.get(f"/cards/{old.uid}").text
    assert 'class="late"' not in web.get(f"/cards/{old.uid}").text
    assert 'class="late"' in web.get(f"/cards/{late.uid}").text
    assert 'class="late"' not in web.get(f"/cards/{card.uid}").text


def test_the_desk_asks_the_same_number_of_queries(web: Client, alice: Member, card: Card) -> None:
    counts = []
    for names in (["Ann One"], ["Ben Two", "Cy Three"]):
        for name in names:
            thanking.owe_card(somebody(alice, name), met_on=NOW.date(), by=alice.user, at=NOW)
        with CaptureQueriesContext(connection) as seen:
            web.get("/cards")
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_charlie_sees_no_card(charlie: Client, card: Card) -> None:
    assert charlie.get(f"/cards/{card.uid}").status_code == 404
    assert "Osei" not in charlie.get("/cards").text
    for page in ("words", "mark"):
        assert charlie.post(f"/cards/{card.uid}/{page}", {"do": "posted"}).status_code == 404


def test_the_kind_of_card_is_remembered(alice: Member, web: Client) -> None:
    greek_case(alice)
    assert 'value="own" aria-pressed="true"' in web.get("/cards").text
    web.post("/cards/kind", {"do": "print"})
    assert 'value="print" aria-pressed="true"' in web.get("/cards").text


def test_the_drawer_is_counted_and_the_day_says_what_to_buy(alice: Member, web: Client) -> None:
    greek_case(alice)
    web.post("/cards/supplies", {"cards": "", "envelopes": "7", "stamps": "1"})
    assert "Buy stamps: one is left." in web.get("/cards").text
    assert "Buy stamps: one is left." in web.get("/").text
    for wrong in ("-1", "many", "1000000"):
        assert web.post("/cards/supplies", {"stamps": wrong}).status_code == 400


def test_a_draft_may_sound_otherwise(alice: Member, web: Client) -> None:
    uid = greek_case(alice).card.uid
    warm, brief = (web.get(f"/cards/{uid}?tone={tone}").text for tone in ("warm", "brief"))
    assert "Thank you for your time on" in brief
    assert "Thank you for your time on" not in warm


def test_the_nudge_of_the_printer_is_kept_and_used(alice: Member, web: Client) -> None:
    before = web.get("/paper/printer-test.pdf").content
    assert web.post("/paper", {"right": "0,4", "down": "-1.2"}).status_code == 303
    assert 'value="0.4"' in web.get("/paper").text
    assert web.get("/paper/printer-test.pdf").content != before
    for wrong in ("x", "21", "nan"):
        assert web.post("/paper", {"right": wrong, "down": "0"}).status_code == 400
