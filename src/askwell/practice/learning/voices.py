"""All voices on one thing, side by side: who said what, when, with what marks, and how they are related."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet

from askwell.practice.asking.models import Goal, Topic
from askwell.practice.holding.models import Answer
from askwell.practice.identifying.parts import follow
from askwell.practice.learning import queries
from askwell.practice.learning.independence import Speaker, independent
from askwell.practice.learning.models import Passage, Theme
from askwell.practice.learning.passages import Part, Piece, pieces
from askwell.workspace import prepared

PAGE = 20
_RELATED = ("item__topic", "interview__contact__organization")


class Kinship(StrEnum):
    """How two people who spoke hang together."""

    BRANCH = "branch"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Voice:
    """An answer beside others: its words cut at their marks, and to whom else on the page it is related."""

    answer: Answer
    passages: list[Passage]
    pieces: list[Piece]
    kinship: Kinship | None
    kin: str

    @property
    def themes(self) -> list[Theme]:
        """Return the themes that words of it are marked with, each once."""
        return list(dict.fromkeys(one.theme for one in self.passages if one.theme))


@dataclass(frozen=True, slots=True)
class Voices:
    """A page of voices, newest first; `people` and `independent` count them all, `more` leads to the next."""

    voices: list[Voice]
    people: int
    independent: int
    more: int | None


def on_topic(topic: Topic, *, before: int | None = None) -> Voices:
    """Return the voices on a topic, a page at a time; `before` is `more` of the page before."""
    return _page(Answer.objects.filter(item__topic=topic).exclude(text=""), _on_topic(topic.pk), before)


def on_goal(goal: Goal, *, before: int | None = None) -> Voices:
    """Return the voices in all talks for a goal, those that answer no topic too."""
    return _page(Answer.objects.filter(interview__goal=goal).exclude(text=""), _on_goal(goal.pk), before)


def on_theme(theme: Theme, *, before: int | None = None) -> Voices:
    """Return the voices in which a theme was marked."""
    marked = Answer.objects.filter(passages__theme=theme).distinct()
    return _page(marked, _on_theme(theme.pk), before)


def on_question(key: str, *, before: int | None = None) -> Voices:
    """Return the voices on a question of the bank or of one's own."""
    return _page(Answer.objects.filter(item__key=key).exclude(text=""), _on_question(key), before)


_WHO = ("interview__contact__person_id", "interview__contact__person__organization_id")
_on_topic = prepared.rows(
    lambda key: Answer.objects.filter(item__topic_id=key).exclude(text="").values_list(*_WHO).distinct()
)
_on_goal = prepared.rows(
    lambda key: Answer.objects.filter(interview__goal_id=key).exclude(text="").values_list(*_WHO).distinct()
)
_on_theme = prepared.rows(
    lambda key: Answer.objects.filter(passages__theme_id=key).values_list(*_WHO).distinct()
)
_on_question = prepared.rows(
    lambda key: Answer.objects.filter(item__key=key).exclude(text="").values_list(*_WHO).distinct()
)


def _page(rows: QuerySet[Answer], who: Iterable[Sequence[Any]], before: int | None) -> Voices:
    if before is not None:
        rows = rows.filter(id__lt=before)
    ids = list(rows.order_by("-id").values_list("id", flat=True)[: PAGE + 1])
    shown = Answer.objects.filter(id__in=ids[:PAGE]).select_related(*_RELATED).order_by("-id")
    answers = follow(shown, "interview.contact")
    speakers = list(map(Speaker._make, who))
    branch = queries.branches(one.person_id for one in speakers)
    return Voices(
        _side_by_side(answers, branch),
        len(speakers),
        independent(speakers, branch),
        ids[PAGE - 1] if len(ids) > PAGE else None,
    )


def _side_by_side(answers: Sequence[Answer], branch: dict[int, int]) -> list[Voice]:
    marked = queries.passages_of(answers)
    found = []
    for one in answers:
        kinship, kin = _kin(one, answers, branch)
        parts = [Part(each.start, each.text) for each in marked[one.pk]]
        found.append(Voice(one, marked[one.pk], pieces(one.text, parts), kinship, kin))
    return found


def _kin(one: Answer, answers: Sequence[Answer], branch: dict[int, int]) -> tuple[Kinship | None, str]:
    """Return how somebody hangs together with the first other person on the page, and that one's name."""
    me = queries.speaker(one)
    others = [each for each in answers if queries.speaker(each).person_id != me.person_id]
    for each in others:
        if me.organization_id and queries.speaker(each).organization_id == me.organization_id:
            return Kinship.PLACE, each.interview.contact.full_name
    for each in others:
        if branch[queries.speaker(each).person_id] == branch[me.person_id]:
            return Kinship.BRANCH, each.interview.contact.full_name
    return None, ""


def counted(voices: Sequence[Voice]) -> Counter[str]:
    """Return how often each theme is marked among some voices, by its words."""
    return Counter(each.theme.text for one in voices for each in one.passages if each.theme)
