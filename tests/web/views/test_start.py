"""The first ten minutes: from an empty home to one small step, with every word kept on the way."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from askwell.models import Contact, Entry, Goal, Plan, Pursuit, Seeker
from askwell.practice.arranging import queries as arranging
from askwell.practice.asking import queries as asking
from askwell.practice.identifying import queries as identifying
from askwell.practice.lifecycle.actions import interviews
from askwell.practice.today import actions as derived
from askwell.practice.today import queries as today
from askwell.workspace import journal, members, scope
from askwell.workspace.members import Member
from tests.conftest import NOW
from tests.databases import Database
from tests.web.conftest import client_of

LANGUAGE = {"Accept-Language": "en-CA,en;q=0.8"}


@pytest.fixture
def newcomer(sqlite: Database) -> Iterator[Member]:
    """Return the member of an empty home, as somebody who opens Askwell for the first time."""
    del sqlite
    found = members.only_member(at=NOW)
    journal.forget_last()
    with scope.inside(found.workspace_id):
        yield found


@pytest.fixture
def web(newcomer: Member) -> Client:
    """Return the newcomer's browser."""
    return client_of(newcomer)


def say(web: Client, screen: int, **typed: object) -> str:
    """Answer a screen and return where that leads."""
    answer = web.post(f"/start/{screen}", {"do": "next", **typed}, headers=LANGUAGE)
    assert answer.status_code == 303, answer.text
    return answer["Location"]


def walk(web: Client, *, until: int = 5) -> None:
    """Answer the screens as most people would."""
    answers: dict[int, dict[str, object]] = {
        1: {"time_zone": "America/Vancouver"},
        2: {"name": "Robin Ames"},
        3: {"day": "physiotherapist", "guess": "Mostly exercises"},
        4: {"full_name": "Dr. Mary Osei", "title": "physiotherapist", "phone": "250 555 0143"},
        5: {"ask": [one.key for one in asking.five_to_start_with(business=False)]},
    }
    for screen in range(1, until + 1):
        assert say(web, screen, **answers[screen]) == f"/start/{screen + 1}"


def test_an_empty_home_opens_with_the_first_screen(web: Client) -> None:
    answer = web.get("/")
    assert (answer.status_code, answer["Location"]) == (303, "/start/1")
    text = web.get("/start/1").text
    assert "You ask. They talk." in text
    assert "Why would anyone give you the time?" in text


def test_the_whole_first_run_ends_with_one_small_step(web: Client) -> None:
    walk(web)
    lines = web.get("/start/6").text
    for words in ("Is that <mark><bdi>Dr. Osei</bdi></mark>?", "Robin Ames", "fifteen", "Thursday"):
        assert words in lines
    assert say(web, 6, do="practise") == "/start/7"
    page = web.get("/start/7").text
    assert "Thursday" in page
    assert "Say the four lines aloud once, before you ring <bdi>Dr. Mary Osei</bdi>" in page
    assert "Good luck, and enjoy it." in page
    day = web.get("/").text
    assert "Thu" in day
    assert "Say the four lines aloud once" in day
    step = today.step_of(Contact.objects.get().pk)
    assert step
    assert (step.kind, step.on) == ("practise", date(2026, 11, 26))
    assert derived.differences() == []


def test_the_browser_tells_zone_country_paper_and_language(web: Client) -> None:
    say(web, 1, time_zone="America/Vancouver")
    seeker = Seeker.objects.get()
    told = (seeker.time_zone, seeker.country, seeker.paper, seeker.locale)
    assert told == ("America/Vancouver", "CA", "letter", "en-ca")


@pytest.mark.parametrize("zone", ["", "Nowhere/Else", "'"])
def test_without_script_there_is_a_sensible_zone(web: Client, zone: str) -> None:
    assert say(web, 1, time_zone=zone) == "/start/2"
    assert Seeker.objects.get().time_zone


def test_each_answer_is_kept_when_the_window_is_closed(web: Client, newcomer: Member) -> None:
    walk(web)
    again = client_of(newcomer)
    assert again.get("/")["Location"] == "/start/6"
    kept = {
        2: ["Robin Ames"],
        3: ["physiotherapist", "Mostly exercises"],
        4: ["Dr. Mary Osei", "250 555 0143"],
    }
    for screen, words in kept.items():
        page = again.get(f"/start/{screen}").text
        assert [word for word in words if f'value="{word}"' not in page] == []
    assert again.get("/start/5").text.count("checked") == 5


def test_words_of_a_page_that_was_only_left_are_kept(web: Client) -> None:
    walk(web, until=2)
    left = web.post("/start/3", {"do": "leave", "words": "Should I move to the coast?"})
    assert left.status_code == 204
    assert web.get("/")["Location"] == "/start/3"
    assert "Should I move to the coast?" in web.get("/start/3").text
    assert web.post("/start/4", {"do": "leave", "full_name": ""}).status_code == 204


