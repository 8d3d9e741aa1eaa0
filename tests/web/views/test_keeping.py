"""Keeping in touch: the giver hears how it went, a promise is kept, a check-in is sent."""

from datetime import date, timedelta

import pytest
from django.test import Client

from askwell.models import CheckIn, Contact, Interview, Promise, Referral
from askwell.practice.arranging import actions as arranging
from askwell.practice.arranging.rules import Channel, Outcome
from askwell.practice.asking import actions as asking
from askwell.practice.following_up import actions as following_up
from askwell.practice.holding import actions as holding
from askwell.practice.identifying import actions as identifying
from askwell.practice.lifecycle.actions import contacts as lifecycle
from askwell.practice.lifecycle.actions import interviews
from askwell.practice.referring import actions as referring
from askwell.practice.today import actions as derived
from askwell.practice.today import queries as today
from askwell.workspace.members import Member
from tests.conftest import NOW

MONDAY = date(2026, 11, 23)


@pytest.fixture
def mary(alice: Member) -> Contact:
    """Return somebody who was met last month, gave advice, and named Tomás, who was met since."""
    by = alice.user
    goal = asking.add_goal("Should I open a practice?", by=by, at=NOW)
    made = identifying.add_contact("Dr. Mary Osei", emails=["mary@riverside.example"], by=by, at=NOW)
    asking.take_up(made, goal, begins_on=MONDAY, by=by, at=NOW)
    talk = _met(alice, made, days_ago=30)
    holding.debrief(talk, advice="ask about the lease", by=by, at=NOW)
    kept = referring.name_contact(made, "Tomás Kovač", on=date(2026, 10, 24), by=by, at=NOW)
    asking.take_up(kept.named, goal, begins_on=MONDAY, by=by, at=NOW)
    _met(alice, kept.named, days_ago=1)
    following_up.promise(made, "I will send you the article", MONDAY, by=by, at=NOW)
    return made


def _met(alice: Member, contact: Contact, *, days_ago: int) -> Interview:
    start = NOW - timedelta(days=days_ago)
    talk = interviews.agree(contact, alice.seeker, wall=start.replace(tzinfo=None), by=alice.user, at=start)
    arranging.begin(talk, by=alice.user, at=start)
    interviews.finish(talk, alice.seeker, by=alice.user, at=start + timedelta(minutes=15))
    return talk


def did(web: Client, contact: Contact, **posted: str) -> str:
    answer = web.post(f"/contacts/{contact.uid}/keep-in-touch", posted)
    assert answer.status_code == 303, answer.text
    assert derived.differences() == []
    return web.get(answer["Location"]).text


def test_the_drafts_stand_on_what_is_recorded(web: Client, mary: Contact) -> None:
    text = web.get(f"/contacts/{mary.uid}/keep-in-touch").text
    for words in (
        "The door to <bdi>Tomás Kovač</bdi>",
        "I met Tomás Kovač on Sunday.",
        "We spoke in October.",
        "Your advice was: ask about the lease.",
        "“<bdi>I will send you the article</bdi>”",
        'href="mailto:mary@riverside.example?body=',
    ):
        assert words in text
    assert text.count('class="main"') == 1


def test_the_giver_is_told(web: Client, mary: Contact) -> None:
    said = did(web, mary, do="told", subject=Referral.objects.get().uid, met="yes")
    assert "You told them how it went." in said
    assert Referral.objects.get().told_met_at
    assert "The door to" not in web.get(f"/contacts/{mary.uid}/keep-in-touch").text


def test_a_check_in_is_sent_with_its_words(web: Client, mary: Contact) -> None:
    did(web, mary, do="checked_in", words="Dear Dr. Osei, it worked.", channel="letter")
    sent = CheckIn.objects.get(contact=mary, sent_at__isnull=False)
    assert (sent.sent_on, sent.words, sent.channel) == (MONDAY, "Dear Dr. Osei, it worked.", "letter")


