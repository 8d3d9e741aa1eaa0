"""What can be asked between client and coach: a brief, the desk, and what a coach's file would change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext

from askwell.integrations.handovers import brief as briefs
from askwell.integrations.handovers.brief import Owed, Person, Step
from askwell.integrations.handovers.coach_file import CoachFile, GivenQuestion
from askwell.kernel.due import Due
from askwell.kernel.errors import N_, BadInputError, NotFoundError
from askwell.practice.asking import queries as asking
from askwell.practice.asking import sayings
from askwell.practice.asking.models import Goal, Question, Topic
from askwell.practice.coaching.models import Brief
from askwell.practice.coaching.rules import Named, Names, Part, is_stuck, shown, telling_parts, veil
from askwell.practice.following_up import rules as following_up
from askwell.practice.identifying.models import Contact
from askwell.practice.learning import queries as learning
from askwell.practice.referring import rules as referring
from askwell.practice.thanking import rules as thanking
from askwell.practice.today import queries as today_queries
from askwell.practice.today.rules import Facts, Stage, since, stage
from askwell.workspace import prepared
from askwell.workspace.models import Seeker


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """What the client chose: how people are named, the parts, findings by uid, and their own words."""

    names: Names = Names.INITIALS
    parts: frozenset[Part] = frozenset({Part.GOAL, Part.STANDING, Part.PROMISES})
    learned: frozenset[str] = frozenset()
    chosen: str = ""
    talk: str = ""


@dataclass(frozen=True, slots=True)
class _Case:
    named: Named
    shown: str
    facts: Facts
    stage: Stage
    due: Due | None


def brief(seeker: Seeker, ticked: Ticked, *, today: date, at: datetime) -> briefs.Brief:
    """Return what a client shows a coach; a part that is not ticked is empty."""
    said = named()
    people = [(row_id, one) for row_id, person_id, one in said if row_id == person_id]
    names = shown([one for _, one in people], ticked.names)
    cases = _cases(people, names)
    short_of = {row_id: short for (row_id, _), short in zip(people, names, strict=True)}
    veiled = veil(((one, short_of[person_id]) for _, person_id, one in said), ticked.names)
    parts = ticked.parts
    goal = asking.present_goal()
    owed = _owed(cases, today)
    mine = min((one.due for one in cases if one.due), default=None)

    def text(part: Part, words: str) -> str:
        return veiled(words.strip()[:2000]) if part in parts else ""

    return briefs.Brief(
        client=seeker.uid,
        name=seeker.name,
        made_at=at,
        names=str(ticked.names),
        sections=tuple(str(one) for one in Part if one in parts),
        goal=text(Part.GOAL, goal.text if goal else ""),
        chosen=text(Part.CHOSEN, ticked.chosen),
        people=tuple(_person(one) for one in cases) if Part.STANDING in parts else (),
        promises=tuple(owed) if Part.PROMISES in parts else (),
        learned=tuple(text(Part.LEARNED, one.claim) for one in _findings(ticked)),
        talk=text(Part.TALK, ticked.talk),
        next=Step(mine.kind, mine.on) if mine and Part.STANDING in parts else None,
        moved_on=_moved_on(cases) if Part.STANDING in parts else None,
        overdue=sum(one.overdue for one in owed) if Part.PROMISES in parts else 0,
    )


def named() -> list[tuple[int, int, Named]]:
    """Return everybody a text may speak of, as (contact id, person id, how they may be known in it)."""
    rows = _named()
    about = [*Goal.objects.values_list("text", flat=True), *Topic.objects.values_list("text", flat=True)]
    parts = telling_parts({row[-1] for row in rows if row[-1]}, about)
    return [
        (
            row_id,
            person_id,
            Named(name, is_name=is_name, others=(called, place), parts=parts.get(place, ())),
        )
        for row_id, person_id, name, called, is_name, place in rows
    ]


_named = prepared.rows(
    lambda: Contact.objects.order_by("id").values_list(
        "id", "person_id", "full_name", "called", "name_known", "organization__name"
    )
)


def _cases(people: Sequence[tuple[int, Named]], names: Sequence[str]) -> list[_Case]:
    """Return everybody who is taken up or with whom something happened; those only listed are left out."""
    taken = today_queries.with_history()
    chosen = [
        (row_id, one, short) for (row_id, one), short in zip(people, names, strict=True) if row_id in taken
    ]
    ids = [row_id for row_id, _, _ in chosen]
    facts, due = today_queries.facts_of(ids), today_queries.derived(ids)
    return [
        _Case(one, short, facts[row_id], stage(facts[row_id]), due.get(row_id))
        for row_id, one, short in chosen
    ]


def _person(case: _Case) -> Person:
    step = Step(case.due.kind, case.due.on) if case.due else None
    return Person(case.shown[:300], str(case.stage), since(case.facts), step)


def _owed(cases: Iterable[_Case], today: date) -> list[Owed]:
    found = []
    for case in cases:
        dues: list[Due | None] = [thanking.due_for(one) for one in case.facts.thanks]
        dues += [referring.due_for(one) for one in case.facts.opened]
        dues += [following_up.due_promise(one) for one in case.facts.promised]
        found += [Owed(case.shown[:300], due.kind, due.on, due.on < today) for due in dues if due]
    return sorted(found, key=lambda one: (one.due, one.name))


def _moved_on(cases: Iterable[_Case]) -> date | None:
    return max((day for one in cases if (day := since(one.facts))), default=None)


def _findings(ticked: Ticked) -> list[Any]:
    if Part.LEARNED not in ticked.parts or not ticked.learned:
        return []
    return [one for one in learning.findings() if one.uid in ticked.learned]


@dataclass(frozen=True, slots=True)
class Client:
    """A line of the desk: the newest brief of one client, and whether nothing moved for a week."""

    uid: str
    brief: briefs.Brief
    stuck: bool


def desk(today: date) -> list[Client]:
    """Return the clients whose briefs were opened: who is stuck first, the longest at the top."""
    found = []
    for one in Brief.objects.order_by("id"):
        read = briefs.read(bytes(one.facts))
        stuck = is_stuck(read.moved_on, read.made_at.date(), today)
        found.append(Client(one.uid, read, stuck))
    return sorted(found, key=_weight)


def _weight(client: Client) -> tuple[bool, date, str]:
    read = client.brief
    return not client.stuck, read.moved_on or read.made_at.date(), read.name.casefold()


def opened(uid: str) -> Brief:
    """Return an opened brief; raises NotFoundError."""
    found: Brief | None = Brief.objects.filter(uid=uid).first()
    if found is None:
        raise NotFoundError(N_("There is no such client here."))
    return found


@dataclass(frozen=True, slots=True)
class Given:
    """One thing that a coach's file would give: its kind, its key, the words, and what stands there now."""

    kind: str
    key: str
    text: str
    now: str
    must_ask: bool = False

    @property
    def differs(self) -> bool:
        """Tell whether taking it changes anything."""
        return self.text != self.now