def test_going_back_changes_and_never_doubles(web: Client) -> None:
    walk(web)
    say(web, 3, own="a bakery", guess="Yes")
    say(web, 4, full_name="Tomás Kovač", phone="250 555 0144")
    say(web, 5, ask=["bg-01", "own-02"])
    goal, contact = Goal.objects.get(), Contact.objects.get()
    assert goal.text == "I have been thinking of starting a bakery of my own, but I am not sure."
    assert (goal.guess, contact.full_name, contact.called) == ("Yes", "Tomás Kovač", "Tomás Kovač")
    phones = [one.value for one in identifying.details_of([contact.pk])[contact.pk]]
    assert phones == ["250 555 0144"]
    assert [one.key for one in asking.plan_items(Plan.objects.get())] == ["bg-01", "own-02"]
    say(web, 6, do="call")
    say(web, 6, do="print")
    assert Pursuit.objects.count() == 1


def test_a_shop_without_a_name_is_its_owner(web: Client) -> None:
    walk(web, until=3)
    say(web, 4, business="Nordwind Osteopathy", phone="250 555 0199")
    contact = Contact.objects.select_related("organization").get()
    assert contact.organization
    assert (contact.full_name, contact.name_known) == ("the owner of Nordwind Osteopathy", False)
    assert contact.organization.name == "Nordwind Osteopathy"
    assert "How do you find new clients?" in web.get("/start/5").text.split("Change one")[0]
    assert "Could I speak with <mark><bdi>the owner of Nordwind Osteopathy" in web.get("/start/6").text
    assert 'value="Nordwind Osteopathy"' in web.get("/start/4").text


def test_one_name_is_all_that_is_needed(web: Client) -> None:
    for screen in (2, 3):
        say(web, screen, do="skip")
    wrong = web.post("/start/4", {"do": "next", "phone": "123"})
    assert wrong.status_code == 400
    assert "One name is enough, or one business." in wrong.text
    assert 'value="123"' in wrong.text
    say(web, 4, full_name="Ines")
    say(web, 5, do="skip")
    assert say(web, 6, do="skip") == "/start/7?print"
    step = today.step_of(Contact.objects.get().pk)
    assert step
    assert step.kind == "practise"
    assert "<bdi>Ines</bdi>" in web.get("/").text


def test_who_just_prints_has_the_sheet_and_the_small_step(web: Client) -> None:
    walk(web)
    page = web.get(say(web, 6, do="print")).text
    assert f"/paper/question-sheet.pdf?contact={Contact.objects.get().uid}&amp;size=letter" in page
    assert "Say the four lines aloud once" in page


@pytest.mark.parametrize(("choice", "kind"), [("call", "call"), ("write", "write")])
def test_who_rings_or_writes_begins_today(web: Client, choice: str, kind: str) -> None:
    walk(web)
    say(web, 6, do=choice)
    step = today.step_of(Contact.objects.get().pk)
    assert step
    assert (step.kind, step.on) == (kind, date(2026, 11, 23))


def test_a_question_is_changed_in_its_place(web: Client) -> None:
    walk(web, until=4)
    say(web, 5, ask=["bg-01", "chl-01"], **{"words-chl-01": "What keeps you awake?"})
    plan = arranging.waiting_plan(Contact.objects.get().pk)
    assert [one.text for one in asking.plan_items(plan)][-1] == "What keeps you awake?"
    assert "What keeps you awake?" in web.get("/start/5").text
    assert web.post("/start/5", {"do": "next"}).status_code == 400


def test_everything_can_be_skipped(web: Client) -> None:
    assert say(web, 1, do="skip") == "/"
    assert "What would you like to find out?" in web.get("/").text
    assert web.get("/start/8").status_code == 404


def test_nobody_today_leads_to_the_day(web: Client) -> None:
    walk(web, until=3)
    assert say(web, 4, do="skip") == "/"
    assert "Whom would you like to ask next?" in web.get("/").text


def test_an_answer_is_one_entry_and_can_be_taken_back(web: Client) -> None:
    walk(web, until=3)
    before = Entry.objects.count()
    say(web, 4, full_name="Mary", phone="250 555 0143")
    assert Entry.objects.count() == before + 1
    web.post(f"/journal/{Entry.objects.order_by('-id')[0].uid}/undo")
    assert Contact.objects.count() == 0
    assert Seeker.objects.get().first_run == 4


def test_a_talk_agreed_later_takes_the_questions_chosen(web: Client, newcomer: Member) -> None:
    walk(web)
    say(web, 6, do="call")
    contact, by = Contact.objects.get(), newcomer.user
    talk = interviews.agree(contact, Seeker.objects.get(), wall=NOW.replace(tzinfo=None), by=by, at=NOW)
    assert interviews.plan_for(talk, by=by, at=NOW) == Plan.objects.get()
