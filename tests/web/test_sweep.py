"""Charlie, who has a workspace of their own, opens every address of Alice's case and sees nothing of it."""

from importlib import import_module

import pytest
from django.test import Client
from django.urls import reverse

from askwell.models import Change, Entry
from askwell.workspace import scope
from askwell.workspace.members import Member
from tests.web.places import Case, greek_case, patterns, places

GREEK = ("Μαρία", "Οσέι", "Τόμας", "Ελένη", "Νίκος", "Ησυχία", "Ακριβό", "ενοίκιο", "ιατρείο;", "Ρόμπιν")
NEUTRAL = {"today", "contacts", "interviews", "cards", "learned", "journal", "copies", "import", "menu", "me"}


@pytest.fixture
def case(alice: Member) -> Case:
    """Return Alice's case."""
    return greek_case(alice)


def test_alice_sees_every_page(web: Client, case: Case) -> None:
    seen = {path: web.get(path).status_code for path in places(case)}
    assert set(seen.values()) == {200}, {path: code for path, code in seen.items() if code != 200}


def test_charlie_sees_nothing(case: Case, charlie: Client) -> None:
    for path in places(case):
        answer = charlie.get(path)
        assert answer.status_code in {200, 303, 404}, path
        assert not [word for word in GREEK if word in answer.text], path


def test_charlie_can_do_nothing(case: Case, charlie: Client) -> None:
    """Every address that names a row of Alice's is asked for by POST; nothing of hers may change."""
    uids = [case.contact.uid, case.coming.uid, case.going.uid, case.card.uid, case.goal.uid, case.finding.uid]
    before = Entry.objects.count()
    for pattern in patterns():
        count = len(pattern.pattern.converters)
        if not count or pattern.name in {"start", "paper"}:
            continue
        for uid in uids:
            answer = charlie.post(
                reverse(pattern.name, args=[uid] * count), {"do": "let_go", "full_name": "X"}
            )
            assert answer.status_code in {404, 405}, (pattern.name, answer.status_code)
    assert Entry.objects.count() == before
    with scope.lifted():
        assert not Change.objects.filter(entry__actor__name="Charlie", table="contact").exists()


def test_every_address_is_swept(case: Case) -> None:
    """A new page must be added to the sweep: each address with a GET is among the places."""
    shown = {
        "come_in",
        "next_call",
        "paper",
        "interview_ics",
        "hour_ics",
        "feed",
        "helpers_sheet",
        "interview_code",
        "pair",
    }
    only_posted = {
        one.name
        for one in patterns()
        if "GET" not in _allowed(getattr(import_module(one.callback.__module__), one.callback.__name__))
    }
    swept = {match.name for match in patterns() for path in places(case) if match.resolve(path.lstrip("/"))}
    missing = {one.name for one in patterns()} - swept - shown - only_posted
    assert not missing


def _allowed(view: object) -> frozenset[str]:
    """Return the methods a view takes, as its decorator (require_GET and the like) closed over them."""
    for cell in getattr(view, "__closure__", None) or ():
        kept = cell.cell_contents
        if isinstance(kept, list | tuple) and all(isinstance(one, str) for one in kept):
            return frozenset(kept)
    return frozenset({"GET"})
