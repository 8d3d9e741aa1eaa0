"""The invented story is whole, true on whatever day it is opened, and its Today reads as it should."""

import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from importlib import resources
from typing import Any

import pytest

from askwell.kernel import clock, working_days
from askwell.kernel.errors import BadInputError
from askwell.practice.arranging.models import Attempt, Interview, Rehearsal
from askwell.practice.arranging.rules import InterviewState, Outcome
from askwell.practice.asking import queries as asking
from askwell.practice.asking.models import Pursuit, Question
from askwell.practice.following_up.models import CheckIn, Pause, Promise
from askwell.practice.holding.models import Answer, Debrief, Permission
from askwell.practice.holding.rules import PermissionAnswer, PermissionKind
from askwell.practice.identifying.models import Contact, Detail, Source
from askwell.practice.identifying.rules import DetailKind
from askwell.practice.learning import queries as learning
from askwell.practice.lifecycle.actions import demo, demo_deeds
from askwell.practice.referring import queries as referring
from askwell.practice.referring.queries import growth
from askwell.practice.thanking import rules as thanking
from askwell.practice.thanking.models import Card
from askwell.practice.today import actions as today_actions
from askwell.practice.today import queries as today
from askwell.workspace import members, scope
from askwell.workspace.members import Member
from askwell.workspace.models import Entry
from tests import cast
from tests.databases import Database

SECONDS = 8
LONG_AGO, MONDAY = date(2024, 7, 3), date(2026, 11, 23)
SATURDAY, SUNDAY, NEW_YEAR, LEAP_DAY = (
    date(2026, 11, 28),
    date(2026, 11, 29),
    date(2027, 1, 1),
    date(2028, 2, 29),
)
AFTER_CHRISTMAS = date(2026, 12, 27)
DAYS = (MONDAY, SATURDAY, SUNDAY, NEW_YEAR, LEAP_DAY, AFTER_CHRISTMAS, LONG_AGO)


@pytest.fixture
def told(database: Database) -> Iterator[Member]:
    """Return Robin at work on the Monday of the pictures."""
    member = cast.story(database, MONDAY)
    with scope.inside(member.workspace_id):
        yield member


def lines(day: date) -> list[tuple[str, str]]:
    return [(one.kind, one.name) for one in today.due_until(day)]


def test_it_takes_a_few_seconds_at_most(database: Database) -> None:
    began = time.process_time()
    cast.tell_story(MONDAY)
    assert time.process_time() - began < SECONDS


def test_today_reads_like_the_picture(told: Member) -> None:
    assert lines(MONDAY) == [
        ("post_card", "Dr. Mary Osei"),
        ("debrief", "Yuki Tanaka"),
        ("prepare", "Ines Ferreira"),
        ("tell", "Sam Lee"),
        ("call", "Tomás Kovač"),
        ("call", "the owner of Nordwind Osteopathy"),
    ]
    shown = {one.name: one for one in today.due_until(MONDAY)}
    assert shown["Dr. Mary Osei"].on == date(2026, 11, 20)
    assert (shown["Tomás Kovač"].at, shown["the owner of Nordwind Osteopathy"].at) == ("10:00", "10:15")
    ines = Interview.objects.get(contact__full_name="Ines Ferreira")
    assert (ines.state, ines.wall, ines.minutes) == ("confirmed", "2026-11-25T14:00", 20)
    assert shown["Sam Lee"].values == {"named": "Dr. Mary Osei"}


def test_it_holds_what_the_story_promises(told: Member) -> None:
    assert Contact.objects.count() == 60
    states = Counter(Interview.objects.values_list("state", flat=True))
    assert states == {
        "held": 4,
        "confirmed": 1,
        "scheduled": 1,
        "proposed": 1,
        "no_show_them": 1,
        "cancelled_by_them": 1,
    }
    assert Entry.objects.filter(action="interview.rescheduled").count() == 1
    assert set(Attempt.objects.values_list("outcome", flat=True)) == {str(one) for one in Outcome} - {"left"}
    assert Rehearsal.objects.count() >= 4
    assert Interview.objects.filter(extra_minutes__gt=0, state=InterviewState.HELD).count() == 1
    assert {bool(one.ended_at) for one in Interview.objects.filter(state="held")} == {True}
    assert Debrief.objects.count() == 3
    assert Contact.objects.filter(name_known=False).count() == 1
    assert Contact.objects.filter(do_not_contact=True).count() == 1
    assert Contact.objects.filter(pursuits=None).count() >= 30
    assert Question.objects.count() == 2
    assert Pause.objects.get().ended_at is not None


def test_names_lead_to_names(told: Member) -> None:
    tomas = Contact.objects.get(full_name="Tomás Kovač")
    chain = growth.chain_to(tomas.pk)
    assert chain is not None
    assert [name for _, name in chain.people] == ["Ruth Feldman", "Sam Lee", "Dr. Mary Osei", "Tomás Kovač"]
    given = [one for row in Contact.objects.all() for one in referring.given_by(row.pk)]
    assert {one.use_name for one in given} == {"yes", "no"}
    assert sum(one.told_met_at is not None for one in given) == 1
    waiting = [one for one in given if one.named.full_name == "Dr. Mary Osei"]
    assert [(bool(one.told_reached_at), bool(one.told_met_at)) for one in waiting] == [(True, False)]


