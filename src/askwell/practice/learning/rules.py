"""What is true of findings: who speaks which way, what is missing, and whom it would be good to ask."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

FEW_VOICES = 3
"""Under so many people a topic is thin (practice.md §6, coverage)."""
ASKED_AT_ONCE = 2


class Stance(StrEnum):
    """Which way an answer speaks about a finding."""

    FOR = "for"
    AGAINST = "against"


class Confidence(StrEnum):
    """How sure the seeker says they are of a finding."""

    HUNCH = "hunch"
    LIKELY = "likely"
    SURE = "sure"


class Vantage(StrEnum):
    """From where somebody sees what one wants to find out."""

    DOES = "does"
    LEFT = "left"
    HIRES = "hires"
    BESIDE = "beside"


class Verdict(StrEnum):
    """How an option does on something that matters."""

    GOOD = "good"
    MIXED = "mixed"
    POOR = "poor"


class GapKind(StrEnum):
    """What is missing: nobody on a topic, few people, people of one branch only, or a whole vantage."""

    SILENT = "silent"
    FEW = "few"
    ONE_BRANCH = "one_branch"
    VANTAGE = "vantage"


@dataclass(frozen=True, slots=True)
class Voices:
    """How many people speak for and against something."""

    for_it: int
    against_it: int

    @property
    def disagree(self) -> bool:
        """Tell whether there are voices on both sides."""
        return bool(self.for_it and self.against_it)


def count_voices(said: Iterable[tuple[int, Stance]]) -> Voices:
    """Count people, not answers: `said` holds (contact id, stance)."""
    people: dict[Stance, set[int]] = {stance: set() for stance in Stance}
    for contact_id, stance in said:
        people[stance].add(contact_id)
    return Voices(len(people[Stance.FOR]), len(people[Stance.AGAINST]))


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many people spoke to a topic, and how many of them independently of each other."""

    topic_id: int
    people: int
    independent: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that nobody, or hardly anybody, told: about a topic, or from a vantage."""

    kind: GapKind
    topic_id: int | None = None
    people: int = 0
    vantage: Vantage | None = None


def gaps(topics: Iterable[Coverage], seen_from: Mapping[Vantage, int]) -> list[Gap]:
    """Return what is missing, topics in their order, then vantages.

    `seen_from` counts the people heard by their vantage; while it is empty nobody was placed, and a vantage
    that nobody has is not known to be missing.
    """
    found = [gap for one in topics if (gap := _gap(one))]
    if any(seen_from.values()):
        found += [Gap(GapKind.VANTAGE, vantage=one) for one in Vantage if not seen_from.get(one)]
    return found


def _gap(one: Coverage) -> Gap | None:
    if not one.people:
        return Gap(GapKind.SILENT, one.topic_id)
    if one.people < FEW_VOICES:
        return Gap(GapKind.FEW, one.topic_id, one.people)
    if one.independent < 2:
        return Gap(GapKind.ONE_BRANCH, one.topic_id, one.people)
    return None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody taken up for the goal who could be asked: the branch they came by, and what is agreed."""

    person_id: int
    branch: int
    coming_at: datetime | None
    opened_at: datetime
    vantage: Vantage | None = None


def ask_next(
    candidates: Sequence[Candidate],
    heard: Collection[int],
    branches: Collection[int],
    vantage: Vantage | None = None,
) -> list[int]:
    """Return whom to ask about something, at most two: who is met soon, then who came another way.

    `heard` are the people who spoke to it already, `branches` theirs; of a `vantage` only who has it.
    """
    fitting = [
        one
        for one in candidates
        if one.person_id not in heard and (vantage is None or one.vantage is vantage)
    ]
    fitting.sort(
        key=lambda one: (
            one.coming_at is None, one.branch in branches, one.coming_at or one.opened_at, one.person_id
        )
    )  # fmt: skip
    return [one.person_id for one in fitting[:ASKED_AT_ONCE]]
