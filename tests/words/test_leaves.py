"""Every export, report, share and feed, with every state of what somebody allowed: nothing leaks.

Each person of the matrix has a name that no other word is like, and two answers of words of their own, one
marked as a quote; what leaves is searched for them. The archive is not here: it is one's own copy, whole.
"""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from django.db import connection

from askwell.integrations.calendars import events
from askwell.integrations.handovers import brief as briefs
from askwell.integrations.handovers import questions as question_table
from askwell.integrations.reports import formats
from askwell.integrations.writers import csv, vcard
from askwell.practice.arranging import actions as arranging
from askwell.practice.asking import actions as asking
from askwell.practice.asking import queries as asking_queries
from askwell.practice.asking.models import Goal
from askwell.practice.asking.rules import Asked, Position
from askwell.practice.coaching import queries as coaching
from askwell.practice.coaching.queries import Ticked
from askwell.practice.coaching.rules import Names, Part
from askwell.practice.holding import actions as holding
from askwell.practice.holding.models import Answer
from askwell.practice.holding.redaction import Leave, Level, may_name, may_quote
from askwell.practice.holding.rules import PermissionAnswer, PermissionKind
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying.models import Contact
from askwell.practice.learning import actions as learning
from askwell.practice.learning import deciding
from askwell.practice.learning.rules import Stance
from askwell.practice.lifecycle.actions import contacts, interviews
from askwell.words import calendars, exports, held, helpers, papers, questions, reports
from askwell.words import coaching as coaching_words
from askwell.workspace.members import Member
from tests import databases
from tests.conftest import NOW, begun

DAY = NOW.date()
GIVEN, REFUSED = PermissionAnswer.GIVEN, PermissionAnswer.REFUSED
NOTES = ("given", "refused", "not asked")
QUOTES = ("none", "anonymous", "named")
QUESTIONS = (
    Asked("", "What surprised you?", "challenges", 3, Position.CORE),
    Asked("", "What would you do again?", "advice", 3, Position.CORE),
)


@dataclass(frozen=True)
class State:
    """One person of the matrix: what they allowed, their name, and the words of both answers."""

    number: int
    notes: str
    quote: str
    off_record: bool
    left_alone: bool

    @property
    def name(self) -> str:
        return f"Zorbla{_letters(self.number)}"

    @property
    def as_quote(self) -> str:
        return f"quibble{_letters(self.number)}"

    @property
    def plain(self) -> str:
        return f"wombat{_letters(self.number)}"

    @property
    def leave(self) -> Leave:
        return Leave(self.quote != "none", self.quote == "named", self.left_alone)


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:02}") + "x"


STATES = tuple(
    State(number, *one) for number, one in enumerate(product(NOTES, QUOTES, (False, True), (False, True)))
)


def make(member: Member) -> Goal:
    """Tell the matrix through the ordinary actions."""
    by = member.user
    goal = asking.add_goal("Shall I keep bees?", topics=["Winter"], by=by, at=NOW)
    finding = learning.state_finding(goal, "Bees need a friend.", topic=goal.topics.get(), by=by, at=NOW)
    for state in STATES:
        _talk(member, goal, state)
    for answer in Answer.objects.order_by("id"):
        learning.mark(answer, answer.text, theme="Cold", by=by, at=NOW)
        stance = Stance.AGAINST if answer.pk % 3 == 0 else Stance.FOR
        learning.weigh(finding, answer, stance, by=by, at=NOW)
    deciding.decide(goal, f"As {STATES[0].name} said", reasons=f"Ask {STATES[9].name}", on=DAY, by=by, at=NOW)
    learning.state_finding(goal, f"{STATES[5].name} is right.", by=by, at=NOW)
    return goal


