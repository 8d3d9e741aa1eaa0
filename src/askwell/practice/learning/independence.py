"""How many independent voices speak: people of one branch of referrals, or of one place, are one voice.

Heads mislead: somebody and the three people they sent one to tend to say the same. A branch is everybody
whom one first contact led to, by who named them first. Where one must err, this errs towards fewer voices.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Edge = tuple[int, int]
"""Who named whom: (giver, named)."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who spoke: the person, and where they work, None where that is not known."""

    person_id: int
    organization_id: int | None = None


def roots(people: Iterable[int], edges: Sequence[Edge]) -> dict[int, int]:
    """Return, for each person, the first contact of the chain that led to them: themselves where nobody did.

    `edges` stand in the order in which the names were given; the first who named somebody counts.
    """
    first: dict[int, int] = {}
    for giver, named in edges:
        first.setdefault(named, giver)
    return {one: _root(one, first) for one in people}


def _root(person: int, first: Mapping[int, int]) -> int:
    seen = [person]
    while (giver := first.get(seen[-1])) is not None and giver not in seen:
        seen.append(giver)
    if giver is not None:
        # People who named each other in a ring have no first one; the lowest stands for all of them.
        return min(seen[seen.index(giver) :])
    return seen[-1]


def groups(speakers: Sequence[Speaker], branch: Mapping[int, int]) -> list[list[int]]:
    """Return the people who are one voice each, in the order they stand in; `branch` is what `roots` gives.

    Who works where somebody of another branch works makes the two branches one.
    """
    leader: dict[tuple[str, int], tuple[str, int]] = {}

    def find(key: tuple[str, int]) -> tuple[str, int]:
        while leader.setdefault(key, key) != key:
            key = leader[key]
        return key

    for one in speakers:
        if one.organization_id is not None:
            ours, theirs = find(("branch", branch[one.person_id])), find(("place", one.organization_id))
            leader[theirs] = ours
    found: dict[tuple[str, int], list[int]] = {}
    for one in speakers:
        members = found.setdefault(find(("branch", branch[one.person_id])), [])
        if one.person_id not in members:
            members.append(one.person_id)
    return list(found.values())


def independent(speakers: Sequence[Speaker], branch: Mapping[int, int]) -> int:
    """Return how many independent voices there are among people who spoke."""
    return len(groups(speakers, branch))
