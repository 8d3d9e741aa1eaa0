"""What is true of findings: which way an answer speaks, and how many voices there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Stance(StrEnum):
    """Which way an answer speaks about a finding."""

    FOR = "for"
    AGAINST = "against"


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