def would_give(file: CoachFile, seeker: Seeker) -> list[Given]:
    """Return each thing of a coach's file beside what stands here; raises as `sayings.check` does."""
    own = asking.own_wordings()
    wordings = [
        Given("wording", key, sayings.check(key, text), own.get(key) or gettext(sayings.ORIGINALS[key]))
        for key, text in file.wordings.items()
    ]
    kept = {question_name(one.key, one.text): one.text for one in Question.objects.exclude(source="")}
    questions = [
        Given("question", one.key, one.text, kept.get(question_name(one.key, one.text), ""), one.must_ask)
        for one in file.questions
    ]
    if file.minutes:
        wordings.append(Given("minutes", "", str(file.minutes), str(seeker.ask_minutes)))
    if file.begin_with:
        wordings.append(Given("begin_with", "", file.begin_with, seeker.begin_with))
    return [*questions, *wordings]


def question_name(key: str, text: str) -> str:
    """Return what makes a question the same as another: its key in the bank, else its words."""
    return key if key in asking.bank() else " ".join(text.split()).casefold()


def coach_file(
    sender: str,
    *,
    greeting: str = "",
    questions: Sequence[str] = (),
    must_ask: Iterable[str] = (),
    wordings: Iterable[str] = (),
    minutes: int | None = None,
    begin_with: str = "",
) -> CoachFile:
    """Return a coach's file of what was ticked: questions by key in their order, wordings by key.

    Raises BadInputError without a sender, NotFoundError for a question that is not here.
    """
    if not sender.strip():
        raise BadInputError(N_("Write from whom the file comes."))
    by_key = {one.key: one for one in asking.questions()}
    missing = [key for key in questions if key not in by_key]
    if missing:
        raise NotFoundError(N_("There is no question {key} here."), key=missing[0])
    own, must, bank = asking.own_wordings(), set(must_ask), asking.bank()
    given = [
        GivenQuestion(
            one.text, one.key if one.key in bank else "", one.purpose, one.minutes, str(one.position),
            one.key in must,
        )
        for one in (by_key[key] for key in dict.fromkeys(questions))
    ]  # fmt: skip
    said = {
        key: own.get(key) or gettext(sayings.ORIGINALS[key]) for key in wordings if key in sayings.ORIGINALS
    }
    return CoachFile(sender.strip(), greeting.strip(), tuple(given), said, minutes, begin_with)
