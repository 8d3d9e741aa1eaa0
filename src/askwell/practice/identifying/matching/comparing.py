"""How alike two contacts are, field by field: a level from different to the same, -1 where one is not known.

Values are compared once for each distinct pair of them (rapidfuzz), however many contacts have them.
"""

from collections.abc import Callable
from enum import IntEnum
from typing import Any

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from askwell.practice.identifying.matching.nicknames import WHOLE
from askwell.practice.identifying.matching.table import Column, Ints, Table, distinct, texts

UNKNOWN = -1
FIELDS = ("given", "family", "emails", "phones", "profile", "employer", "title", "city", "middle")


class Given(IntEnum):
    """How alike two given names are."""

    DIFFERENT = 0
    INITIAL = 1
    SPELLING = 2
    NICKNAME = 3
    SAME = 4


class Surname(IntEnum):
    """How alike two family names are."""

    DIFFERENT = 0
    SPELLING = 1
    PART = 2
    SAME = 3


class Employer(IntEnum):
    """How alike two employers are."""

    DIFFERENT = 0
    NEAR = 1
    SPELLING = 2
    SAME = 3


class Title(IntEnum):
    """How alike two job titles are."""

    DIFFERENT = 0
    SPELLING = 1
    SAME = 2


class Same(IntEnum):
    """Whether two share a value of a field."""

    DIFFERENT = 0
    SAME = 1


LEVELS: dict[str, type[IntEnum]] = {
    "given": Given, "family": Surname, "emails": Same, "phones": Same, "profile": Same,
    "employer": Employer, "title": Title, "city": Same, "middle": Same,
}  # fmt: skip
_CLOSE_EMPLOYER, _NEAR_EMPLOYER, _CLOSE_TITLE, _CLOSE_GIVEN = 0.9, 0.78, 0.9, 0.9


def levels(table: Table, first: Ints, second: Ints) -> Any:
    """Return one row per pair with the level of each of FIELDS."""
    found = np.empty((len(first), len(FIELDS)), np.int8)
    for at, name in enumerate(FIELDS):
        found[:, at] = _COMPARED[name](table, name, first, second)
    return found


def is_swapped(table: Table, first: Ints, second: Ints) -> Any:
    """Tell, per pair, whether the given name of each is the family name of the other."""
    given, family = table.columns["given"], table.columns["family"]
    by_name = {name: code for code, name in enumerate(family.values)}
    as_family = np.fromiter((by_name.get(name, -1) for name in given.values), np.int64, len(given.values))
    called, named = as_family[given.codes], family.codes
    crossed = (called[first] == named[second]) & (called[second] == named[first])
    return crossed & (given.codes[first] != given.codes[second]) & (given.codes[first] > 0)


def shared_rarity(table: Table, name: str, first: Ints, second: Ints) -> Any:
    """Return, per pair, how frequent the rarest value is that both have; 1 where they share none."""
    return _over_shared(table.columns[name].matrix(), first, second, table.rarity(name), 1.0)


def shared_by(table: Table, name: str, first: Ints, second: Ints, counts: Any) -> Any:
    """Return, per pair, the least of the counts (by number) of the values that both have."""
    return _over_shared(table.columns[name].matrix(), first, second, counts, np.inf)


def _over_shared(codes: Any, first: Ints, second: Ints, by_code: Any, otherwise: float) -> Any:
    found = np.full(len(first), otherwise)
    for mine in range(codes.shape[1]):
        for theirs in range(codes.shape[1]):
            one, other = codes[first, mine], codes[second, theirs]
            same = (one == other) & (one > 0)
            found[same] = np.minimum(found[same], by_code[one[same]])
    return found


def _unlike(
    table: Table, name: str, first: Ints, second: Ints
) -> tuple[Any, Any, Any, tuple[Ints, Ints], Any]:
    """Return levels with the unknown marked and the same left at 0, and the distinct unlike values.

    (levels, where they are the same, where unlike, the unlike values, which of them each place has)
    """
    column = table.columns[name]
    one, other = column.codes[first], column.codes[second]
    found = np.zeros(len(first), np.int8)
    found[(one == 0) | (other == 0)] = UNKNOWN
    same = (one == other) & (one > 0)
    unlike = np.flatnonzero((found == 0) & ~same)
    left, right, which = distinct(one[unlike], other[unlike], len(column.values))
    return found, same, unlike, (left, right), which


