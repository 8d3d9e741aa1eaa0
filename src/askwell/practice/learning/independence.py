"""How many independent voices speak: people of one branch of referrals, or of one place, are one voice.

Heads mislead: somebody and the three people they sent one to tend to say the same. A branch is everybody
whom one first contact led to, by who named them first. Where one must err, this errs towards fewer voices.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

Edge = tuple[int, int]
"""Who named whom: (giver, named)."""


class Speaker(NamedTuple):
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
    return {one: _root(one, first) if one in first else one for one in people}


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
    leader = _leaders(speakers, branch)
    found: dict[int, dict[int, None]] = {}
    for one in speakers:
        found.setdefault(leader(branch[one.person_id]), {})[one.person_id] = None
    return [list(members) for members in found.values()]


def independent(speakers: Sequence[Speaker], branch: Mapping[int, int]) -> int:
    """Return how many independent voices there are among people who spoke."""
    leader = _leaders(speakers, branch)
    return len({leader(one) for one in {branch[person] for person, _ in speakers}})


def _leaders(speakers: Sequence[Speaker], branch: Mapping[int, int]) -> Callable[[int], int]:
    """Return what names the branch that stands for each branch, where places of work make several one."""
    leader: dict[int, int] = {}

    def find(one: int) -> int:
        while (up := leader.get(one, one)) != one:
            one = up
        return one

    at: dict[int, int] = {}
    for person_id, organization_id in speakers:
        if organization_id is not None:
            mine = find(branch[person_id])
            leader[find(at.setdefault(organization_id, mine))] = mine
    return find