def test_cards_promises_and_check_ins_are_at_every_stage(told: Member) -> None:
    cards = {one.contact.full_name: one for one in Card.objects.select_related("contact")}
    assert cards["Sam Lee"].posted_at
    assert cards["Priya Raman"].posted_at
    mary = cards["Dr. Mary Osei"]
    assert mary.written_at
    assert not mary.posted_at
    assert thanking.tone(mary.met_on, MONDAY) is thanking.Tone.LATE
    assert not cards["Yuki Tanaka"].written_at
    for one in cards.values():
        assert not thanking.asks_for_a_job(one.words)
        assert not one.words or thanking.count_words(one.words) <= thanking.WORDS_MOST
    assert "on Thursday" in mary.words
    assert "in December" in mary.words
    assert {bool(one.kept_at) for one in Promise.objects.all()} == {True, False}
    assert {bool(one.sent_at) for one in CheckIn.objects.all()} == {True, False}


def test_leave_was_asked_and_obeyed(told: Member) -> None:
    said = {(one.kind, one.answer) for one in Permission.objects.all()}
    notes, quote = PermissionKind.NOTES, PermissionKind.QUOTE
    given, refused = PermissionAnswer.GIVEN, PermissionAnswer.REFUSED
    assert {(notes, given), (notes, refused), (quote, given)} <= said
    sam = Answer.objects.filter(interview__contact__full_name="Sam Lee")
    assert sam.count() == 4
    assert all(one.from_memory and not one.quote for one in sam)


def test_what_was_learned_has_voices_on_both_sides(told: Member) -> None:
    goal = asking.present_goal()
    assert goal is not None
    assert goal.guess
    topics = asking.topics_of(goal.pk)
    voices, disagreeing = learning.voices_by_topic(goal.pk), learning.disagreeing_by_topic(goal.pk)
    assert [voices.get(one.pk, 0) for one in topics] == [3, 3, 2, 2, 0]
    assert [disagreeing.get(one.pk, 0) for one in topics] == [0, 2, 0, 0, 0]


def test_the_journal_reads_as_a_history(told: Member) -> None:
    moments = list(Entry.objects.order_by("id").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert moments[-1] < demo.stands_at(MONDAY)
    assert moments[-1] - moments[0] > timedelta(days=80)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_it_is_true_on_any_day(sqlite: Database, day: date) -> None:
    member = cast.story(sqlite, day)
    with scope.inside(member.workspace_id):
        assert today_actions.differences() == []
        open_ids = set(Pursuit.objects.filter(closed_at=None).values_list("contact_id", flat=True))
        assert set(today.steps_of(open_ids)) == open_ids
        found = lines(day)
        assert ("post_card", "Dr. Mary Osei") in found
        assert 5 <= len(found) <= 6
        assert today_lateness(day)[0] == "Dr. Mary Osei"
        assert all(_works(at) for at in Attempt.objects.values_list("at", flat=True))
        assert all(
            _works(at) for at in Interview.objects.exclude(starts_at=None).values_list("starts_at", flat=True)
        )
        assert Entry.objects.order_by("-id")[0].at < demo.stands_at(day)


def today_lateness(day: date) -> list[str]:
    """Return whom something was promised that is late; a card met three days ago counts from its own day."""
    start = demo.Days(day).work()
    owed = [one for one in today.due_until(day) if one.kind in {"post_card", "write_card", "tell", "promise"}]
    return [one.name for one in owed if one.on < start or one.kind == "post_card"]


def _works(at: Any) -> bool:
    return working_days.is_working_day(clock.wall(at, demo.ZONE).date())


def test_every_day_of_four_years_has_a_story_in_order() -> None:
    for number in range(4 * 366):
        days = demo.Days(date(2026, 1, 1) + timedelta(days=number))
        assert days.met() < days.work() <= days.today
        assert days.met() <= days.today - timedelta(days=3)
        assert days.day("w-9") < days.met()
        assert days.day("m-1") < days.met() < days.tell() < days.today
        assert days.work() < days.ines()
        assert days.day("w+6") > days.ines()


def test_nobody_in_it_can_be_reached(told: Member) -> None:
    for kind, value in Detail.objects.values_list("kind", "value"):
        if kind == DetailKind.PHONE:
            assert re.fullmatch(r"\+1 250 555 01\d\d", value)
        elif kind == DetailKind.EMAIL:
            assert value.endswith(".example")
        elif kind == DetailKind.LINK:
            assert value.startswith("https://people.example/")
    assert Source.objects.filter(details=None, contact=None).count() == 0


def test_each_deed_and_each_person_of_the_files_is_used(told: Member) -> None:
    story = json.loads(resources.files(demo_deeds.__package__).joinpath("demo_story.json").read_text("utf-8"))
    assert {deed for thread in story.values() for _, deed, _ in thread} == set(demo_deeds.DEEDS)
    people = json.loads(
        resources.files(demo_deeds.__package__).joinpath("demo_people.json").read_text("utf-8")
    )
    assert {one["name"] for one in people.values()} == set(
        Contact.objects.values_list("full_name", flat=True)
    )
    assert set(story) - {"robin"} <= set(people)


def test_half_a_story_is_never_left(sqlite: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    member = members.only_member(at=demo.stands_at(MONDAY))

    def fail(*_: Any, **__: Any) -> None:
        raise BadInputError("no")

    monkeypatch.setitem(demo_deeds.DEEDS, "finding", fail)
    with pytest.raises(BadInputError):
        demo.tell_story(member, today=MONDAY)
    with scope.inside(member.workspace_id):
        assert Contact.objects.count() == 0


def test_the_small_cast_sees_its_own(database: Database) -> None:
    alice = cast.alice()
    bob, charlie = cast.bob(alice), cast.charlie()
    assert bob.workspace_id == alice.member.workspace_id != charlie.member.workspace_id
    with scope.inside(charlie.member.workspace_id):
        assert Contact.objects.count() == 3
        assert not Contact.objects.filter(uid=alice.contacts[0].uid).exists()
    with scope.inside(bob.workspace_id):
        assert [one.kind for one in today.due_until(cast.TODAY + timedelta(days=7))] == ["confirm", "call"]
        assert today_actions.differences() == []
