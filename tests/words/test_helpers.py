"""Tests of the sheet of people who helped: each once, sentences by permission, folded in the middle."""

from datetime import datetime
from io import BytesIO

import pdfplumber
import pytest

from askwell.integrations.printing.press import Size, print_paper
from askwell.integrations.printing.shop import Helper, HelpersSheet
from askwell.kernel.errors import BadInputError
from askwell.practice.asking import actions as asking
from askwell.practice.holding import actions as holding
from askwell.practice.holding.rules import PermissionAnswer, PermissionKind
from askwell.words import helpers
from askwell.workspace.members import Member
from tests.integrations.printing.test_paper import MM, SHEETS, SIZES, letters, pages
from tests.web.places import TODAY, greek_case


def test_sentences_stand_by_permission_and_each_person_once(member: Member, now: datetime) -> None:
    by, case = member.user, greek_case(member)
    (one,) = helpers.helped(case.goal, member.seeker)
    assert (one.contact.uid, one.sentence) == (case.contact.uid, "")
    assert case.contact.full_name in one.note
    answer = case.held.answers.order_by("id").first()
    assert answer
    holding.answer(case.held, answer.item, "Μίλα με όλους.", quote=True, by=by, at=now)
    assert helpers.helped(case.goal, member.seeker)[0].sentence == ""
    quote = PermissionKind.QUOTE
    holding.permit(case.contact, quote, PermissionAnswer.GIVEN, interview=case.held, by=by, at=now)
    assert helpers.helped(case.goal, member.seeker)[0].sentence == "Μίλα με όλους."
    with pdfplumber.open(BytesIO(helpers.print_sheet(case.goal, member.seeker, today=TODAY))) as opened:
        assert "Μίλα" in (opened.pages[1].extract_text() or "")
    holding.permit(case.contact, quote, PermissionAnswer.REFUSED, interview=case.held, by=by, at=now)
    assert helpers.helped(case.goal, member.seeker)[0].sentence == ""


def test_nobody_is_said_in_a_sentence(member: Member, now: datetime) -> None:
    goal = asking.add_goal("Τι;", by=member.user, at=now)
    with pytest.raises(BadInputError):
        helpers.print_sheet(goal, member.seeker, today=TODAY)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", [1, 2, 16, 17, 40])
def test_the_sheet_keeps_clear_of_its_fold(size: Size, count: int) -> None:
    people = tuple(
        Helper(name=f"Person {n}", what="Physiotherapist, Nelson", sentence="Ask twice." if n % 2 else "")
        for n in range(count)
    )
    found = pages(print_paper(HelpersSheet(goal="Should I?", people=people, imprint="Robin"), size=size))
    assert len(found) == 1 + -(-count // 16)
    height, width = SHEETS[size]
    for page in found:
        assert (page.width / MM, page.height / MM) == pytest.approx((width, height), abs=0.1)
        for left, top, right, bottom in letters(page):
            assert left > 10
            assert right < width - 10
            assert 10 < top < bottom < height - 10
            assert right < width / 2 - 6 or left > width / 2 + 6
    assert sum((page.extract_text() or "").count("Person ") for page in found) == count