def _similarity(column: Column, pairs: tuple[Ints, Ints], scorer: Callable[..., Any]) -> Any:
    one, other = (texts(column, codes) for codes in pairs)
    return process.cpdist(one, other, scorer=scorer, workers=1, dtype=np.float32)


def _given(table: Table, name: str, first: Ints, second: Ints) -> Any:
    found, same, unlike, pairs, which = _unlike(table, name, first, second)
    column = table.columns[name]
    close = _similarity(column, pairs, JaroWinkler.normalized_similarity) >= _CLOSE_GIVEN
    values = zip(*(texts(column, codes) for codes in pairs), close.tolist(), strict=True)
    of_pair = [_given_level(one, other, near) for one, other, near in values]
    found[unlike] = np.array(of_pair, np.int8)[which] if of_pair else 0
    found[same] = Given.SAME
    return found


def _given_level(one: str, other: str, near: bool) -> Given:  # noqa: FBT001 -- called for each pair of names
    if len(one) == 1 or len(other) == 1:
        return Given.INITIAL if one[0] == other[0] else Given.DIFFERENT
    whole, also = WHOLE.get(one), WHOLE.get(other)
    if whole and also and whole & also:
        return Given.NICKNAME
    if one.partition(" ")[0] == other.partition(" ")[0] or _joined(one) == _joined(other):
        return Given.NICKNAME
    if near and OSA.distance(one, other, score_cutoff=1) <= 1:
        return Given.SPELLING
    return Given.DIFFERENT


def _joined(name: str) -> str:
    return name.replace("-", "").replace(" ", "")


def _family(table: Table, name: str, first: Ints, second: Ints) -> Any:
    found, same, unlike, pairs, which = _unlike(table, name, first, second)
    column = table.columns[name]
    long = np.fromiter((len(one) > 3 for one in column.values), bool)
    near = (_similarity(column, pairs, OSA.distance) <= 1) & long[pairs[0]] & long[pairs[1]]
    of_pair = np.where(near, Surname.SPELLING, Surname.DIFFERENT).astype(np.int8)
    compound = np.fromiter((" " in one or "-" in one for one in column.values), bool)
    for at in np.flatnonzero(compound[pairs[0]] | compound[pairs[1]]).tolist():
        if _share_a_part(column.values[pairs[0][at]], column.values[pairs[1][at]]):
            of_pair[at] = Surname.PART
    found[unlike] = of_pair[which]
    found[same] = Surname.SAME
    return found


def _share_a_part(one: str, other: str) -> bool:
    mine, theirs = one.replace("-", " ").split(), other.replace("-", " ").split()
    single = len(mine) == 1 or len(theirs) == 1
    return mine == theirs or (single and (mine[:1] == theirs[:1] or mine[-1:] == theirs[-1:]))


def _shares(table: Table, name: str, first: Ints, second: Ints) -> Any:
    codes = table.columns[name].matrix()
    shared = np.zeros(len(first), bool)
    for mine in range(codes.shape[1]):
        for theirs in range(codes.shape[1]):
            one = codes[first, mine]
            shared |= (one == codes[second, theirs]) & (one > 0)
    found = shared.astype(np.int8)
    none = ~codes.any(axis=1)
    found[(none[first] | none[second]) & ~shared] = UNKNOWN
    return found


def _by_similarity(*cuts: float) -> Callable[[Table, str, Ints, Ints], Any]:
    def compared(table: Table, name: str, first: Ints, second: Ints) -> Any:
        found, same, unlike, pairs, which = _unlike(table, name, first, second)
        alike = _similarity(table.columns[name], pairs, JaroWinkler.normalized_similarity)[which]
        found[unlike] = sum((alike >= cut).astype(np.int8) for cut in cuts)
        found[same] = len(cuts) + 1
        return found

    return compared


_COMPARED: dict[str, Callable[[Table, str, Ints, Ints], Any]] = {
    "given": _given,
    "family": _family,
    "emails": _shares,
    "phones": _shares,
    "profile": _shares,
    "employer": _by_similarity(_NEAR_EMPLOYER, _CLOSE_EMPLOYER),
    "title": _by_similarity(_CLOSE_TITLE),
    "city": _shares,
    "middle": _shares,
}
