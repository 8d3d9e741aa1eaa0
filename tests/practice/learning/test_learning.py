"""Marked words, themes, findings, what is missing, the decision and the aim, as they are kept."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from askwell.kernel.errors import BadInputError, NotFoundError, UsageError
from askwell.practice.asking import actions as asking
from askwell.practice.asking.models import Goal
from askwell.practice.holding import actions as holding
from askwell.practice.holding import notes
from askwell.practice.holding.models import Answer
from askwell.practice.holding.notes import Only
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying import merging
from askwell.practice.learning import actions, aims, deciding, overview, queries, voices
from askwell.practice.learning.models import Evidence, Finding, Ground, Outcome, Passage, Standpoint, Theme
from askwell.practice.learning.rules import GapKind, Stance, Vantage, Verdict
from askwell.practice.learning.voices import Kinship
from askwell.practice.lifecycle.actions import erasing
from askwell.workspace import journal, scope
from askwell.workspace.members import Member
from tests import cast
from tests.databases import Database
from tests.web.places import TODAY, greek_case


def test_the_story_at_a_glance(database: Database) -> None:
    member = cast.story(database)
    with scope.inside(member.workspace_id):
        goal = Goal.objects.get()
        found = overview.learned(goal)
        wage, patients, lease, week, quitting = (kept for _, kept in found.topics)
        assert (wage.people, wage.independent) == (3, 2)
        assert [one.people for one in (patients, lease, week, quitting)] == [3, 2, 2, 0]
        assert len(found.disagreements) == 2
        assert [one.name for one in found.disagreements[0].ask] == ["Fatima Al-Sayed", "Ines Ferreira"]
        kinds = [(one.gap.kind, one.gap.vantage) for one in found.missing]
        assert (GapKind.SILENT, None) in kinds
        assert (GapKind.VANTAGE, Vantage.LEFT) in kinds
        left = next(one for one in found.missing if one.gap.vantage is Vantage.LEFT)
        assert [one.name for one in left.ask] == ["Ольга Иванова"]
        assert (found.enough.talks, found.enough.last, found.enough.new, found.unmarked) == (3, 2, 3, 1)
        shown = voices.on_topic(found.topics[1][0])
        kin = {one.answer.interview.contact.full_name: (one.kinship, one.kin) for one in shown.voices}
        assert kin["Sam Lee"] == (Kinship.BRANCH, "Dr. Mary Osei")
        assert kin["Priya Raman"] == (None, "")


def test_what_was_learned_takes_a_fixed_number_of_queries(member: Member, now: datetime) -> None:
    case = greek_case(member)
    overview.learned(case.goal)
    with CaptureQueriesContext(connection) as few:
        overview.learned(case.goal)
    answer = Answer.objects.order_by("id")[0]
    for number in range(10):
        made = actions.state_finding(case.goal, f"Εύρημα {number}", by=member.user, at=now)
        actions.weigh(made, answer, Stance.FOR if number % 2 else Stance.AGAINST, by=member.user, at=now)
        actions.mark(answer, "Έτσι", theme=f"Θέμα {number}", by=member.user, at=now)
        asking.add_topic(case.goal, f"Ακόμα {number}", by=member.user, at=now)
    with CaptureQueriesContext(connection) as many:
        assert len(overview.learned(case.goal).weighed) == 11
    assert len(many) == len(few)


def test_the_same_words_are_marked_once_and_other_words_not_at_all(member: Member, now: datetime) -> None:
    case = greek_case(member)
    answer = Answer.objects.get(uid=case.answer)
    count = Passage.objects.count()
    again = actions.mark(answer, " Έτσι ", theme="ενοικια", by=member.user, at=now)
    assert (again.theme.text, Passage.objects.count()) == ("Ενοίκια", count)
    with pytest.raises(BadInputError):
        actions.mark(answer, "Αλλιώς", by=member.user, at=now)
    with pytest.raises(BadInputError):
        actions.mark(answer, "  ", by=member.user, at=now)
    assert Passage.objects.count() == count


def test_two_themes_become_one_and_back(member: Member, now: datetime) -> None:
    case = greek_case(member)
    answer = Answer.objects.get(uid=case.answer)
    other = actions.mark(answer, "είπε", theme="Λόγια", by=member.user, at=now)
    assert other.theme
    left = actions.rename_theme(other.theme, "Ενοίκια", by=member.user, at=now)
    assert [one.theme for one in queries.themes_of(case.goal.pk)] == [left]
    entry = journal.last_entry()
    assert entry
    journal.undo(entry, by=member.user, at=now)
    assert set(Theme.objects.values_list("text", flat=True)) == {"Ενοίκια", "Λόγια"}
    actions.drop_theme(left, by=member.user, at=now)
    assert Passage.objects.filter(theme__isnull=True).exists()


def test_a_finding_stands_on_words_until_they_are_unmarked(member: Member, now: datetime) -> None:
    case = greek_case(member)
    answer = Answer.objects.get(uid=case.answer)
    passage = actions.mark(answer, "Έτσι είπε.", by=member.user, at=now)
    actions.weigh(case.finding, answer, Stance.AGAINST, passage=passage, by=member.user, at=now)
    assert Evidence.objects.get(answer=answer).passage == passage
    stranger = Answer.objects.exclude(pk=answer.pk).order_by("id")[0]
    with pytest.raises(UsageError):
        actions.weigh(case.finding, stranger, Stance.FOR, passage=passage, by=member.user, at=now)
    actions.unmark(passage, by=member.user, at=now)
    kept = Evidence.objects.get(answer=answer)
    assert (kept.passage, kept.stance) == (None, Stance.AGAINST)


def test_a_merged_person_is_one_voice(member: Member, now: datetime) -> None:
    case = greek_case(member)
    twin = identifying.add_contact("Μ. Οσέι", by=member.user, at=now)
    merging.merge(twin, case.contact, by=member.user, at=now)
    (topic, _), *_ = overview.learned(case.goal).topics
    assert voices.on_goal(case.goal).people == 1
    actions.place(case.goal, twin, Vantage.LEFT, by=member.user, at=now)
    assert list(queries.standpoints(case.goal.pk).values()) == [Vantage.LEFT]
    assert topic.goal_id == case.goal.pk


def test_pages_of_voices_have_no_doubles_and_no_gaps(
    member: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    del now
    case = greek_case(member)
    monkeypatch.setattr(voices, "PAGE", 2)
    first = voices.on_goal(case.goal)
    second = voices.on_goal(case.goal, before=first.more)
    seen = [one.answer.pk for one in (*first.voices, *second.voices)]
    assert len(seen) == len(set(seen)) == Answer.objects.count() == 3
    assert second.more is None


def test_an_option_goes_with_all_that_was_said_of_it(member: Member, now: datetime) -> None:
    case = greek_case(member)
    found = deciding.deciding(case.goal)
    assert [one.finding_id for one in Ground.objects.all()] == [case.finding.pk]
    deciding.remove_option(found.options[0], by=member.user, at=now)
    assert not Ground.objects.exists()
    entry = journal.last_entry()
    assert entry
    journal.undo(entry, by=member.user, at=now)
    assert deciding.deciding(case.goal).rows[0][1][0].findings == [case.finding]


def test_what_belongs_to_another_goal_is_refused(member: Member, now: datetime) -> None:
    case = greek_case(member)
    other = asking.add_goal("Κάτι άλλο;", by=member.user, at=now)
    foreign = deciding.add_criterion(other, "Ήλιος", by=member.user, at=now)
    option = deciding.option(case.option)
    with pytest.raises(UsageError):
        deciding.judge(option, foreign, Verdict.GOOD, by=member.user, at=now)
    with pytest.raises(NotFoundError):
        deciding.judged(option, foreign)


def test_a_decision_comes_up_on_its_day_until_it_was_looked_at(member: Member, now: datetime) -> None:
    case = greek_case(member)
    day = TODAY + timedelta(days=30)
    made = deciding.decide(case.goal, "Μένω", on=TODAY, review_on=day, by=member.user, at=now)
    assert deciding.to_review(day - timedelta(days=1)) == []
    assert deciding.to_review(day) == [made]
    deciding.review(made, again_on=date(2027, 6, 1), by=member.user, at=now)
    assert deciding.to_review(day) == []
    deciding.review(made, by=member.user, at=now)
    assert deciding.to_review(date(2028, 1, 1)) == []
    with pytest.raises(BadInputError):
        deciding.decide(case.goal, "Μένω", on=TODAY, review_on=TODAY, by=member.user, at=now)


def test_one_aim_at_a_time_and_it_may_rest(member: Member, now: datetime) -> None:
    first = aims.set_aim("Δύο κλήσεις", by=member.user, at=now)
    aims.rest(first, by=member.user, at=now)
    second = aims.set_aim("Μία κλήση", by=member.user, at=now)
    assert aims.present() == second
    aims.end(second, by=member.user, at=now)
    assert aims.present() is None


def test_nothing_of_somebody_is_left_when_they_are_erased(member: Member, now: datetime) -> None:
    case = greek_case(member)
    assert Evidence.objects.count()
    assert Passage.objects.count()
    outcome = Outcome.objects.get(interview=case.held)
    erasing.erase(case.contact, by=member.user, at=now)
    for left in (Evidence, Passage, Standpoint):
        assert not left.objects.exists()
    outcome.refresh_from_db()
    assert (outcome.interview, outcome.text) == (None, "Πρώτος πελάτης")
    assert Finding.objects.filter(pk=case.finding.pk).exists()


def test_notes_are_found_among_some_of_them(member: Member, now: datetime) -> None:
    case = greek_case(member)
    answer = Answer.objects.get(uid=case.answer)
    holding.answer(case.held, answer.item, "Έτσι κι αλλιώς", starred=True, by=member.user, at=now)
    assert len(notes.find("ετσι")) == 3
    assert [one.number for one in notes.find("ετσι", only=Only(starred=True))] == [answer.pk * 4]
    assert [one.number for one in notes.find("", only=Only(starred=True))] == [answer.pk * 4]
    assert notes.find("ετσι", only=Only(quote=True)) == []
    assert len(notes.find("ετσι", only=Only(goal=case.goal.uid, person=case.contact.uid))) == 3
    assert {one.kind for one in notes.find("ησυχ", only=Only(person=case.contact.uid))} == {"attempt"}
    assert notes.find("ησυχ", only=Only(person=case.named.uid)) == []
    first = notes.find("", limit=2, only=Only(goal=case.goal.uid))
    rest = notes.find("", limit=2, before=first[-1].number, only=Only(goal=case.goal.uid))
    assert len({one.number for one in (*first, *rest)}) == 3
