"""The call, the letter and the practice: each outcome is kept, and answers with its kind next step."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from askwell.models import Attempt, Contact, Entry, Goal, Interview, Referral, Rehearsal
from askwell.practice.arranging import actions as arranging
from askwell.practice.arranging.rules import Channel, InterviewState, Outcome
from askwell.practice.asking import actions as asking
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying.rules import DetailKind
from askwell.practice.lifecycle.actions import contacts as lifecycle
from askwell.practice.lifecycle.actions import interviews
from askwell.practice.referring import actions as referring
from askwell.practice.referring.rules import UseName
from askwell.practice.today import actions as derived
from askwell.practice.today import queries as today
from askwell.words import approach
from askwell.workspace.members import Member
from tests.conftest import NOW
from tests.web.conftest import client_of

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
PAGES = ("call", "called", "write", "practise", "keep-in-touch")


@pytest.fixture
def goal(alice: Member) -> Goal:
    text = "I would like to know what a physiotherapist does all day."
    return asking.add_goal(text, by=alice.user, at=NOW)


@pytest.fixture
def mary(alice: Member, goal: Goal) -> Contact:
    found = identifying.add_contact(
        "Dr. Mary Osei",
        title="Physiotherapist",
        organization="Riverside Physio",
        phones=["250 555 0143"],
        emails=["mary@riverside.example"],
        country="CA",
        by=alice.user,
        at=NOW,
    )
    asking.take_up(found, goal, begins_on=MONDAY, by=alice.user, at=NOW)
    return found


def did(web: Client, contact: Contact, **posted: str) -> str:
    """Say how it went; return the page that this leads to."""
    answer = web.post(f"/contacts/{contact.uid}/attempt", posted)
    assert answer.status_code == 303, answer.text
    return web.get(answer["Location"]).text


def step_of(contact: Contact) -> tuple[str, date] | None:
    step = today.step_of(contact.pk)
    assert derived.differences() == []
    return (step.kind, step.on) if step else None


def test_the_call_page_gives_reasons_number_and_lines(web: Client, mary: Contact) -> None:
    text = web.get(f"/contacts/{mary.uid}/call").text
    assert 'href="tel:+12505550143"' in text
    assert '<bdi dir="ltr">+1 250-555-0143</bdi>' in text
    for words in ("People love to talk", "Practise first", "Write first", "Not today", "Voicemail", "<svg"):
        assert words in text
    assert "Is that <mark><bdi>Dr. Osei</bdi></mark>?" in text
    assert "style=" not in text
    order = [text.index(words) for words in ("People love to talk", "tel:+1", "Is that", "How did it go?")]
    assert order == sorted(order)


def test_the_four_plain_outcomes_come_first(web: Client, mary: Contact) -> None:
    text = web.get(f"/contacts/{mary.uid}/call").text
    named = ("We have a time", "Not reached", "They said no", "I did not ring", "Something else…")
    assert [text.index(f"<summary>{one}</summary>") for one in named] == sorted(
        text.index(f"<summary>{one}</summary>") for one in named
    )


def test_who_named_them_and_the_time_there_are_said(web: Client, alice: Member, mary: Contact) -> None:
    kept = referring.name_contact(
        mary,
        "Tomás Kovač",
        why="tell him I sent you",
        use_name=UseName.YES,
        phones=("+1 506 555 0144",),
        on=MONDAY,
        by=alice.user,
        at=NOW,
    )
    identifying.edit_contact(kept.named, time_zone="America/Halifax", city="Moncton", by=alice.user, at=NOW)
    text = web.get(f"/contacts/{kept.named.uid}/call").text
    assert "named by <bdi>Dr. Mary Osei</bdi>: “<bdi>tell him I sent you</bdi>”" in text
    assert "<mark><bdi>Dr. Mary Osei</bdi></mark> mentioned your name to me." in text
    assert re.search(r"It is 1:00\sPM there, in <bdi>Moncton</bdi>", text)


def test_without_a_number_one_is_asked_for(web: Client, alice: Member) -> None:
    ines = identifying.add_contact("Ines", by=alice.user, at=NOW)
    text = web.get(f"/contacts/{ines.uid}/call").text
    assert "There is no number yet." in text
    assert "<svg" not in text


def test_the_switchboard_is_rung_where_there_is_no_other_number(
    web: Client, alice: Member, mary: Contact
) -> None:
    ben = identifying.add_contact("Ben", organization="Riverside Physio", by=alice.user, at=NOW)
    assert ben.organization
    identifying.add_detail(
        ben.organization, DetailKind.PHONE, "+1 250 555 0100", by=alice.user, at=NOW, label="desk"
    )
    assert "tel:+12505550100" in web.get(f"/contacts/{ben.uid}/call").text


def test_who_is_not_to_be_contacted_has_no_number_here(web: Client, alice: Member, mary: Contact) -> None:
    lifecycle.do_not_contact(mary, by=alice.user, at=NOW)
    for page in ("call", "write"):
        text = web.get(f"/contacts/{mary.uid}/{page}").text
        assert "You noted not to contact this person." in text
        assert "tel:" not in text


def test_a_time_is_agreed(web: Client, mary: Contact) -> None:
    posted = {"do": "agreed", "day": "2026-11-26", "time": "08:30", "minutes": "20", "mode": "phone"}
    answer = web.post(f"/contacts/{mary.uid}/attempt", posted)
    talk = Interview.objects.get()
    assert answer["Location"] == f"/interviews/{talk.uid}"
    assert (talk.wall, talk.minutes, talk.mode) == ("2026-11-26T08:30", 20, "phone")
    assert talk.state == InterviewState.SCHEDULED


def test_a_talk_that_fell_through_gets_its_new_time(web: Client, alice: Member, mary: Contact) -> None:
    talk = interviews.agree(mary, alice.seeker, wall=NOW.replace(tzinfo=None), by=alice.user, at=NOW)
    arranging.move(talk, InterviewState.NO_SHOW_ME, by=alice.user, at=NOW)
    assert "I am sorry: we had a time" in web.get(f"/contacts/{mary.uid}/call").text
    posted = {"do": "agreed", "day": "2026-11-27", "time": "12:00", "minutes": "15"}
    web.post(f"/contacts/{mary.uid}/attempt", posted)
    talk = Interview.objects.get()
    assert (talk.wall, talk.state, talk.sequence) == ("2026-11-27T12:00", "scheduled", 1)


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ({"do": "agreed", "day": "2026-11-26"}, "A talk needs its day and its time."),
        ({"do": "agreed", "day": "2026-02-30", "time": "08:30"}, "is not a date"),
        ({"do": "agreed", "day": "2026-11-26", "time": "8:99"}, "is not a time"),
        ({"do": "agreed", "day": "2025-11-26", "time": "08:30"}, "still to come"),
        ({"do": "agreed", "day": "2026-11-26", "time": "08:30", "minutes": "x"}, "as a number"),
        ({"do": "agreed", "day": "2026-11-26", "time": "08:30", "minutes": "900"}, "An interview lasts"),
        ({"do": "voicemail", "again_on": "2026-11-01"}, "still to come"),
        ({"do": "gatekeeper", "again_on": "x", "answered_by": "Ana"}, "is not a date"),
        ({"do": "sent", "again_on": "x", "words": "Dear Mary, kept words"}, "is not a date"),
        ({"do": ""}, "Choose how it went."),
        ({"do": "nothing known"}, "Choose how it went."),
    ],
)
def test_what_cannot_be_kept_stands_there_again(
    web: Client, mary: Contact, posted: dict[str, str], said: str
) -> None:
    before = Entry.objects.count()
    answer = web.post(f"/contacts/{mary.uid}/attempt", posted)
    assert answer.status_code == 400
    assert said in answer.text
    for name in {"day", "answered_by", "words"} & posted.keys():
        assert posted[name] in answer.text
    assert Entry.objects.count() == before


def test_nobody_answered(web: Client, mary: Contact) -> None:
    text = did(web, mary, do="no_answer")
    assert "You rang. That was the step." in text
    assert step_of(mary) == ("call", date(2026, 11, 25))
    assert "Last time, today: nobody answered." in web.get(f"/contacts/{mary.uid}/call").text


def test_a_message_was_left_with_its_day(web: Client, mary: Contact) -> None:
    did(web, mary, do="voicemail", again_on="2026-11-24", again_at="10:00")
    assert step_of(mary) == ("call", TUESDAY)


def test_they_said_no_and_named_somebody(web: Client, mary: Contact) -> None:
    text = did(web, mary, do="no", full_name="Tomás Kovač", use_name="yes")
    assert "<bdi>Tomás Kovač</bdi> is on your list now." in text
    assert Referral.objects.get().use_name == "yes"
    assert step_of(mary) is None
    assert Attempt.objects.get().outcome == Outcome.NO
    assert "Enough for one day?" in text


def test_a_no_with_a_day_to_come_back_stays_open(web: Client, mary: Contact) -> None:
    did(web, mary, do="no", again_on="2027-03-01")
    assert step_of(mary) == ("revive", date(2027, 3, 1))


@pytest.mark.parametrize(
    ("then", "leads_to", "step"),
    [
        ("practise", "That is allowed.", ("practise", TUESDAY)),
        ("write", "Write to", ("practise", TUESDAY)),
        ("someone_else", "Contacts", ("practise", TUESDAY)),
        ("let_go", "You let this one go.", None),
    ],
)
def test_not_having_rung_makes_the_step_smaller(
    web: Client, mary: Contact, then: str, leads_to: str, step: tuple[str, date] | None
) -> None:
    assert leads_to in did(web, mary, do="not_rung", then=then)
    assert step_of(mary) == step


def test_not_today_is_never_late(web: Client, mary: Contact) -> None:
    text = did(web, mary, do="not_today")
    assert "Not today, then." in text
    assert step_of(mary) == ("call", TUESDAY)
    assert Attempt.objects.count() == 0


def test_they_asked_to_ring_later(web: Client, mary: Contact) -> None:
    did(web, mary, do="call_later", again_on="2026-12-07", again_at="09:15")
    assert step_of(mary) == ("call", date(2026, 12, 7))


def test_someone_else_answered(web: Client, mary: Contact) -> None:
    did(web, mary, do="gatekeeper", answered_by="Ana", best_time="mornings", again_on="2026-11-24")
    text = web.get(f"/contacts/{mary.uid}/call").text
    assert "Best reached: <bdi>mornings</bdi>" in text
    assert "<bdi>Ana</bdi>" in text


def test_they_sent_me_to_someone_else_and_are_thanked(web: Client, mary: Contact) -> None:
    did(web, mary, do="not_me", full_name="Tomás Kovač", phone="250 555 0144", use_name="yes")
    assert step_of(mary) == ("thank_for_name", MONDAY)
    text = web.get(f"/contacts/{mary.uid}/write").text
    assert "Thank you for pointing me to Tomás Kovač." in text
    assert "You thanked them." in did(web, mary, do="thanked", channel="email", words="Thank you")
    assert step_of(mary) is None


@pytest.mark.parametrize("outcome", ["wrong_number", "left"])
def test_the_number_leads_nowhere(web: Client, mary: Contact, outcome: str) -> None:
    did(web, mary, do=outcome)
    assert step_of(mary) == ("find_number", TUESDAY)


def test_now_is_good_begins_at_once(web: Client, mary: Contact) -> None:
    answer = web.post(f"/contacts/{mary.uid}/attempt", {"do": "now"})
    talk = Interview.objects.get()
    assert answer["Location"] == f"/interviews/{talk.uid}/live"
    assert talk.state == InterviewState.IN_PROGRESS


def test_each_outcome_is_one_entry_and_can_be_taken_back(web: Client, mary: Contact) -> None:
    before = Entry.objects.count()
    for do in ("no", "not_me", "gatekeeper", "not_rung", "no_answer"):
        text = did(web, mary, do=do, full_name="Tomás", best_time="noon", then="let_go")
        assert "Undo" in text
        web.post(f"/journal/{Entry.objects.order_by('-id')[0].uid}/undo")
    assert Entry.objects.count() == before + 10
    assert (Attempt.objects.count(), Contact.objects.count()) == (0, 1)


def test_practising_is_kept(web: Client, mary: Contact) -> None:
    text = web.get(f"/contacts/{mary.uid}/practise").text
    assert "Say the four lines aloud once." in text
    assert text.count('<summary class="said">') == 5
    for kind in ("lines", "voicemail", "text", "anything"):
        answer = web.post(f"/contacts/{mary.uid}/practise", {"kind": kind})
        assert "You practised." in web.get(answer["Location"]).text
    assert [one.kind for one in Rehearsal.objects.order_by("id")] == ["lines", "voicemail", "text", "lines"]


@pytest.mark.parametrize("way", ["email", "message", "linkedin", "letter", "unknown"])
def test_every_way_of_writing_has_its_draft(web: Client, mary: Contact, way: str) -> None:
    text = web.get(f"/contacts/{mary.uid}/write?way={way}").text
    assert "physiotherapist" in text
    assert ("mailto:mary@riverside.example?subject=" in text) == (way in {"email", "unknown"})
    assert ("characters; LinkedIn takes 200." in text) == (way == "linkedin")


def test_what_was_written_waits_for_its_day(web: Client, mary: Contact) -> None:
    text = did(web, mary, do="sent", channel="email", words="Dear Dr. Osei", again_on="2026-11-26")
    assert "You wrote. That was the step." in text
    kept = Attempt.objects.get()
    assert (kept.channel, kept.outcome, kept.note) == (Channel.EMAIL, Outcome.SENT, "Dear Dr. Osei")
    assert step_of(mary) == ("call", date(2026, 11, 26))


def test_a_letter_without_reply_gets_one_friendly_line(web: Client, alice: Member, mary: Contact) -> None:
    on = date(2026, 11, 11)
    for channel in (Channel.EMAIL,):
        lifecycle.log_attempt(mary, channel, Outcome.SENT, on=on, by=alice.user, at=NOW)
    step = today.step_of(mary.pk)
    assert step
    if step.kind == "nudge":
        assert "I wrote to you on" in web.get(f"/contacts/{mary.uid}/write").text
    else:
        assert step.kind == "second_person"


def test_every_outcome_has_its_words() -> None:
    assert {str(one) for one in Outcome} - {"yes"} <= approach.known_outcomes()


def test_charlie_sees_and_does_nothing(web: Client, charlie: Client, mary: Contact) -> None:
    for page in PAGES:
        assert charlie.get(f"/contacts/{mary.uid}/{page}").status_code == 404
    for page in ("attempt", "practise", "keep-in-touch"):
        assert charlie.post(f"/contacts/{mary.uid}/{page}", {"do": "no_answer"}).status_code == 404


def test_three_numbers_cost_no_more_questions_than_one(alice: Member, mary: Contact) -> None:
    def asked(page: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(f"/contacts/{mary.uid}/{page}").status_code == 200
        return len(seen)

    client = client_of(alice)
    lifecycle.log_attempt(mary, Channel.CALL, Outcome.NO_ANSWER, on=MONDAY, by=alice.user, at=NOW)
    referring.name_contact(mary, "Ben", on=MONDAY, by=alice.user, at=NOW)
    before = {page: asked(page) for page in PAGES}
    for last in ("44", "45"):
        identifying.add_detail(mary, DetailKind.PHONE, f"+1 250 555 01{last}", by=alice.user, at=NOW)
        lifecycle.log_attempt(mary, Channel.CALL, Outcome.NO_ANSWER, on=MONDAY, by=alice.user, at=NOW)
        referring.name_contact(mary, f"Ben {last}", on=MONDAY, by=alice.user, at=NOW)
    assert {page: asked(page) for page in PAGES} == before


def test_a_draft_is_looked_over_and_nothing_is_kept(web: Client, mary: Contact) -> None:
    before = Entry.objects.count()
    words = "Dear Dr. Osei, is there a position for me? Yours, …"
    page = web.post(f"/contacts/{mary.uid}/write", {"do": "look", "channel": "email", "words": words}).text
    assert "This sounds like asking for a job: “Dear Dr. Osei, is there a position for me?”" in page
    assert "Nothing says yet why you write to this person" in page
    assert "One place is still blank" in page
    assert words in page
    good = "Dear Dr. Osei, we met in May. Could I ring you for fifteen minutes?"
    page = web.post(f"/contacts/{mary.uid}/write", {"do": "look", "channel": "email", "words": good}).text
    assert "It can go." in page
    assert Entry.objects.count() == before


@pytest.mark.parametrize(("kind", "most"), [("linkedin_note_premium", 300), ("linkedin_inmail", 1900)])
def test_each_kind_of_linkedin_text_has_its_limit(web: Client, mary: Contact, kind: str, most: int) -> None:
    page = web.get(f"/contacts/{mary.uid}/write?way=linkedin&text={kind}").text
    assert f"characters; LinkedIn takes {most}." in page
    assert "Limits as they were in August 2026." in page


def test_a_message_opens_as_text_or_whatsapp(web: Client, mary: Contact) -> None:
    page = web.get(f"/contacts/{mary.uid}/write?way=message").text
    assert 'href="sms:+12505550143?&amp;body=' in page
    assert 'href="https://wa.me/12505550143?text=Hello%20Dr.%20Osei' in page
    assert "2 sentences; 2 are enough here." in page


def test_one_can_go_there_in_person(web: Client, mary: Contact) -> None:
    page = web.get(f"/contacts/{mary.uid}/call?channel=in_person").text
    assert "Is <mark><bdi>Dr. Osei</bdi></mark> in" in page
    assert "tel:" not in page.split("</main>")[0]
    web.post(f"/contacts/{mary.uid}/attempt?channel=in_person", {"do": "gatekeeper", "answered_by": "Ana"})
    web.post(f"/contacts/{mary.uid}/attempt?channel=in_person", {"do": "no"})
    assert {one.channel for one in Attempt.objects.all()} == {Channel.IN_PERSON}


def test_a_post_asks_around(web: Client, mary: Contact) -> None:
    page = web.get("/ask-around").text
    assert "Does anyone know a physiotherapist?" in page
    page = web.post("/ask-around", {"words": "Does anyone know a nurse? I want a job."}).text
    assert "This sounds like asking for a job: “I want a job.”" in page


def test_who_was_asked_there_lately_is_said_and_nothing_is_forbidden(
    web: Client, alice: Member, mary: Contact
) -> None:
    for name in ("Ben", "Ines"):
        other = identifying.add_contact(name, organization="Riverside Physio", by=alice.user, at=NOW)
        lifecycle.log_attempt(other, Channel.CALL, Outcome.NO_ANSWER, on=MONDAY, by=alice.user, at=NOW)
    for page in ("call", "write", "beside"):
        assert "2 people there were asked in thirty days" in web.get(f"/contacts/{mary.uid}/{page}").text
    assert "tel:+12505550143" in web.get(f"/contacts/{mary.uid}/call").text
