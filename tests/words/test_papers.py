"""Every paper can be composed and printed from the story, in both sizes."""

from collections.abc import Iterator

import pytest

from askwell.integrations.printing.papers import CallSheet, CardWords, DaySheet, Paper, QuestionSheet
from askwell.kernel.errors import NotFoundError, UsageError
from askwell.practice.arranging.models import Interview
from askwell.practice.identifying.models import Contact
from askwell.practice.thanking.models import Card
from askwell.words import papers
from askwell.workspace import scope
from askwell.workspace.members import Member
from tests import cast
from tests.databases import Database


@pytest.fixture
def robin(sqlite: Database) -> Iterator[Member]:
    """Return the seeker of the story, at work."""
    member = cast.story(sqlite)
    with scope.inside(member.workspace_id):
        yield member


def compose(kind: str, member: Member, **subjects: str) -> Paper:
    """Return a paper on the day of the story."""
    return papers.compose(kind, member.seeker, subjects, today=cast.TODAY)


def test_every_paper_prints(robin: Member) -> None:
    interview = Interview.objects.filter(plan__isnull=False).first()
    card = Card.objects.order_by("id").first()
    assert interview
    assert card
    for kind in papers.KINDS:
        subjects = (
            {"card": card.uid} if "card" in kind and kind != "cue-card" else {"interview": interview.uid}
        )
        for size in ("a4", "letter"):
            pdf = papers.print_kind(kind, robin.seeker, subjects, today=cast.TODAY, size=size)
            assert pdf.startswith(b"%PDF")


def test_the_question_sheet_says_when_it_ends(robin: Member) -> None:
    interview = Interview.objects.exclude(wall="").filter(plan__isnull=False).first()
    assert interview
    sheet = compose("question-sheet", robin, interview=interview.uid)
    assert isinstance(sheet, QuestionSheet)
    assert sheet.end
    assert sheet.questions
    assert all(one.by for one in sheet.questions if not one.if_time)


def test_a_sheet_for_somebody_without_an_appointment_has_the_five_questions(robin: Member) -> None:
    contact = Contact.objects.filter(interviews__isnull=True).order_by("id").first()
    assert contact
    sheet = compose("question-sheet", robin, contact=contact.uid)
    assert isinstance(sheet, QuestionSheet)
    assert sheet.minutes == robin.seeker.ask_minutes
    assert 4 <= len(sheet.questions) <= 5


def test_the_call_sheet_has_the_lines_and_the_number(robin: Member) -> None:
    contact = Contact.objects.filter(details__kind="phone").order_by("id").first()
    assert contact
    sheet = compose("call-sheet", robin, contact=contact.uid)
    assert isinstance(sheet, CallSheet)
    assert len(sheet.script) in {4, 5}
    assert any(digit.isdigit() for digit in sheet.number)


def test_the_day_sheet_is_today(robin: Member) -> None:
    sheet = compose("day-sheet", robin)
    assert isinstance(sheet, DaySheet)
    assert sheet.steps


def test_the_words_to_copy_are_those_that_were_kept(robin: Member) -> None:
    card = Card.objects.exclude(words="").order_by("id").first()
    assert card
    paper = compose("card-words", robin, card=card.uid)
    assert isinstance(paper, CardWords)
    assert "".join(" ".join(paper.words).split()) == "".join(card.words.split())


def test_a_paper_for_nobody_is_refused(robin: Member) -> None:
    with pytest.raises(UsageError):
        compose("call-sheet", robin)
    with pytest.raises(UsageError):
        compose("wallpaper", robin)
    with pytest.raises(NotFoundError):
        compose("call-sheet", robin, contact="0" * 32)
