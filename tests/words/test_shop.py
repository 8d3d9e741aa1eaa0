"""Tests of the print shop as it composes from what is recorded."""

from datetime import datetime
from io import BytesIO
from typing import Any

import pdfplumber
import pytest

from askwell.integrations.printing import stocks
from askwell.kernel.errors import BadInputError, UsageError
from askwell.practice.holding import actions as holding
from askwell.practice.holding.rules import PermissionAnswer, PermissionKind
from askwell.practice.thanking.models import Card
from askwell.words import papers, shop
from askwell.workspace.members import Member
from tests.web.places import TODAY, Case, greek_case


@pytest.fixture
def case(member: Member) -> Case:
    """Return the small case, whose seeker has an address."""
    made = greek_case(member)
    member.seeker.address = "Οδός 2\nΝέλσον"
    member.seeker.country = "CA"
    return made


def printed(kind: str, member: Member, **options: Any) -> str:
    subjects = {"card": Card.objects.get().uid} if kind in {"envelope", "thank-you-card"} else {}
    made = papers.print_kind(kind, member.seeker, subjects, today=TODAY, **options)
    with pdfplumber.open(BytesIO(made)) as opened:
        return " ".join(page.extract_text() or "" for page in opened.pages)


def test_an_envelope_has_the_address_and_the_sender(case: Case, member: Member) -> None:
    said = printed("envelope", member)
    assert "Οδός 2" in said
    assert "1234" in said
    with pytest.raises(UsageError):
        printed("envelope", member, envelope="Z9")


def test_their_sentence_is_on_a_cover_by_permission_only(case: Case, member: Member, now: datetime) -> None:
    by = member.user
    with pytest.raises(BadInputError):
        printed("thank-you-card", member, cover="quote")
    answer = case.held.answers.order_by("id").first()
    assert answer
    quote, given = PermissionKind.QUOTE, PermissionAnswer.GIVEN
    holding.answer(case.held, answer.item, "Μίλα με όλους.", quote=True, by=by, at=now)
    with pytest.raises(BadInputError):
        printed("thank-you-card", member, cover="quote")
    holding.permit(case.contact, quote, given, interview=case.held, by=by, at=now)
    assert "Μίλα" in printed("thank-you-card", member, cover="quote")
    holding.answer(case.held, answer.item, "Μίλα με όλους.", quote=True, off_record=True, by=by, at=now)
    with pytest.raises(BadInputError):
        printed("thank-you-card", member, cover="quote")


def test_labels_and_all_waiting_cards_at_once(case: Case, member: Member) -> None:
    assert "1234" in printed("labels", member)
    made = papers.print_kind("waiting-cards", member.seeker, {}, today=TODAY, envelope="A2")
    with pdfplumber.open(BytesIO(made)) as opened:
        assert len(opened.pages) == 2


@pytest.mark.parametrize("kind", ["business-cards", "calling-cards"])
def test_cards_of_ones_own(case: Case, member: Member, kind: str) -> None:
    for name, stock in stocks.CARDS.items():
        size = shop.sheet_of(kind, member.seeker, {"stock": name})
        assert size == stock.paper
        assert printed(kind, member, stock=name, size=size, code=True).count("Ρόμπιν") == stock.count
    with pytest.raises(UsageError):
        printed(kind, member, stock="nothing")
    member.seeker.name = ""
    with pytest.raises(BadInputError):
        printed(kind, member)
