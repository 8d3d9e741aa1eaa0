"""Tests of the pages between a client and a coach, and of the sentences to say."""

import re
from io import BytesIO

import html5lib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from askwell.integrations.handovers import coach_file
from askwell.practice.asking import queries as asking
from askwell.practice.coaching.models import Brief
from askwell.workspace.members import Member
from askwell.workspace.models import Seeker
from tests.integrations.handovers.test_coach_file import FULL
from tests.web.places import greek_case


def uploaded(data: bytes, name: str = "file") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def token_in(text: str) -> str:
    found = re.search(r'name="token" value="([0-9a-f]{32})"', text)
    assert found
    return found[1]


def test_a_coachs_file_is_shown_then_taken_then_undone(alice: Member, web: Client) -> None:
    shown = web.post("/coach/file/open", {"file": uploaded(coach_file.write(FULL))})
    assert shown.status_code == 200
    assert "How did you begin?" in shown.text
    assert shown.text.count("<bdi>Mary</bdi>") == 1 + len(FULL.questions) + len(FULL.wordings) + 2
    assert not asking.own_wordings()
    taken = web.post("/coach/file/take", {"token": token_in(shown.text)})
    assert taken.status_code == 303
    assert asking.own_wordings() == FULL.wordings
    page = web.get("/wording")
    assert "That is our {minutes} minutes." in page.text
    entry = re.search(r'action="(/journal/[0-9a-f]+/undo)"', page.text)
    assert entry
    web.post(entry[1])
    assert not asking.own_wordings()


def test_in_the_first_run_the_file_leads_on_to_the_next_screen(alice: Member, web: Client) -> None:
    Seeker.objects.update(first_run=1)
    shown = web.post("/coach/file/open", {"file": uploaded(coach_file.write(FULL))})
    taken = web.post("/coach/file/take", {"token": token_in(shown.text)})
    assert taken["Location"] == "/start/2"
    assert "How did you begin?" in web.get("/start/5").text


@pytest.mark.parametrize("path", ["/coach/file/open", "/coach"])
@pytest.mark.parametrize("data", [b"", b"no file of ours", b"{}", b"PK"])
def test_a_wrong_file_is_refused_with_a_sentence(alice: Member, web: Client, path: str, data: bytes) -> None:
    answer = web.post(path, {"file": uploaded(data)})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


@pytest.mark.parametrize("path", ["/coach/file/open", "/coach"])
def test_without_a_file_one_is_asked_for(alice: Member, web: Client, path: str) -> None:
    answer = web.post(path, {})
    assert answer.status_code == 400
    assert "Choose a file first." in answer.text


def test_what_is_ticked_is_previewed_and_saved(alice: Member, web: Client) -> None:
    ticked = {
        "sender": "Mary",
        "greeting": "Start small.",
        "question": ["bg-01", "day-01"],
        "must_ask": ["ref-01"],
        "minutes": "20",
        "begin_with": "practise",
    }
    preview = web.post("/coach/file", {**ticked, "do": "look"})
    assert "Start small." in preview.text
    assert 'value="ref-01"' in preview.text
    saved = web.post("/coach/file", {**ticked, "do": "save"})
    assert saved["Content-Disposition"] == 'attachment; filename="mary.askwell-coach"'
    shown = web.post("/coach/file/open", {"file": uploaded(saved.content)})
    assert "Start small." in shown.text


@pytest.mark.parametrize(("name", "value"), [("sender", " "), ("greeting", "word " * 61)])
def test_what_cannot_be_shared_is_asked_for_again(alice: Member, web: Client, name: str, value: str) -> None:
    answer = web.post("/coach/file", {"sender": "Mary", "do": "look", name: value})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


def test_the_page_shown_is_the_page_saved_and_valid(alice: Member, web: Client) -> None:
    case = greek_case(alice)
    query = (
        "?names=initials&part=goal&part=standing&part=learned&part=talk&talk=Πώς&learned=" + case.finding.uid
    )
    chosen = web.get("/coach/brief" + query)
    assert "/coach/brief.html?names=initials" in chosen.text
    shown, saved = web.get("/coach/brief.html" + query), web.get("/coach/brief.html" + query + "&save=1")
    assert shown.content == saved.content
    assert saved["Content-Disposition"].startswith("attachment")
    assert "frame-ancestors 'self'" in shown["Content-Security-Policy"]
    html5lib.HTMLParser(strict=True).parse(BytesIO(shown.content))
    assert "Μαρία" not in shown.text
    assert "Μ. Ο." in shown.text
    assert case.finding.claim in shown.text


def test_a_brief_goes_onto_the_desk_and_is_forgotten(alice: Member, web: Client) -> None:
    greek_case(alice)
    facts = web.get("/coach/brief.json?names=none&part=standing&part=talk&talk=Αργά").content
    web.post("/coach", {"file": [uploaded(facts, "a.json"), uploaded(facts, "b.json")]})
    page = web.get("/coach")
    assert page.text.count("Ρόμπιν") == 2
    assert "Αργά" in page.text
    (kept,) = Brief.objects.all()
    web.post(f"/coach/clients/{kept.uid}/forget")
    assert not Brief.objects.exists()
    assert web.post(f"/coach/clients/{kept.uid}/forget").status_code == 404


def test_a_sentence_is_reworded_and_comes_back(alice: Member, web: Client) -> None:
    assert web.post("/wording", {"key": "card.close", "text": "Warmly,"}).status_code == 303
    assert asking.own_wordings() == {"card.close": "Warmly,"}
    web.post("/wording", {"key": "card.close", "do": "original"})
    assert not asking.own_wordings()


def test_a_wording_that_cannot_stand_keeps_what_was_typed(alice: Member, web: Client) -> None:
    answer = web.post("/wording", {"key": "card.close", "text": "Warmly {nobody}"})
    assert answer.status_code == 400
    assert "Warmly {nobody}" in answer.text
    assert 'role="alert"' in answer.text
    assert web.post("/wording", {"key": "nothing", "text": "x"}).status_code == 400


@pytest.mark.parametrize("words", ["blank", "own"])
def test_a_starter_pack_is_printed(alice: Member, web: Client, words: str) -> None:
    answer = web.post("/paper/starter-pack", {"words": words, "copies": "2", "size": "letter"})
    assert answer["Content-Type"] == "application/pdf"


def test_a_starter_pack_of_a_coachs_file(alice: Member, web: Client) -> None:
    given = {"words": "file", "copies": "1", "file": uploaded(coach_file.write(FULL))}
    assert web.post("/paper/starter-pack", given)["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("wrong", [{"copies": "0"}, {"copies": "9999"}, {"copies": "x"}, {"words": "file"}])
def test_a_pack_that_cannot_be_printed_says_why(alice: Member, web: Client, wrong: dict[str, str]) -> None:
    answer = web.post("/paper/starter-pack", {"words": "blank", "copies": "1", **wrong})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


def test_a_coachs_file_given_to_import_is_shown_too(alice: Member, web: Client) -> None:
    file = uploaded(coach_file.write(FULL), "mary.askwell-coach")
    shown = web.post("/import", {"file": file})
    assert "How did you begin?" in shown.text
    assert web.post("/coach/file/take", {"token": token_in(shown.text)}).status_code == 303
    assert web.post("/import", {"file": uploaded(b"no", "mary.askwell-coach")}).status_code == 400
