"""Which words tell what a goal is about, and which titles and places share them, in any language.

No list of words stands here. What many of the questions say tells nothing of one goal. A short word tells
something only where it begins or ends a part of a title: small words such as "for", "und" or "dans" stand
inside. Scripts without spaces are compared by pieces of two letters, or four where letters are but sounds.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from askwell.kernel import names

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_PIECE = re.compile(rf"[{_UNSPACED}]+|[^\W\d_{_UNSPACED}][^\W\d_{_UNSPACED}'’]*|[^\w\s'’]+")
_WITHOUT_SPACES = re.compile(rf"[{_UNSPACED}]")
_IDEAS = "\u3040"
_SHORT = 4
IN_TITLES, IN_TOPICS = 4, 5
"""Words of so many letters and fewer may be small words: topics are sentences and have more of them."""
_SHORTEST = 3
_ALIKE = 6
_FOUND_IN = 3


def words(text: str, *, small: int = 0) -> list[str]:
    """Return the folded words of a text that can tell something, in order.

    Of `small` letters or fewer only those that begin or end a part of it: IN_TITLES, IN_TOPICS.
    """
    found: list[str] = []
    for part in _parts(text):
        last = len(part) - 1
        for place, piece in enumerate(part):
            if _WITHOUT_SPACES.match(piece):
                size = 2 if piece[0] >= _IDEAS else 4
                found += [piece[at : at + size] for at in range(max(1, len(piece) - size + 1))]
                continue
            word = names.fold(piece)
            capitals = len(piece) > 1 and piece.isupper()
            if len(word) < _SHORTEST and not capitals:
                continue
            if len(word) <= small and 0 < place < last:
                continue
            found.append(word)
    return found


def _parts(text: str) -> Iterable[list[str]]:
    """Yield the pieces of a text between its marks."""
    part: list[str] = []
    for piece in _PIECE.findall(text):
        if piece[0].isalpha() or _WITHOUT_SPACES.match(piece):
            part.append(piece)
        elif part:
            yield part
            part = []
    if part:
        yield part


@lru_cache(4)
def general(texts: tuple[str, ...]) -> frozenset[str]:
    """Return the words that several texts share: they tell nothing of any one of them."""
    seen = Counter(word for text in texts for word in set(words(text)))
    return frozenset(word for word, count in seen.items() if count >= _FOUND_IN)


def alike(one: str, other: str) -> bool:
    """Tell whether two words are forms of one: "clinic" and "clinics", "пекарь" and "пекарня"."""
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORT:
        return short == long
    if len(short) == _SHORT:
        return long.startswith(short) and len(long) <= _SHORT + 2
    needed = min(_ALIKE, len(short) - 1)
    return short[:needed] == long[:needed]


_MARKS = dict.fromkeys(map(ord, "()[]{},.;:/|&-_\"'’+0123456789"), " ")


class Met(NamedTuple):
    """What a text shares with what is wanted: the wanted words, and whether it says nothing besides."""

    wanted: frozenset[str]
    alone: bool


NOTHING = Met(frozenset(), alone=False)


@dataclass(slots=True)
class Telling:
    """The words that are wanted, found in very many titles: each title and each word is read once."""

    wanted: Collection[str]
    _near: dict[str, list[str]] = field(init=False)
    _met: dict[str, frozenset[str]] = field(default_factory=dict)
    _read: dict[str, Met] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Lay the words out by their beginnings."""
        self._near = {}
        for word in self.wanted:
            self._near.setdefault(word[:_SHORT], []).append(word)

    def meet(self, title: str) -> Met:
        """Return what a title, or the name of a place, shares with what is wanted."""
        found = self._read.get(title)
        if found is None:
            found = self._read[title] = self._meet(title) if self._may_meet(title) else NOTHING
        return found

    def _meet(self, title: str) -> Met:
        said = words(title, small=IN_TITLES)
        return Met(frozenset().union(*map(self._word, said)), len(said) == 1)

    def _may_meet(self, title: str) -> bool:
        """Tell at a glance whether a title can share anything; most share nothing."""
        if not title.isascii():
            return True
        plain = title.casefold().translate(_MARKS)
        return any(word[:_SHORT] in self._near for word in plain.split())

    def _word(self, word: str) -> frozenset[str]:
        found = self._met.get(word)
        if found is None:
            near = self._near.get(word[:_SHORT], ())
            found = self._met[word] = frozenset(one for one in near if alike(one, word))
        return found


def terms(text: str, without: Collection[str]) -> list[tuple[str, str]]:
    """Return the pairs of telling words that stand side by side in a text: "civil engineering"."""
    found: list[tuple[str, str]] = []
    for part in _parts(text):
        telling = [word for word in words(" ".join(part)) if word not in without]
        found += pairwise(telling)
    return found


def share(met: Met, goal: Collection[str], pairs: Iterable[tuple[str, str]]) -> float:
    """Return how much of a title is what the goal is about, from 0 to 1.

    `pairs` are the terms of the goal that some title has whole: half of one, beside other words, counts half.
    "Software engineer" is not quite civil engineering.
    """
    own = met.wanted.intersection(goal)
    if not own:
        return 0.0
    if met.alone:
        return 1.0
    halves: set[str] = set()
    for pair in pairs:
        if own.issuperset(pair):
            return 1.0
        halves.update(pair)
    return 0.5 if own <= halves else 1.0


def shared(chosen: Mapping[str, int], of: int, everywhere: Mapping[str, int], of_all: int) -> frozenset[str]:
    """Return the words that the titles of those taken up share, at least twice as often as all titles do."""
    return frozenset(
        word
        for word, count in chosen.items()
        if count > 1 and count * of_all >= 2 * everywhere.get(word, 0) * of
    )
