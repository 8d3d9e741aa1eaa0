"""The report on what was learned, composed from what is recorded and shown by what people allowed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, cast

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from askwell.integrations.reports.content import Claim, Quote, Report, Section, Table, Words
from askwell.kernel import clock
from askwell.practice.arranging import queries as arranging
from askwell.practice.arranging.models import Interview
from askwell.practice.asking.models import Goal
from askwell.practice.coaching.queries import named
from askwell.practice.coaching.rules import Names, veil
from askwell.practice.holding import answers
from askwell.practice.holding.models import Answer
from askwell.practice.holding.redaction import Leave, Level, may_name, may_quote
from askwell.practice.holding.rules import PermissionAnswer
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.parts import follow
from askwell.practice.learning import deciding, overview, queries
from askwell.practice.learning.independence import Speaker, independent
from askwell.practice.learning.models import Evidence
from askwell.practice.learning.queries import Weighed
from askwell.practice.learning.rules import Stance
from askwell.words import dates, learning, papers
from askwell.words.language import language
from askwell.workspace.models import Seeker

if TYPE_CHECKING:
    from askwell.integrations.printing.press import Size

LEVELS: dict[Level, Callable[[], str]] = {
    Level.ME: lambda: _("For me: all names and words, but for what was said off the record"),
    Level.COACH: lambda: _("For my coach: names and quotes of those who allowed it"),
    Level.PUBLIC: lambda: _("For anybody: no names, and quotes of those who allowed it"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What a report may show: its level, what each person (id) allowed, and what veils names in a text."""

    level: Level
    leaves: dict[int, Leave]
    veil: Callable[[str], str]
    zone: str

    def who(self, contact: Contact) -> str:
        """Return somebody's name, "" where it is not shown."""
        return contact.full_name if may_name(self.level, self._leave(contact)) else ""

    def says(self, answer: Answer) -> bool:
        """Tell whether the words of an answer are shown."""
        return may_quote(
            self.level,
            self._leave(answer.interview.contact),
            as_quote=answer.quote,
            from_memory=answer.from_memory,
            off_record=answer.off_record,
        )

    def day(self, at: datetime | None) -> date | None:
        """Return the day of an instant where the seeker lives."""
        return clock.wall(at, self.zone).date() if at else None

    def quote(self, answer: Answer, words: str = "") -> Quote:
        """Return an answer, or words of it, as a quote."""
        return Quote(self.veil(words or answer.text), self.who(answer.interview.contact))

    def _leave(self, contact: Contact) -> Leave:
        return self.leaves.get(contact.person_id, Leave())


def may_be_named(goal: Goal) -> list[tuple[Contact, str]]:
    """Return everybody talked with for a goal, each once, with what they said to "may I name you?"."""
    allowed = answers.leaves()
    people = {one.contact.person_id: one.contact for one in arranging.held_for(goal.pk)}
    return [(one, _to_name(allowed.get(person, Leave()))) for person, one in people.items()]


def _to_name(leave: Leave) -> str:
    if leave.name:
        return str(PermissionAnswer.GIVEN)
    return str(PermissionAnswer.REFUSED) if leave.unnamed else ""


def report(goal: Goal, seeker: Seeker, level: Level, *, today: date) -> Report:
    """Return the report on a goal for somebody."""
    found = overview.learned(goal)
    talks = arranging.held_for(goal.pk)
    shown = _shown(level, seeker)
    said = _said(goal)
    parts = [
        _question(goal, shown),
        _asked(talks, shown),
        *_topics(found, said, shown),
        _apart(found.weighed, shown),
        _missing(found, shown),
        *_decision(goal, shown),
    ]
    return Report(
        language=language(),
        right_to_left=get_language_bidi(),
        title=_("What I learned"),
        above="" if level is Level.PUBLIC else seeker.name,
        below=dates.day(today),
        words=Words(_("For it"), _("Against it")),
        sections=tuple(one for one in parts if one),
        everything=_everything(goal, found.weighed, said, shown),
        foot=_foot(level),
    )


