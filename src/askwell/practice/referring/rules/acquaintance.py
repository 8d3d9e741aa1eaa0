"""Who may know whom: what makes two contacts acquainted, and how far each reason carries.

A strength between 0 and 1 says how likely one of the two would open the door to the other. None has
been measured by anybody; they are starting guesses that only put paths in order, and a word of the
seeker's own (`Closeness`) stands above every guess.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations
from math import log

from askwell.practice.identifying.rules import Tie
from askwell.practice.referring.rules import UseName

LARGEST_GROUP = 30
"""Above so many people in one place it says nothing that two of them are there."""
_SMALL_GROUP = 3
_WEAKEST = 0.01


class Reason(StrEnum):
    """Why two contacts are taken to know each other."""

    NAMED = "named"
    NAMED_BY = "named_by"
    SAID = "said"
    WORKS = "works"
    WORKED = "worked"
    SCHOOL = "school"
    GROUP = "group"
    INTRODUCED = "introduced"
    INTRODUCED_BY = "introduced_by"
    RELATED = "related"


class Closeness(StrEnum):
    """How well two people know each other, in the seeker's own judgement."""

    CLOSELY = "closely"
    WELL = "well"
    SLIGHTLY = "slightly"
    NOT = "not"


BACK = {Reason.NAMED: Reason.NAMED_BY, Reason.INTRODUCED: Reason.INTRODUCED_BY}
"""The reason as it is seen from the other end, where it has a direction."""
SAID = {Closeness.CLOSELY: 0.8, Closeness.WELL: 0.6, Closeness.SLIGHTLY: 0.3}
SHARED = {Reason.WORKS: 0.5, Reason.WORKED: 0.25, Reason.SCHOOL: 0.2, Reason.GROUP: 0.3}
PAIRED = {Reason.INTRODUCED: 0.6, Reason.RELATED: 0.7}
_NAMED = {UseName.YES: 0.7, UseName.NOT_ASKED: 0.5, UseName.NO: 0.35}
_INTRODUCES = 0.8
OWN_TIE = {Tie.CLOSE: 0.85, Tie.KNOWN: 0.45, Tie.ALUMNI: 0.25}
OWN_AFTER_TALK = 0.6
OWN_AFTER_CARD = 0.7

_GROUP_NOTES = ("Labels", "Group Membership", "Categories", "CATEGORIES")
_SCHOOL_NOTES = ("School", "Schools", "Education", "University")
_INTRODUCED_NOTES = ("Referred By", "Introduced by", "Introduced By", "First met through")
_RELATED_NOTES = (
    "Manager", "Manager's Name", "Assistant", "Assistant's Name", "AGENT", "Spouse", "spouse", "Partner",
    "partner", "Friend", "friend", "Brother", "brother", "Sister", "sister", "Mother", "mother", "Father",
    "father", "Child", "child", "Parent", "parent", "Relative", "relative", "Colleague", "RELATED",
)  # fmt: skip
TOLD_BY_NOTES = frozenset((*_GROUP_NOTES, *_SCHOOL_NOTES, *_INTRODUCED_NOTES, *_RELATED_NOTES))
"""The names under which address books say whom or what a person belongs to."""
_OF_EVERYBODY = frozenset(
    {"mycontacts", "my contacts", "starred", "contacts", "friends", "other", "imported"}
)
"""Labels that programs put on everybody, folded."""


@dataclass(frozen=True, slots=True)
class Bond:
    """Two contacts and why they may know each other, as seen from `a`, since when it is known."""

    a: int
    b: int
    strength: float
    reason: Reason
    words: str = ""
    since: date | None = None

    @property
    def pair(self) -> tuple[int, int]:
        """Return the two, the smaller id first."""
        return min(self.a, self.b), max(self.a, self.b)

    @property
    def cost(self) -> float:
        """Return the strength as a length: the sum along a path is the product of the strengths."""
        return cost(self.strength)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a group (a workplace, a school, a label), since when it is known, and until when."""

    contact: int
    since: date | None = None
    until: date | None = None


def cost(strength: float) -> float:
    """Return −ln of a strength, so that lengths of paths can be added up."""
    return -log(max(strength, _WEAKEST))


def strength_in_group(reason: Reason, size: int) -> float:
    """Return how far it carries that two people are in one group of this size: the larger, the less."""
    return SHARED[reason] * min(1.0, _SMALL_GROUP / size)


def strength_of_referral(use_name: UseName, *, introduces: bool) -> float:
    """Return how far it carries that one named the other."""
    return _INTRODUCES if introduces else _NAMED[use_name]


def own_strength(tie: Tie, *, talked: bool = False, thanked: bool = False) -> float:
    """Return how likely somebody would do the seeker the favour; 0 for whom the seeker does not know."""
    earned = OWN_AFTER_CARD if thanked else OWN_AFTER_TALK if talked else 0.0
    return max(OWN_TIE.get(tie, 0.0), earned)


def bonds_of_group(reason: Reason, words: str, members: Sequence[Member]) -> Iterator[Bond]:
    """Yield a bond for each two members who were there at the same time; none in a large group."""
    people = sorted(members, key=lambda one: one.contact)
    size = len({one.contact for one in people})
    if not 2 <= size <= LARGEST_GROUP:
        return
    strength = strength_in_group(reason, size)
    for one, other in combinations(people, 2):
        if one.contact != other.contact and _together(one, other):
            yield Bond(one.contact, other.contact, strength, reason, words, _later(one.since, other.since))


def _together(one: Member, other: Member) -> bool:
    apart = (one.until and other.since and one.until < other.since) or (
        other.until and one.since and other.until < one.since
    )
    return not apart


def _later(one: date | None, other: date | None) -> date | None:
    return max(filter(None, (one, other)), default=None)


def groups_told(noted: dict[str, object]) -> Iterator[tuple[Reason, str]]:
    """Yield the groups and schools that the notes of a record name, but for labels that all carry."""
    for reason, names in ((Reason.GROUP, _GROUP_NOTES), (Reason.SCHOOL, _SCHOOL_NOTES)):
        for name in names:
            for label in _parts(noted.get(name)):
                if label.casefold() not in _OF_EVERYBODY:
                    yield reason, label


def people_told(noted: dict[str, object]) -> Iterator[tuple[Reason, str]]:
    """Yield the names of people that the notes of a record name, with how they belong together."""
    for reason, names in ((Reason.INTRODUCED, _INTRODUCED_NOTES), (Reason.RELATED, _RELATED_NOTES)):
        for name in names:
            for called in _parts(noted.get(name), apart="\n"):
                yield reason, called


def _parts(value: object, apart: str = ",\n;") -> Iterator[str]:
    texts: Iterable[object] = value if isinstance(value, list) else [value]
    for text in texts:
        if isinstance(text, str):
            for mark in apart[1:]:
                text = text.replace(mark, apart[0])  # noqa: PLW2901 -- one mark after the other
            yield from filter(None, map(str.strip, text.split(apart[0])))
