"""Tests of notes found again, of an answer's history, and of answers side by side."""

from datetime import datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from askwell.practice.asking import actions as asking
from askwell.practice.asking.models import PlanItem
from askwell.practice.holding import actions, answers, notes
from askwell.practice.holding.models import Answer
from askwell.practice.lifecycle import planning
from askwell.workspace import journal
from askwell.workspace.members import Member
from tests.web.places import greek_case


def test_every_kind_of_note_is_found_by_the_beginning_of_its_words(member: Member) -> None:
    case = greek_case(member)
    for words, kind in (("ετσι", "answer"), ("ενοικ", "debrief"), ("ησυχ", "attempt")):
        found = notes.find(words)
        assert {one.kind for one in found} == {kind}
        assert all(one.name == case.contact.full_name for one in found)
        assert all(any(piece.found for piece in one.extract) for one in found)
    assert notes.find("τίποτα τέτοιο") == []


def test_a_changed_note_is_found_by_its_new_words_only(member: Member, now: datetime) -> None:
    case = greek_case(member)
    answer = case.held.answers.order_by("id").first()
    assert answer
    actions.answer(case.held, answer.item, "Ξαφνικά", by=member.user, at=now)
    assert len(notes.find("ξαφνικα")) == 1
    entry = journal.last_entry()
    assert entry
    journal.undo(entry, by=member.user, at=now)
    assert notes.find("ξαφνικα") == []
    notes.reindex()
    assert len(notes.find("ετσι")) == Answer.objects.exclude(text="").count()


def test_pages_of_notes_have_no_doubles_and_no_gaps(member: Member, now: datetime) -> None:
    case = greek_case(member)
    for number in range(notes.PAGE + 5):
        asking.reword_question("", f"Ερώτηση {number};", by=member.user, at=now)
    items = list(PlanItem.objects.filter(plan=case.held.plan))
    seen: list[int] = []
    first = notes.find("ετσι", limit=2)
    second = notes.find("ετσι", limit=2, before=first[-1].number)
    seen = [one.number for one in (*first, *second)]
    assert len(seen) == len(set(seen)) == len(items)


def test_an_answers_history_has_who_and_when(member: Member, now: datetime) -> None:
    case = greek_case(member)
    answer = case.held.answers.order_by("id").first()
    assert answer
    before = answer.text
    at = now + timedelta(hours=1)
    actions.answer(case.held, answer.item, "Αλλιώς", off_record=True, by=member.user, at=at)
    versions = answers.history(case.held)[answer.pk]
    assert versions[-1].text == before
    assert versions[-1].at == at
    assert not versions[-1].off_record


def test_what_is_off_the_record_does_not_leave_the_house(member: Member, now: datetime) -> None:
    case = greek_case(member)
    count = answers.for_others().count()
    answer = case.held.answers.order_by("id").first()
    assert answer
    actions.answer(case.held, answer.item, "Κρυφά", off_record=True, by=member.user, at=now)
    assert answers.for_others().count() == count - 1
    assert not answers.for_others().filter(text="Κρυφά").exists()


def test_a_proposal_takes_a_fixed_number_of_queries(member: Member, now: datetime) -> None:
    case = greek_case(member)
    assert case.coming.contact
    planning.candidates(case.coming)
    with CaptureQueriesContext(connection) as few:
        planning.candidates(case.coming)
    for number in range(30):
        asking.reword_question("", f"Ερώτηση {number};", by=member.user, at=now)
    with CaptureQueriesContext(connection) as many:
        found = planning.candidates(case.coming)
    assert len(many) == len(few)
    assert len(found) > 100


def test_a_proposal_keeps_what_is_locked_and_what_has_notes(member: Member, now: datetime) -> None:
    case = greek_case(member)
    first, *_ = PlanItem.objects.filter(plan=case.coming.plan).order_by("place")
    asking.lock(first, locked=True, by=member.user, at=now)
    made = planning.take_proposal(case.coming, member.seeker, business=True, by=member.user, at=now)
    kept = list(PlanItem.objects.filter(plan=case.coming.plan).order_by("place"))
    assert first.pk in {one.pk for one in kept}
    assert len(kept) == len(made.all)
    again = planning.take_proposal(case.coming, member.seeker, business=True, by=member.user, at=now)
    assert [one.text for one in again.sure] == [one.text for one in made.sure]