def _shown(level: Level, seeker: Seeker) -> Shown:
    leaves = answers.leaves()
    if level is Level.ME:
        return Shown(level, leaves, str, seeker.time_zone)
    hidden = [(one, "") for _id, person, one in named() if not may_name(level, leaves.get(person, Leave()))]
    return Shown(level, leaves, veil(hidden, Names.NONE), seeker.time_zone)


def _said(goal: Goal) -> list[Answer]:
    """Return what was said on the record in talks for a goal, the first talk first."""
    related = ("item__topic", "interview__contact__organization")
    rows = answers.for_others().filter(interview__goal=goal).exclude(text="").select_related(*related)
    return follow(rows.order_by("interview_id", "place", "id"), "interview.contact")


def _foot(level: Level) -> str:
    said = {
        Level.ME: _("For me alone. What was said off the record is not in it."),
        Level.COACH: _("Names and quotes of those who allowed it; nothing that was said off the record."),
        Level.PUBLIC: _("No names, quotes of those who allowed it, nothing that was said off the record."),
    }[level]
    return _("{said} Made with Askwell.").format(said=said)


def _question(goal: Goal, shown: Shown) -> Section:
    lines = []
    if goal.decision:
        lines.append(_("The decision it is for: {decision}").format(decision=shown.veil(goal.decision)))
    if goal.guess:
        lines.append(_("What I thought on the first day: {guess}").format(guess=shown.veil(goal.guess)))
    return Section(_("What I wanted to find out"), large=shown.veil(goal.text), paragraphs=tuple(lines))


def _asked(talks: Sequence[Interview], shown: Shown) -> Section | None:
    if not talks:
        return None
    people = {one.contact.person_id: one for one in reversed(talks)}
    speakers = [Speaker(one.contact.person_id, one.contact.organization_id) for one in people.values()]
    voices = independent(speakers, queries.branches(people))
    rows = tuple(
        (name, _role(one.contact), dates.month_and_year(day) if (day := shown.day(one.began_at)) else "")
        for one in reversed(people.values())
        if (name := shown.who(one.contact))
    )
    table = Table((_("Who"), _("What they do"), _("When")), rows) if rows else None
    return Section(_("Whom I asked"), quiet=learning.people(len(people), voices), table=table)


def _role(contact: Contact) -> str:
    place = contact.organization.name if contact.organization else ""
    return ", ".join(part for part in (contact.title, place) if part)


def _topics(found: overview.Learned, said: Sequence[Answer], shown: Shown) -> Iterable[Section | None]:
    weighed = {one.answer_id for each in found.weighed for one in each.evidence}
    for topic, coverage in found.topics:
        claims = [
            _claim(one, shown)
            for one in found.weighed
            if one.finding.topic_id == topic.pk and not one.voices.disagree
        ]
        quotes = [
            shown.quote(one)
            for one in said
            if one.item and one.item.topic_id == topic.pk and one.quote and one.pk not in weighed
            if shown.says(one)
        ]
        if claims or quotes:
            yield Section(
                shown.veil(topic.text),
                quiet=learning.people(coverage.people, coverage.independent),
                claims=tuple(claims),
                quotes=tuple(quotes),
            )
    rest = [one for one in found.weighed if one.finding.topic_id is None and not one.voices.disagree]
    yield (
        Section(_("What else I found"), claims=tuple(_claim(one, shown) for one in rest)) if rest else None
    )


def _claim(one: Weighed, shown: Shown) -> Claim:
    note = " · ".join(filter(None, (learning.sides(one), learning.confidence(one.finding.confidence))))
    return Claim(
        shown.veil(one.finding.claim),
        note,
        _quotes(one.side(Stance.FOR), shown),
        _quotes(one.side(Stance.AGAINST), shown),
    )


def _quotes(evidence: Iterable[Evidence], shown: Shown) -> tuple[Quote, ...]:
    return tuple(
        shown.quote(one.answer, one.passage.text if one.passage else "")
        for one in evidence
        if shown.says(one.answer)
    )


def _apart(weighed: Iterable[Weighed], shown: Shown) -> Section | None:
    claims = tuple(_claim(one, shown) for one in weighed if one.voices.disagree)
    return Section(_("Where people disagree"), claims=claims) if claims else None


