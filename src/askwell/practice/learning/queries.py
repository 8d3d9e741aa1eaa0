"""What can be asked about findings and the answers behind them."""

from dataclasses import dataclass

from askwell.kernel.errors import N_, NotFoundError
from askwell.practice.holding.models import Answer
from askwell.practice.identifying.parts import follow
from askwell.practice.learning.models import Evidence, Finding
from askwell.practice.learning.rules import Stance, Voices, count_voices
from askwell.workspace import prepared


@dataclass(frozen=True, slots=True)
class Weighed:
    """A finding with its evidence, and how many people speak each way."""

    finding: Finding
    evidence: list[Evidence]
    voices: Voices


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
    found = list(Finding.objects.filter(goal_id=goal_id).select_related("topic").order_by("id"))
    related = ("answer", "answer__interview", "answer__interview__contact", "answer__item")
    rows = Evidence.objects.filter(finding__in=found).select_related(*related).order_by("id")
    by_finding: dict[int, list[Evidence]] = {one.pk: [] for one in found}
    for one in follow(rows, "answer.interview.contact"):
        by_finding[one.finding_id].append(one)
    return [Weighed(one, by_finding[one.pk], _voices(by_finding[one.pk])) for one in found]


def _voices(evidence: list[Evidence]) -> Voices:
    return count_voices((one.answer.interview.contact.person_id, Stance(one.stance)) for one in evidence)


def voices_by_topic(goal_id: int) -> dict[int, int]:
    """Return how many people spoke to each topic of a goal, by topic id."""
    heard: dict[int, set[int]] = {}
    for topic_id, contact_id in _heard(goal_id):
        heard.setdefault(topic_id, set()).add(contact_id)
    return {topic_id: len(people) for topic_id, people in heard.items()}


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
        .values_list("item__topic_id", "interview__contact__person_id")
        .distinct()
    )
)
_weighed = prepared.rows(
    lambda goal_id: Evidence.objects.filter(
        finding__goal_id=goal_id, finding__topic__isnull=False
    ).values_list("finding__topic_id", "finding_id", "answer__interview__contact__person_id", "stance")
)
