"""Warm paths: the best ways of at most three hops to any of several people, by the strengths along them.

Lengths are −ln of strengths, so the shortest path has the largest product. The search goes from the
wanted people towards the seeker, one hop of acquaintances at a time: the seeker knows thousands, and
a person who is wanted knows a few dozen. What cannot better the best that were found is not followed.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from math import exp, inf
from operator import itemgetter

MOST_HOPS = 3
MOST_FOLLOWED = 5_000
"""So many of the nearest people are followed at each hop: the wanted may be a whole occupation."""
Step = tuple[int, int, float]
"""An acquaintance: the person it is looked at from, the other one, and its length."""
_BY_LENGTH = itemgetter(1)
Mine = Callable[[Collection[int]], Mapping[int, float]]
"""Gives the lengths of the seeker's own ties to those of these people whom they know."""
Neighbours = Callable[[Collection[int], float], Iterable[Step]]
"""Gives the acquaintances of people that are shorter than a length."""


@dataclass(frozen=True, slots=True)
class Path:
    """People from the first to ask to the one who is wanted; the length counts the seeker's own tie."""

    people: tuple[int, ...]
    length: float

    @property
    def strength(self) -> float:
        """Return the product of the strengths along the path."""
        return exp(-self.length)


def best_paths(
    mine: Mine,
    wanted: Collection[int],
    neighbours: Neighbours,
    *,
    count: int = 5,
    most_hops: int = MOST_HOPS,
    nearest: float = 0.0,
) -> list[Path]:
    """Return the best path through each of the `count` best people to ask, the best first.

    Of paths that begin with the same person only the shortest counts, so that every path is somebody else
    to ask; somebody wanted whom the seeker knows is a path of one hop. Nobody stands on a path twice: a
    shorter one would do without the detour. None of the seeker's own ties is shorter than `nearest`.
    """
    reached = dict.fromkeys(wanted, 0.0)
    found: dict[int, tuple[float, tuple[int, ...]]] = {
        one: (length, (one,)) for one, length in mine(reached).items()
    }
    front = reached
    layers: list[dict[int, int]] = []
    for _ in range(most_hops - 1):
        limit = _limit(found, count) - nearest
        front = _nearest(front, limit)
        if not front:
            break
        front, onward = _step(front, reached, neighbours(front, limit), limit)
        layers.append(onward)
        for one, own in mine(front).items():
            length = front[one] + own
            if one not in found or length < found[one][0]:
                found[one] = (length, _along(one, layers))
    best = nsmallest(count, found.items(), key=lambda one: (one[1][0], one[0]))
    return [Path(people, length) for _, (length, people) in best]


def _nearest(front: Mapping[int, float], limit: float) -> dict[int, float]:
    """Return whom of a front it is worth to follow: nobody too far, and not too many."""
    kept = {one: length for one, length in front.items() if length < limit}
    return (
        kept if len(kept) <= MOST_FOLLOWED else dict(nsmallest(MOST_FOLLOWED, kept.items(), key=_BY_LENGTH))
    )


def goes_round(path: Path, own: Mapping[int, float], lengths: Mapping[tuple[int, int], float]) -> bool:
    """Tell whether the seeker knows somebody further along at least as well as the path leads to them."""
    so_far = own[path.people[0]]
    for pair in zip(path.people, path.people[1:], strict=False):
        so_far += lengths[pair]
        if own.get(pair[1], inf) <= so_far:
            return True
    return False


def _limit(found: Mapping[int, tuple[float, tuple[int, ...]]], count: int) -> float:
    """Return the length that a path must stay below to be among the best."""
    return nsmallest(count, (length for length, _ in found.values()))[-1] if len(found) >= count else inf


def _step(
    front: Mapping[int, float], reached: dict[int, float], steps: Iterable[Step], limit: float
) -> tuple[dict[int, float], dict[int, int]]:
    """Take one hop from the front; return whom it brought nearer, and who comes next from each of them."""
    nearer: dict[int, float] = {}
    onward: dict[int, int] = {}
    for known, other, length in steps:
        total = front[known] + length
        if total < limit and total < reached.get(other, inf):
            reached[other] = nearer[other] = total
            onward[other] = known
    return nearer, onward


def _along(person: int, layers: list[dict[int, int]]) -> tuple[int, ...]:
    people = [person]
    for onward in reversed(layers):
        people.append(onward[people[-1]])
    return tuple(people)
