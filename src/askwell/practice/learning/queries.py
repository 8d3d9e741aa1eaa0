"""What can be asked about findings and the answers behind them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count

from askwell.kernel import names
from askwell.kernel.errors import N_, NotFoundError
from askwell.practice.holding.models import Answer
from askwell.practice.identifying.parts import follow
from askwell.practice.learning.independence import Speaker, independent, roots
from askwell.practice.learning.models import Decision, Evidence, Finding, Passage, Standpoint, Theme
from askwell.practice.learning.rules import Stance, Vantage, Voices, count_voices
from askwell.practice.referring import queries as referring
from askwell.workspace import prepared


@dataclass(frozen=True, slots=True)
class Weighed:
    """A finding with its evidence: how many people speak each way, and how many of them independently."""

    finding: Finding
    evidence: list[Evidence]
    voices: Voices
    independent: Voices

    def side(self, stance: Stance) -> list[Evidence]:
        """Return the evidence on one side."""
        return [one for one in self.evidence if one.stance == stance]


def finding(uid: str) -> Finding:
    """Return a finding with goal and topic; raises NotFoundError."""
    found = Finding.objects.filter(uid=uid).select_related("goal", "topic").first()
    if found is None:
        raise NotFoundError(N_("There is no such finding here."))
    return found


def findings() -> list[Finding]:
    """Return every finding, oldest first."""
    return list(Finding.objects.order_by("id"))


def findings_of(goal_id: int) -> list[Weighed]:
    """Return the findings about a goal with their evidence, oldest first."""
    return _weigh(Finding.objects.filter(goal_id=goal_id).select_related("topic").order_by("id"))


def weighed(found: Finding) -> Weighed:
    """Return a finding with its evidence."""
    (one,) = _weigh([found])
    return one


def _weigh(findings: Iterable[Finding]) -> list[Weighed]:
    found = list(findings)
    related = ("passage", "answer__interview__contact__organization", "answer__item")
    rows = Evidence.objects.filter(finding__in=found).select_related(*related).order_by("id")
    by_finding: dict[int, list[Evidence]] = {one.pk: [] for one in found}
    every = follow(rows, "answer.interview.contact")
    for one in every:
        by_finding[one.finding_id].append(one)
    branch = branches(speaker(one.answer).person_id for one in every)
    return [
        Weighed(one, kept, _voices(kept), _independent(kept, branch))
        for one, kept in ((one, by_finding[one.pk]) for one in found)
    ]


def speaker(answer: Answer) -> Speaker:
    """Return who gave an answer, as the rules see them."""
    contact = answer.interview.contact
    return Speaker(contact.person_id, contact.organization_id)


def branches(people: Iterable[int]) -> dict[int, int]:
    """Return, for each of some people, the first contact of the referrals that led to them."""
    asked = set(people)
    return roots(asked, referring.all_edges()) if asked else {}


def _voices(evidence: Sequence[Evidence]) -> Voices:
    return count_voices((one.answer.interview.contact.person_id, Stance(one.stance)) for one in evidence)


def _independent(evidence: Sequence[Evidence], branch: dict[int, int]) -> Voices:
    sides = (
        [speaker(one.answer) for one in evidence if one.stance == stance]
        for stance in (Stance.FOR, Stance.AGAINST)
    )
    return Voices(*(independent(side, branch) for side in sides))


def contradictions(goal_id: int) -> list[Weighed]:
    """Return the findings about a goal that people speak for and against."""
    return [one for one in findings_of(goal_id) if one.voices.disagree]


def voices_by_topic(goal_id: int) -> dict[int, int]:
    """Return how many people spoke to each topic of a goal, by topic id."""
    return {topic_id: len({one.person_id for one in kept}) for topic_id, kept in heard(goal_id).items()}


def heard(goal_id: int) -> dict[int, list[Speaker]]:
    """Return who spoke to each topic of a goal, by topic id."""
    found: dict[int, list[Speaker]] = {}
    for topic_id, *who in _heard(goal_id):
        found.setdefault(topic_id, []).append(Speaker._make(who))
    return found


def disagreeing_by_topic(goal_id: int) -> dict[int, int]:
    """Return, by topic id, how many findings about it have voices on both sides."""
    said: dict[tuple[int, int], list[tuple[int, Stance]]] = {}
    for topic_id, finding_id, contact_id, stance in _weighed(goal_id):
        said.setdefault((topic_id, finding_id), []).append((contact_id, Stance(stance)))
    counts: dict[int, int] = {}
    for (topic_id, _), voices in said.items():
        if count_voices(voices).disagree:
            counts[topic_id] = counts.get(topic_id, 0) + 1
    return counts


_heard = prepared.rows(
    lambda goal_id: (
        Answer.objects.filter(item__topic__goal_id=goal_id)
        .exclude(text="")
        .values_list(
            "item__topic_id", "interview__contact__person_id", "interview__contact__person__organization_id"
        )
        .distinct()
    )
)
_weighed = prepared.rows(
    lambda goal_id: Evidence.objects.filter(
        finding__goal_id=goal_id, finding__topic__isnull=False
    ).values_list("finding__topic_id", "finding_id", "answer__interview__contact__person_id", "stance")
)


def passage(uid: str) -> Passage:
    """Return a passage with its answer and theme; raises NotFoundError."""
    related = ("theme", "answer__interview__contact")
    found = Passage.objects.filter(uid=uid).select_related(*related).first()
    if found is None:
        raise NotFoundError(N_("There are no such marked words here."))
    return found


def passages_of(answers: Collection[Answer]) -> dict[int, list[Passage]]:
    """Return the marked words of some answers with their themes, by answer id, in the order of the text."""
    rows = Passage.objects.filter(answer__in=[one.pk for one in answers]).select_related("theme__goal")
    found: dict[int, list[Passage]] = {one.pk: [] for one in answers}
    for one in rows.order_by("start", "id"):
        found[one.answer_id].append(one)
    return found


def theme(uid: str) -> Theme:
    """Return a theme with its goal; raises NotFoundError."""
    found = Theme.objects.filter(uid=uid).select_related("goal").first()
    if found is None:
        raise NotFoundError(N_("There is no such theme here."))
    return found


def theme_called(goal_id: int, text: str) -> Theme | None:
    """Return the theme of a goal that is called so, whatever its letters' case and accents."""
    wanted = names.fold(text)
    return next(
        (one for one in Theme.objects.filter(goal_id=goal_id) if names.fold(one.text) == wanted), None
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """A theme, and in how many people's words it was marked, about how many topics."""

    theme: Theme
    people: int
    topics: int


def themes_of(goal_id: int) -> list[Tally]:
    """Return the themes of a goal, what most people spoke of first."""
    rows = Theme.objects.filter(goal_id=goal_id).annotate(
        people=Count("passages__answer__interview__contact__person", distinct=True),
        topics=Count("passages__answer__item__topic", distinct=True),
    )
    return [Tally(one, one.people, one.topics) for one in rows.order_by("-people", "text")]


def standpoints(goal_id: int) -> dict[int, Vantage]:
    """Return from where people see a goal, by person id, of those who were placed."""
    rows = Standpoint.objects.filter(goal_id=goal_id).order_by("id")
    return {person: Vantage(said) for person, said in rows.values_list("contact__person_id", "vantage")}


def review_lines(today: date) -> list[Any]:
    """Return the decisions to look at again by a day, oldest first: rows of goal__uid, text, review_on."""
    return _review_lines(today)


_review_lines = prepared.rows(
    lambda today: (
        Decision.objects.filter(review_on__lte=today, reviewed_at__isnull=True)
        .order_by("review_on", "id")
        .values_list("goal__uid", "text", "review_on", named=True)
    )
)