def _missing(found: overview.Learned, shown: Shown) -> Section | None:
    lines = [shown.veil(str(learning.missing(one))) for one in found.missing]
    if found.enough.last is not None:
        lines.append(learning.enough(found.enough))
    if found.enough.estimate:
        lines += learning.estimate(found.enough)
    return Section(_("What I do not know yet"), paragraphs=tuple(lines)) if lines else None


def _decision(goal: Goal, shown: Shown) -> Iterable[Section | None]:
    found = deciding.deciding(goal)
    if found.options and found.criteria:
        columns = (_("What matters"), *(shown.veil(one.text) for one in found.options))
        rows = tuple(
            (shown.veil(criterion.text), *(_judged(one, shown) for one in cells))
            for criterion, cells in found.rows
        )
        yield Section(_("The options, and what matters to me"), table=Table(columns, rows))
    for one in found.decisions[:1]:
        lines = [shown.veil(one.reasons)]
        if one.change_mind:
            lines.append(_("What would change my mind: {reason}").format(reason=shown.veil(one.change_mind)))
        if one.review_on and not one.reviewed_at:
            lines.append(_("I shall look at it again on {day}.").format(day=dates.day(one.review_on)))
        yield Section(
            _("What I decided"),
            quiet=dates.day(one.on),
            large=shown.veil(one.text),
            paragraphs=tuple(filter(None, lines)),
        )
    if found.outcomes:
        lines = [f"{dates.day(one.on)}: {shown.veil(one.text)}" for one in found.outcomes]
        yield Section(_("What came of it"), paragraphs=tuple(lines))


def _judged(one: deciding.Judged, shown: Shown) -> str:
    if one.cell is None:
        return "–"
    return ": ".join(filter(None, (learning.verdict(one.cell.verdict), shown.veil(one.cell.note))))


def _everything(goal: Goal, weighed: Iterable[Weighed], said: Iterable[Answer], shown: Shown) -> Table:
    """Return everything that may be shown as rows: answers, findings, what speaks for them, decisions."""
    rows: list[tuple[str, ...]] = []
    for one in filter(shown.says, said):
        topic = one.item.topic.text if one.item and one.item.topic else ""
        question = one.item.text if one.item else ""
        when = str(shown.day(one.interview.began_at) or "")
        quote = shown.quote(one)
        marks = _("from memory") if one.from_memory else ""
        rows.append(
            (_("answer"), shown.veil(topic), shown.veil(question), quote.text, quote.who, when, marks)
        )
    for each in weighed:
        topic = each.finding.topic.text if each.finding.topic else ""
        claim = shown.veil(each.finding.claim)
        note = _claim(each, shown).note
        rows.append((_("finding"), shown.veil(topic), "", claim, "", str(shown.day(each.finding.at)), note))
        for stance, label in ((Stance.FOR, _("for")), (Stance.AGAINST, _("against"))):
            quotes = _quotes(each.side(stance), shown)
            rows += [(label, shown.veil(topic), claim, one.text, one.who, "", "") for one in quotes]
    for decision in deciding.decisions_of(goal):
        words, why = shown.veil(decision.text), shown.veil(decision.reasons)
        rows.append((_("decision"), "", "", words, "", str(decision.on), why))
    columns = (_("Kind"), _("Topic"), _("Question"), _("Words"), _("Who"), _("When"), _("Note"))
    return Table(columns, tuple(rows))


def print_report(goal: Goal, seeker: Seeker, level: Level, *, today: date, size: str = "a4") -> bytes:
    """Return the report as PDF; raises BadInputError where an own design of it is no good."""
    from askwell.integrations.printing import papers as made  # noqa: PLC0415 -- loaded at the first print
    from askwell.integrations.printing import press  # noqa: PLC0415 -- see above

    found = report(goal, seeker, level, today=today)
    paper = made.LearnedReport(
        heading=found.title,
        above=found.above,
        below=found.below,
        words=found.words,
        sections=found.sections,
        foot=found.foot,
        **papers.frame(),
    )
    return press.print_paper(paper, size=cast("Size", size), created=today, own=papers.own_designs())
