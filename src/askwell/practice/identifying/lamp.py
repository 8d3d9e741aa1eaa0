"""The order of the target list: LAMP, after Dalton's “The 2-Hour Job Search” (practice.md §1.6).

List forty, say of each whether somebody there would speak for you (Advocacy), how much you want it
(Motivation, 1 to 5) and what they post (Posting, 1 to 3); sort by motivation, then posting, then
advocacy; begin with five. The rules decide the order, so that nobody has to each morning.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from askwell.practice.identifying.rules import Tie

IDEA, FIRST = 40, 5
MOTIVATION, POSTING = range(1, 6), range(1, 4)
_CLOSENESS = (Tie.CLOSE, Tie.KNOWN, Tie.REFERRED, Tie.ALUMNI, Tie.STRANGER)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at a target; `may_ask` is False where they are not to be contacted."""

    uid: str
    name: str
    title: str = ""
    tie: Tie = Tie.STRANGER
    may_ask: bool = True
    id: int = 0


@dataclass(frozen=True, slots=True)
class Target:
    """A business of the list with its scores, None where the seeker has not said; the people known there.

    `advocacy` None is what the people there tell.
    """

    uid: str
    name: str
    sort_as: str
    city: str = ""
    motivation: int | None = None
    posting: int | None = None
    advocacy: bool | None = None
    people: tuple[Person, ...] = ()

    @property
    def speaks_for_me(self) -> bool:
        """Tell whether somebody there would: as the seeker says, else if one is more than a stranger."""
        if self.advocacy is not None:
            return self.advocacy
        return any(one.tie is not Tie.STRANGER for one in self.people)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A target with its place in the order (from 1), reasons as codes, and whom to begin with."""

    target: Target
    rank: int
    first: bool
    reasons: tuple[str, ...]
    begin_with: Person | None


def ranked(targets: Sequence[Target]) -> list[Ranked]:
    """Return the targets in the order to take them up; unscored ones come after the scored, by name."""
    order = sorted(targets, key=_key)
    return [
        Ranked(one, place, place <= FIRST, reasons(one), begin_with(one.people))
        for place, one in enumerate(order, 1)
    ]


def _key(one: Target) -> tuple[int, int, bool, str, str]:
    return (-(one.motivation or 0), -(one.posting or 0), not one.speaks_for_me, one.sort_as, one.uid)


def begin_with(people: Sequence[Person]) -> Person | None:
    """Return the person who is closest among those who may be asked; the first by name of equals."""
    open_to_it = [one for one in people if one.may_ask]
    return min(open_to_it, key=lambda one: (_CLOSENESS.index(one.tie), one.name), default=None)


def reasons(one: Target) -> tuple[str, ...]:
    """Return why a target stands where it does, the strongest first: codes."""
    found = [f"motivation_{one.motivation}" if one.motivation else "motivation_unsaid"]
    if one.posting:
        found.append(f"posting_{one.posting}")
    if one.speaks_for_me:
        found.append("advocate_said" if one.advocacy else "advocate_known")
    elif one.people:
        found.append("stranger_there")
    else:
        found.append("nobody_there")
    return tuple(found)