def _talk(member: Member, goal: Goal, state: State) -> None:
    by, start = member.user, NOW - timedelta(days=2)
    person = identifying.add_contact(state.name, emails=[f"{state.name}@x.example"], by=by, at=start)
    talk = interviews.agree(person, member.seeker, wall=start.replace(tzinfo=None), by=by, at=start)
    plan = asking.make_plan(
        person, QUESTIONS, minutes=15, goal=goal, topics={"": goal.topics.get()}, by=by, at=start
    )
    arranging.give_plan(talk, plan, by=by, at=start)
    talk.plan = plan
    arranging.begin(talk, by=by, at=start)
    asked = {"interview": talk, "by": by, "at": start}
    if state.notes != "not asked":
        holding.permit(person, PermissionKind.NOTES, GIVEN if state.notes == "given" else REFUSED, **asked)  # type: ignore[arg-type]
    holding.permit(person, PermissionKind.QUOTE, REFUSED if state.quote == "none" else GIVEN, **asked)  # type: ignore[arg-type]
    if state.quote != "none":
        holding.permit(person, PermissionKind.NAME, GIVEN if state.quote == "named" else REFUSED, **asked)  # type: ignore[arg-type]
    interviews.finish(talk, member.seeker, by=by, at=start + timedelta(minutes=15))
    flags = {"off_record": state.off_record, "starred": True, "by": by, "at": NOW}
    first, second = plan.items.order_by("place")
    holding.answer(talk, first, f"I {state.as_quote} often.", quote=True, **flags)  # type: ignore[arg-type]
    holding.answer(talk, second, f"Then I {state.plain} at home.", **flags)  # type: ignore[arg-type]
    if state.left_alone:
        contacts.do_not_contact(person, by=by, at=NOW)


Text = Callable[[Member, Goal], str]


def _of_pdf(pdf: bytes) -> str:
    with pdfplumber.open(BytesIO(pdf)) as opened:
        return "\n".join(page.extract_text() or "" for page in opened.pages)


def _report(level: Level, write: Callable[..., str]) -> Text:
    return lambda member, goal: write(reports.report(goal, member.seeker, level, today=DAY))


def _printed(level: Level) -> Text:
    return lambda member, goal: _of_pdf(reports.print_report(goal, member.seeker, level, today=DAY))


def _brief(names: Names, *, facts: bool) -> Text:
    def made(member: Member, goal: Goal) -> str:
        findings = frozenset(goal.findings.values_list("uid", flat=True))
        ticked = Ticked(
            names=names,
            parts=frozenset(Part),
            learned=findings,
            chosen="Two calls",
            talk=f"About {STATES[3].name}",
        )
        found = coaching.brief(member.seeker, ticked, today=DAY, at=NOW)
        return briefs.write(found).decode() if facts else coaching_words.page(found, DAY)

    return made


def _helpers(member: Member, goal: Goal) -> str:
    return _of_pdf(helpers.print_sheet(goal, member.seeker, today=DAY))


def _coach_file(member: Member, goal: Goal) -> str:
    del member, goal
    return str(coaching.coach_file("Bob", questions=[], wordings=["opening"]))


def _contacts(write: Callable[..., Iterator[str]]) -> Text:
    return lambda _member, _goal: "".join(write(exports.drafts()))


def _feed(member: Member, goal: Goal) -> str:
    del member, goal
    return events.write(exports.events()).decode()


def _subscribed(*, full: bool) -> Text:
    return lambda _member, _goal: events.write(calendars.subscribed(NOW, full=full)).decode()


def _questions(member: Member, goal: Goal) -> str:
    del member, goal
    return question_table.write([questions.line(one) for one in asking_queries.desk()]).decode()


def _chosen(write: Callable[..., Iterator[str]]) -> Text:
    return lambda _member, _goal: "".join(
        write(exports.drafts(list(Contact.objects.values_list("id", flat=True))))
    )


def _paper(kind: str) -> Text:
    return lambda member, _goal: _of_pdf(papers.print_kind(kind, member.seeker, {}, today=DAY))


WRITERS: dict[str, Callable[..., str]] = {"html": formats.page, "md": formats.markdown, "csv": formats.table}
REPORTS: dict[tuple[Level, str], Text] = {
    **{(level, name): _report(level, write) for level in Level for name, write in WRITERS.items()},
    **{(level, "pdf"): _printed(level) for level in Level},
}
OTHERS: dict[str, Text] = {
    **{f"brief {one} page": _brief(one, facts=False) for one in Names},
    **{f"brief {one} facts": _brief(one, facts=True) for one in Names},
    "helpers": _helpers,
    "coach file": _coach_file,
    "vcard": _contacts(vcard.write),
    "csv": _contacts(csv.write),
    "feed": _feed,
    "subscribed full": _subscribed(full=True),
    "subscribed busy": _subscribed(full=False),
    "questions": _questions,
    "chosen vcard": _chosen(vcard.write),
    "chosen csv": _chosen(csv.write),
    "day sheet": _paper("day-sheet"),
}


