"""What was said off the record stays in the house: no export, no report, no paper and no share has it."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest

from askwell.cli import here as cli
from askwell.cli.commands import exporting
from askwell.cli.running import parser
from askwell.integrations.handovers import brief as briefs
from askwell.integrations.handovers import coach_file
from askwell.kernel.errors import AskwellError
from askwell.models import Answer, Finding
from askwell.practice.coaching import queries as coaching
from askwell.practice.coaching.queries import Ticked
from askwell.practice.coaching.rules import Names, Part
from askwell.practice.holding import actions as holding
from askwell.practice.holding.rules import PermissionAnswer, PermissionKind
from askwell.words import coaching as coaching_words
from askwell.words import helpers, pack, papers
from askwell.words.pack import Pack
from askwell.workspace.members import Member
from tests.web.places import TODAY, Case, greek_case

CANARY = "ο ήσυχος ερωδιός"


@pytest.fixture
def case(member: Member, now: datetime) -> Case:
    """Return the small case: leave to quote was given, and every answer is off the record and a quote."""
    made = greek_case(member)
    by = member.user
    holding.permit(
        made.contact, PermissionKind.QUOTE, PermissionAnswer.GIVEN, interview=made.held, by=by, at=now
    )
    for one in made.held.answers.all():
        holding.answer(made.held, one.item, CANARY, starred=True, quote=True, off_record=True, by=by, at=now)
    return made


def text_of(pdf: bytes) -> str:
    with pdfplumber.open(BytesIO(pdf)) as opened:
        return " ".join(page.extract_text() or "" for page in opened.pages)


def papers_of(case: Case, member: Member) -> str:
    """Return the words of every paper that can be printed about the case."""
    found = [text_of(helpers.print_sheet(case.goal, member.seeker, today=TODAY))]
    found.append(text_of(pack.print_pack(Pack(filled=True), member.seeker, today=TODAY)))
    subjects = {"contact": case.contact.uid, "interview": case.held.uid, "card": case.card.uid}
    for kind in papers.KINDS:
        for options in ({}, {"cover": "quote"}, {"words_inside": True}):
            try:
                pdf = papers.print_kind(kind, member.seeker, subjects, today=TODAY, **options)
            except AskwellError:
                continue
            found.append(text_of(pdf))
    assert len(found) > len(papers.KINDS)
    return " ".join(" ".join(found).split())


def shares_of(case: Case, member: Member, now: datetime) -> str:
    """Return what a coach is shown, with everything ticked, and what a coach hands over."""
    ticked = Ticked(
        names=Names.FULL, parts=frozenset(Part), learned=frozenset(one.uid for one in Finding.objects.all())
    )
    made = coaching.brief(member.seeker, ticked, today=TODAY, at=now)
    given = coaching.coach_file("Mary", questions=[], must_ask=[], wordings=[], minutes=20)
    return (
        coaching_words.page(made, TODAY)
        + briefs.write(made).decode()
        + coach_file.write(given).decode("latin-1")
    )


def exported(member: Member, now: datetime, folder: Path, kind: str) -> bytes:
    """Return what `askwell export` writes."""
    file = folder / f"all.{kind}"
    args = parser("export").parse_args([kind, "--out", str(file)])
    exporting._export(cli.Here(member, now, TODAY, folder), args)
    return file.read_bytes()


def test_nothing_off_the_record_leaves_the_house(
    case: Case, member: Member, now: datetime, tmp_path: Path
) -> None:
    assert Answer.objects.filter(text=CANARY, off_record=True, quote=True, starred=True).exists()
    words = " ".join(CANARY.split())
    assert words not in papers_of(case, member)
    assert words not in shares_of(case, member, now)
    for kind in ("vcard", "csv", "ics", "brief"):
        assert CANARY.encode() not in exported(member, now, tmp_path, kind)


def test_on_the_record_it_does_leave(case: Case, member: Member, now: datetime) -> None:
    """The same words without the mark are printed where quotes are: the test above can fail."""
    for one in case.held.answers.all():
        holding.answer(case.held, one.item, CANARY, quote=True, by=member.user, at=now)
    assert CANARY in text_of(helpers.print_sheet(case.goal, member.seeker, today=TODAY))


def test_a_wish_of_a_moment_later_is_obeyed_too(case: Case, member: Member, now: datetime) -> None:
    """Whoever takes the leave to quote back is quoted no more, whatever the marks say."""
    for one in case.held.answers.all():
        holding.answer(case.held, one.item, CANARY, quote=True, by=member.user, at=now)
    refused = PermissionAnswer.REFUSED
    holding.permit(case.contact, PermissionKind.QUOTE, refused, interview=case.held, by=member.user, at=now)
    assert CANARY not in text_of(helpers.print_sheet(case.goal, member.seeker, today=TODAY))
