"""What can be done with what was heard: findings and their evidence, marked passages, themes, standpoints."""

from collections.abc import Collection
from datetime import datetime

from askwell.kernel.errors import N_, BadInputError, UsageError
from askwell.practice.asking.models import Goal, Topic
from askwell.practice.holding.models import Answer
from askwell.practice.identifying.models import Contact
from askwell.practice.learning import queries
from askwell.practice.learning.models import Evidence, Finding, Passage, Standpoint, Theme
from askwell.practice.learning.passages import Part, locate
from askwell.practice.learning.rules import Confidence, Stance, Vantage
from askwell.workspace import journal
from askwell.workspace.models import User

_THEME_MOST = 100


def state_finding(
    goal: Goal,
    claim: str,
    *,
    by: User | None,
    at: datetime,
    topic: Topic | None = None,
    confidence: Confidence | None = None,
) -> Finding:
    """Keep a claim about a goal; raises BadInputError when it is empty."""
    if not claim.strip():
        raise BadInputError(N_("Write what you found, in one sentence."))
    with journal.entry("finding.add", by=by, at=at, about=goal) as write:
        sure = str(confidence or "")
        return write.create(Finding, goal=goal, topic=topic, claim=claim.strip(), confidence=sure, at=at)


def reword_finding(finding: Finding, claim: str, *, by: User | None, at: datetime) -> bool:
    """Change the words of a finding; tell whether anything differed."""
    if not claim.strip():
        raise BadInputError(N_("Write what you found, in one sentence."))
    with journal.entry("finding.edit", by=by, at=at, about=finding) as write:
        return write.update(finding, claim=claim.strip())


def be_sure(finding: Finding, confidence: Confidence | None, *, by: User | None, at: datetime) -> bool:
    """Keep how sure the seeker says they are of a finding, None for unsaid; tell whether it differed."""
    with journal.entry("finding.sure", by=by, at=at, about=finding) as write:
        return write.update(finding, confidence=str(confidence or ""))


def weigh(
    finding: Finding,
    answer: Answer,
    stance: Stance | None,
    *,
    by: User | None,
    at: datetime,
    passage: Passage | None = None,
) -> Evidence | None:
    """Let an answer, or one passage of it, speak for or against a finding, or (`stance` None) no longer.

    Raises UsageError for a passage of another answer.
    """
    if passage is not None and passage.answer_id != answer.pk:
        raise UsageError(N_("These words are not of this answer."))
    with journal.entry("finding.weigh", by=by, at=at, about=finding) as write:
        found = Evidence.objects.filter(finding=finding, answer=answer).first()
        if found and stance is None:
            write.delete(found)
            return None
        if found and stance:
            write.update(found, stance=str(stance), passage=passage)
            return found
        if stance is None:
            return None
        return write.create(Evidence, finding=finding, answer=answer, passage=passage, stance=stance)


def mark(
    answer: Answer,
    text: str,
    *,
    by: User | None,
    at: datetime,
    theme: str = "",
    start: int = 0,
) -> Passage:
    """Mark words of an answer, with a theme (made where it is new); `start` is about where they stand.

    The same words with the same theme are marked once. Raises BadInputError for words that are not there.
    """
    words = text.strip()
    place = locate(answer.text, Part(start, words)) if words else None
    if place is None:
        raise BadInputError(N_("These words are not in the answer. Choose a sentence of it."))
    with journal.entry("passage.mark", by=by, at=at, about=answer.interview) as write:
        kept = _theme(write, answer, theme) if theme.strip() else None
        marked = Passage.objects.filter(answer=answer, theme=kept, start=place)
        if found := next((one for one in marked if one.text == words), None):
            return found
        return write.create(Passage, answer=answer, theme=kept, start=place, text=words, at=at)


def _theme(write: journal.Write, answer: Answer, text: str) -> Theme:
    goal = answer.interview.goal or (answer.item and answer.item.topic and answer.item.topic.goal)
    if goal is None:
        raise BadInputError(N_("This talk belongs to no goal, so there are no themes for it."))
    words = " ".join(text.split())[:_THEME_MOST]
    return queries.theme_called(goal.pk, words) or write.create(Theme, goal=goal, text=words)


def unmark(passage: Passage, *, by: User | None, at: datetime) -> None:
    """Take a mark away; a finding that stood on these words stands on the whole answer then."""
    with journal.entry("passage.unmark", by=by, at=at, about=passage.answer.interview) as write:
        _release(write, [passage])


def _release(write: journal.Write, passages: Collection[Passage]) -> None:
    for one in Evidence.objects.filter(passage__in=passages):
        write.update(one, passage=None)
    for passage in passages:
        write.delete(passage)


def rename_theme(theme: Theme, text: str, *, by: User | None, at: datetime) -> Theme:
    """Call a theme something else; under the name of another the two become one. Return what is left."""
    words = " ".join(text.split())[:_THEME_MOST]
    if not words:
        raise BadInputError(N_("Write the theme in a few words."))
    with journal.entry("theme.rename", by=by, at=at, about=theme.goal) as write:
        other = queries.theme_called(theme.goal_id, words)
        if other is None or other.pk == theme.pk:
            write.update(theme, text=words)
            return theme
        for one in theme.passages.all():
            write.update(one, theme=other)
        write.delete(theme)
        return other


def drop_theme(theme: Theme, *, by: User | None, at: datetime) -> None:
    """Take a theme away; the words marked with it stay marked."""
    with journal.entry("theme.drop", by=by, at=at, about=theme.goal) as write:
        for one in theme.passages.all():
            write.update(one, theme=None)
        write.delete(theme)


def place(
    goal: Goal, contact: Contact, vantage: Vantage | None, *, by: User | None, at: datetime
) -> Standpoint | None:
    """Keep from where somebody sees a goal, None for no longer known."""
    with journal.entry("standpoint.keep", by=by, at=at, about=contact) as write:
        rows = list(
            Standpoint.objects.filter(goal=goal, contact__person_id=contact.person_id).order_by("-id")
        )
        for one in rows[1:] if vantage else rows:
            write.delete(one)
        if vantage is None:
            return None
        if rows:
            write.update(rows[0], vantage=str(vantage))
            return rows[0]
        return write.create(Standpoint, goal=goal, contact=contact, vantage=vantage)