@pytest.fixture(scope="module")
def matrix(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> Iterator[tuple[Member, Goal]]:
    """Return the seeker and the goal of the matrix, told once for all tests of this page."""
    home = tmp_path_factory.mktemp("matrix")
    with django_db_blocker.unblock(), databases.restored_settings():
        databases.SqliteDatabase(sqlite_template, home).open()
        try:
            with begun() as member:
                yield member, make(member)
        finally:
            connection.close()


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("kind", [*WRITERS, "pdf"])
def test_a_report_shows_what_was_allowed_and_nothing_else(
    level: Level, kind: str, matrix: tuple[Member, Goal]
) -> None:
    text = _tight(REPORTS[level, kind](*matrix))
    shown = {word for one in STATES for word in (one.name, one.as_quote, one.plain) if word in text}
    allowed: set[str] = set()
    for one in STATES:
        from_memory = one.notes == "refused"
        if may_name(level, one.leave):
            allowed.add(one.name)
        for word, as_quote in ((one.as_quote, not from_memory), (one.plain, False)):
            if may_quote(
                level, one.leave, as_quote=as_quote, from_memory=from_memory, off_record=one.off_record
            ):
                allowed.add(word)
    assert shown <= allowed
    if level is not Level.PUBLIC and kind != "csv":
        assert {one.name for one in STATES} & allowed <= shown
    assert {word for word in allowed if not word.startswith("Zorbla")} <= shown


@pytest.mark.parametrize("kind", OTHERS)
def test_nothing_off_the_record_leaves_by_any_way(kind: str, matrix: tuple[Member, Goal]) -> None:
    text = _tight(OTHERS[kind](*matrix))
    assert not [one for one in STATES if one.off_record and (one.as_quote in text or one.plain in text)]
    if kind == "subscribed full":
        assert any(one.name in text for one in STATES)
    if kind in {"subscribed busy", "questions"}:
        assert "BEGIN:VEVENT" in text or kind == "questions"
        assert not [one.name for one in STATES if one.name in text]
    if kind.startswith("brief") and "full" not in kind:
        assert not [one.name for one in STATES if one.name in text]
    if kind == "helpers":
        hidden = [one for one in STATES if one.left_alone or one.quote == "anonymous"]
        assert not [one.name for one in hidden if one.name in text]
        assert any(one.name in text for one in STATES)
        unquoted = [one for one in STATES if one.quote == "none" or one.notes == "refused"]
        assert not [one for one in unquoted if one.as_quote in text]


@pytest.mark.parametrize("state", STATES, ids=lambda one: one.name)
def test_what_is_held_about_somebody_tells_of_nobody_else(state: State, matrix: tuple[Member, Goal]) -> None:
    assert matrix
    found = Contact.objects.get(full_name=state.name)
    with zipfile.ZipFile(BytesIO(held.person_file(found, on=DAY))) as opened:
        text = "".join(opened.read(name).decode() for name in opened.namelist())
    assert state.as_quote in text
    others = [one for one in STATES if one is not state]
    assert not [one for one in others if one.name in text or one.as_quote in text or one.plain in text]


def _tight(text: str) -> str:
    """Return a text without the breaks that a narrow column puts into words."""
    return text.replace("\u200b", "")


def test_the_rules_by_the_table() -> None:
    """What others see, for each of the states, written down by hand."""
    named, anonymous, nothing = Leave(quote=True, name=True), Leave(quote=True), Leave()
    noted = {"as_quote": True, "from_memory": False, "off_record": False}
    assert [may_name(Level.COACH, one) for one in (named, anonymous, nothing)] == [True, False, False]
    assert not any(may_name(Level.PUBLIC, one) for one in (named, anonymous, nothing))
    for level in (Level.COACH, Level.PUBLIC):
        assert [may_quote(level, one, **noted) for one in (named, anonymous, nothing)] == [True, True, False]
        for flag, value in (("as_quote", False), ("from_memory", True), ("off_record", True)):
            assert not may_quote(level, named, **{**noted, flag: value})
        alone = Leave(quote=True, name=True, left_alone=True)
        assert not may_quote(level, alone, **noted)
        assert not may_name(level, alone)
    assert not may_quote(Level.ME, named, **{**noted, "off_record": True})
    assert may_quote(Level.ME, nothing, **{**noted, "from_memory": True})