def test_a_promise_is_kept_or_let_go(web: Client, mary: Contact) -> None:
    assert "You kept your word." in did(web, mary, do="kept", subject=Promise.objects.get().uid)
    assert Promise.objects.get().kept_at


@pytest.mark.parametrize("do", ["let_telling_go", "let_promise_go", "let_check_in_go"])
def test_what_is_not_meant_any_more_is_let_go(web: Client, mary: Contact, do: str) -> None:
    subject = {
        "let_telling_go": Referral.objects.get().uid,
        "let_promise_go": Promise.objects.get().uid,
        "let_check_in_go": CheckIn.objects.get(contact=mary).uid,
    }[do]
    did(web, mary, do=do, subject=subject)
    let_go = {
        "let_telling_go": Referral.objects.get().let_go_at,
        "let_promise_go": Promise.objects.get().let_go_at,
        "let_check_in_go": CheckIn.objects.get(contact=mary).let_go_at,
    }[do]
    assert let_go


@pytest.mark.parametrize("do", ["told", "kept", "let_check_in_go", "", "x"])
def test_what_belongs_to_somebody_else_is_not_touched(web: Client, mary: Contact, do: str) -> None:
    other = Contact.objects.exclude(pk=mary.pk).get()
    subject = {
        "told": Referral.objects.get().uid,
        "kept": Promise.objects.get().uid,
        "let_check_in_go": CheckIn.objects.get(contact=mary).uid,
    }.get(do, "")
    answer = web.post(f"/contacts/{other.uid}/keep-in-touch", {"do": do, "subject": subject})
    assert answer.status_code in {400, 404}
    assert not Referral.objects.get().told_met_at
    assert not Promise.objects.get().kept_at


def test_somebody_new_has_a_page_too(web: Client, alice: Member) -> None:
    ines = identifying.add_contact("Ines", by=alice.user, at=NOW)
    assert "Tell them what came of it." in web.get(f"/contacts/{ines.uid}/keep-in-touch").text


def test_the_draft_says_what_came_of_the_advice(web: Client, mary: Contact) -> None:
    page = f"/contacts/{mary.uid}/keep-in-touch"
    assert "I did what you suggested" not in web.get(page).text
    text = web.get(f"{page}?did=yes&news=I+rent+by+the+day+now").text
    assert "I did what you suggested: ask about the lease." in text
    assert "This is what came of it: I rent by the day now." in text
    assert "I have begun what you suggested" in web.get(f"{page}?did=began").text


def test_a_check_in_is_moved_to_another_day(web: Client, mary: Contact) -> None:
    did(web, mary, do="plan_check_in", planned_on="2027-02-10")
    assert CheckIn.objects.get(contact=mary).planned_on == date(2027, 2, 10)
    answer = web.post(f"/contacts/{mary.uid}/keep-in-touch", {"do": "plan_check_in", "planned_on": ""})
    assert answer.status_code == 400


def test_a_promise_names_its_own_day(web: Client, mary: Contact) -> None:
    answer = web.post(f"/contacts/{mary.uid}/promises", {"words": "I will ring in two weeks", "due_on": ""})
    assert answer.status_code == 303
    assert Promise.objects.order_by("-id")[0].due_on == date(2026, 12, 7)


def test_each_name_brings_two_duties(web: Client, alice: Member, mary: Contact) -> None:
    """Ask the person named, and tell the giver; also when all trying led nowhere."""
    on = MONDAY - timedelta(days=1)
    named = referring.name_contact(mary, "Ines", on=on, by=alice.user, at=NOW).named
    step = today.step_of(named.pk)
    assert step
    assert (step.kind, step.on, step.values["giver"]) == ("get_in_touch", on, "Dr. Mary Osei")
    for _ in range(5):
        lifecycle.log_attempt(named, Channel.CALL, Outcome.NO_ANSWER, on=MONDAY, by=alice.user, at=NOW)
    assert derived.differences() == []
    text = web.get(f"/contacts/{mary.uid}/keep-in-touch").text
    assert "I have tried to reach Ines, without luck so far." in text
