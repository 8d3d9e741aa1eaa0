"""What was learned about a goal at a glance: coverage, contradictions, gaps and whom to ask, enough yet."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.rules import UPCOMING, InterviewState
from askwell.practice.asking import queries as asking
from askwell.practice.asking.models import Goal, Pursuit, Topic
from askwell.practice.identifying.models import Contact
from askwell.practice.learning import queries
from askwell.practice.learning.independence import independent
from askwell.practice.learning.models import Passage
from askwell.practice.learning.queries import Tally, Weighed
from askwell.practice.learning.rules import Candidate, Coverage, Gap, Vantage, ask_next, gaps
from askwell.practice.learning.saturation import Enough, enough


@dataclass(frozen=True, slots=True)
class Suggested:
    """Somebody who could be asked: the contact, and the talk to come in which to ask (uid, "" for none)."""

    uid: str
    name: str
    interview: str
    coming_at: datetime | None


@dataclass(frozen=True, slots=True)
class Missing:
    """A gap with its topic, and whom to ask."""

    gap: Gap
    topic: Topic | None
    ask: list[Suggested]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A finding that people speak for and against, and whom to ask."""

    weighed: Weighed
    ask: list[Suggested]


@dataclass(frozen=True, slots=True)
class Learned:
    """Everything that was learned about a goal; `unmarked` counts talks in which no theme was marked yet."""

    goal: Goal
    topics: list[tuple[Topic, Coverage]]
    weighed: list[Weighed]
    disagreements: list[Disagreement]
    missing: list[Missing]
    themes: list[Tally]
    enough: Enough
    unmarked: int


def learned(goal: Goal) -> Learned:
    """Return what was learned about a goal, in a fixed number of queries."""
    topics = asking.topics_of(goal.pk)
    heard = queries.heard(goal.pk)
    weighed = queries.findings_of(goal.pk)
    standpoints = queries.standpoints(goal.pk)
    candidates, names = _candidates(goal.pk, standpoints)
    spoke = {one.person_id for kept in heard.values() for one in kept}
    branch = queries.branches(spoke | {one.person_id for one in candidates})
    placed = [
        Candidate(one.person_id, branch[one.person_id], one.coming_at, one.opened_at, one.vantage)
        for one in candidates
    ]

    def ask(people: Collection[int], vantage: Vantage | None = None) -> list[Suggested]:
        ways = {branch[one] for one in people if one in branch}
        return [names[one] for one in ask_next(placed, people, ways, vantage)]

    coverage = [
        (one, Coverage(one.pk, len({each.person_id for each in said}), independent(said, branch)))
        for one, said in ((topic, heard.get(topic.pk, [])) for topic in topics)
    ]
    talks, unmarked = _talks(goal.pk)
    by_id = {one.pk: one for one in topics}
    seen_from = Counter(one for person, one in standpoints.items() if person in spoke)
    return Learned(
        goal=goal,
        topics=coverage,
        weighed=weighed,
        disagreements=[
            Disagreement(one, ask({queries.speaker(each.answer).person_id for each in one.evidence}))
            for one in weighed
            if one.voices.disagree
        ],
        missing=[
            Missing(
                gap,
                by_id[gap.topic_id] if gap.topic_id else None,
                ask({one.person_id for one in heard.get(gap.topic_id or 0, [])}, gap.vantage),
            )
            for gap in gaps((one for _, one in coverage), seen_from)
        ],
        themes=queries.themes_of(goal.pk),
        enough=enough(talks),
        unmarked=unmarked,
    )


def _candidates(
    goal_id: int, standpoints: Mapping[int, Vantage]
) -> tuple[list[Candidate], dict[int, Suggested]]:
    """Return everybody who is taken up for a goal, with the talk to come; a branch is not known yet."""
    rows = Pursuit.objects.filter(goal_id=goal_id, closed_at__isnull=True).order_by("-id")
    opened = dict(rows.values_list("contact__person_id", "opened_at"))
    states = [str(state) for state in UPCOMING]
    talks = Interview.objects.filter(contact__person_id__in=list(opened), state__in=states).order_by("-id")
    coming = {
        person: (uid, starts_at)
        for person, uid, starts_at in talks.values_list("contact__person_id", "uid", "starts_at")
    }
    people = Contact.objects.filter(id__in=list(opened), do_not_contact=False)
    found, names = [], {}
    for person, uid, name in people.values_list("id", "uid", "full_name"):
        interview, starts_at = coming.get(person, ("", None))
        found.append(Candidate(person, person, starts_at, opened[person], standpoints.get(person)))
        names[person] = Suggested(uid, name, interview, starts_at)
    return found, names


def _talks(goal_id: int) -> tuple[list[set[int]], int]:
    """Return the themes of each talk held for a goal, the first talk first, and how many talks have none."""
    held = Interview.objects.filter(goal_id=goal_id, state=str(InterviewState.HELD))
    order = list(held.order_by("began_at", "id").values_list("id", flat=True))
    themes: dict[int, set[int]] = defaultdict(set)
    rows = Passage.objects.filter(theme__goal_id=goal_id)
    for talk, theme_id in rows.values_list("answer__interview_id", "theme_id").distinct():
        themes[talk].add(theme_id)
    found = [themes[talk] for talk in order if talk in themes]
    return found, len(order) - len(found)
