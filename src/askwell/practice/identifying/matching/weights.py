"""What agreement in a field is worth, in bits: the model of Fellegi and Sunter, fitted by EM.

Formulas: I. Fellegi, A. Sunter, "A Theory for Record Linkage", JASA 64 (1969); weights per level and term
frequencies as in T. Enamorado, B. Fifield, K. Imai, APSR 113 (2019). `m` is the chance of a level between two
records of one person, `u` between two people; a level is worth log2(m / u).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from askwell.practice.identifying.matching.comparing import (
    FIELDS,
    LEVELS,
    Given,
    Surname,
    is_swapped,
    levels,
    shared_rarity,
)
from askwell.practice.identifying.matching.table import COUNTED, Ints, Table

PRIOR_M: dict[str, tuple[float, ...]] = {
    "given": (0.03, 0.05, 0.04, 0.13, 0.75),
    "family": (0.04, 0.03, 0.05, 0.88),
    "emails": (0.55, 0.45),
    "phones": (0.45, 0.55),
    "profile": (0.02, 0.98),
    "employer": (0.40, 0.02, 0.08, 0.50),
    "title": (0.50, 0.10, 0.40),
    "city": (0.25, 0.75),
    "middle": (0.02, 0.98),
}
"""How records of one person agree before any were seen (chosen by hand)."""
_PRIOR_WORTH = 30
"""The prior counts as so many pairs."""
_MOST_DIFFERENT = 2.0
"""How often records of one person may differ in a field: so many times the prior says. Without this the fit
learns from switchboards and families that people change their given names."""
_ENOUGH, _MOST_TRAINED = 30, 300_000
_ROUNDS = 30
_AT_CHANCE = 150_000
_DUPLICATES = 0.6
_FEWEST = 5_000
"""Among how many people somebody is looked for at least: two with one name may be two in a short list."""


@dataclass(frozen=True, slots=True)
class Model:
    """Per field the chances `m` and `u` of each level; `fitted_on` is how many contacts taught it."""

    m: dict[str, tuple[float, ...]]
    u: dict[str, tuple[float, ...]]
    fitted_on: int = 0

    def worth(self) -> dict[str, Any]:
        """Return per field the bits of each level, more agreement never worth less."""
        found = {}
        for name in FIELDS:
            bits = np.log2(np.array(self.m[name]) / np.array(self.u[name]))
            for at in range(len(bits) - 2, 0, -1):
                bits[at] = min(bits[at], bits[at + 1])
            found[name] = bits
        return found


@dataclass(slots=True)
class Scored:
    """Pairs with the level and the bits of each field, and the bits in all."""

    first: Ints
    second: Ints
    levels: Any
    bits: Any
    total: Any


def score(model: Model, table: Table, first: Ints, second: Ints, among: int) -> Scored:
    """Return how much speaks for each pair being one person, among so many contacts."""
    found = levels(table, first, second)
    swapped = is_swapped(table, first, second)
    found[swapped, 0], found[swapped, 1] = Given.SAME, Surname.SAME
    bits = np.zeros(found.shape)
    worth = model.worth()
    for at, name in enumerate(FIELDS):
        level = found[:, at]
        column = np.where(level >= 0, worth[name][np.maximum(level, 0)], 0.0)
        if name in COUNTED:
            best = len(LEVELS[name]) - 1
            same = np.flatnonzero(level == best)
            rarity = _rarity(table, name, first[same], second[same], swapped[same])
            column[same] = np.log2(model.m[name][best]) - np.log2(rarity)
        bits[:, at] = column
    total = np.log2(_DUPLICATES / max(among, _FEWEST)) + bits.sum(axis=1)
    return Scored(first, second, found, bits, total)


def _rarity(table: Table, name: str, first: Ints, second: Ints, swapped: Any) -> Any:
    if name in ("emails", "phones"):
        return shared_rarity(table, name, first, second)
    found = table.rarity(name)[table.columns[name].codes[first]]
    if name == "given":
        together = _given_with_family(table, first)
        alike = table.columns["family"].codes[first] == table.columns["family"].codes[second]
        return np.where(alike & ~swapped, np.maximum(found, together), found)
    return found


def _given_with_family(table: Table, rows: Ints) -> Any:
    """Return how frequent the given name is among people of that family name ("Wei" among "Wang").

    Given and family names go together, so that two agreements are not worth the sum of both. The
    people of a family name are counted as if each stood there twice; 40 more are taken to be like all.
    """
    twice, others = 2.0, 40.0
    given, family = table.columns["given"], table.columns["family"]
    size = len(given.values)
    together = family.codes * size + given.codes
    known, counts = np.unique(together[(given.codes > 0) & (family.codes > 0)], return_counts=True)
    families = np.bincount(family.codes, minlength=len(family.values))
    if not len(known):
        return table.rarity("given")[given.codes[rows]]
    at = np.minimum(np.searchsorted(known, together[rows]), len(known) - 1)
    found = np.where(known[at] == together[rows], counts[at], 0)
    usual = table.rarity("given")[given.codes[rows]]
    rest = np.maximum(families[family.codes[rows]] / twice - 1, 0)
    return (np.maximum(found / twice - 1, 0) + others * usual) / (rest + others)


@dataclass(frozen=True, slots=True)
class Lesson:
    """Pairs that share one kind of key, and the fields that the key already decides."""

    first: Ints
    second: Ints
    decided: frozenset[str]


def fit(table: Table, lessons: Sequence[Lesson], *, seed: int = 1) -> Model:
    """Return a model of the table's own people: `u` from pairs at chance, `m` by EM over the lessons."""
    chance = np.random.default_rng(seed)
    u = _at_chance(table, chance)
    learned = {name: np.zeros(len(LEVELS[name])) for name in FIELDS}
    for lesson in lessons:
        if len(lesson.first) < _ENOUGH:
            continue
        first, second = lesson.first, lesson.second
        if len(first) > _MOST_TRAINED:
            some = chance.choice(len(first), _MOST_TRAINED, replace=False)
            first, second = first[some], second[some]
        for name, counts in _taught(levels(table, first, second), u, lesson.decided).items():
            learned[name] += counts
    m = {}
    for name in FIELDS:
        prior = np.array(PRIOR_M[name])
        counts = learned[name] + _PRIOR_WORTH * prior
        most = _MOST_DIFFERENT * prior[0]
        if most < 1:
            counts[0] = min(counts[0], most / (1 - most) * counts[1:].sum())
        m[name] = tuple((counts / counts.sum()).tolist())
    return Model(m, {name: tuple(one.tolist()) for name, one in u.items()}, table.size)


def _at_chance(table: Table, chance: np.random.Generator) -> dict[str, Any]:
    first, second = (chance.integers(0, table.size, _AT_CHANCE) for _ in range(2))
    apart = first != second
    found = levels(table, first[apart], second[apart])
    u = {}
    for at, name in enumerate(FIELDS):
        column = found[:, at]
        counts = np.bincount(column[column >= 0], minlength=len(LEVELS[name])).astype(float)
        if name in COUNTED:
            expected = float((table.rarity(name)[1:] ** 2).sum())
            counts[-1] = max(counts[-1], counts.sum() * expected)
        u[name] = (counts + 0.3) / (counts + 0.3).sum()
    return u


def _taught(found: Any, u: dict[str, Any], decided: frozenset[str]) -> dict[str, Any]:
    """Return how often each level stands between records of one person, by EM over the patterns."""
    # Levels as the digits of one number sort as the rows do, and a hundred times as fast.
    digits = len(LEVELS["given"]) + 1
    scale = digits ** np.arange(len(FIELDS))[::-1]
    numbers, counts = np.unique((found.astype(np.int64) + 1) @ scale, return_counts=True)
    patterns = numbers[:, None] // scale % digits - 1
    used = [(at, name) for at, name in enumerate(FIELDS) if name not in decided]
    known = {name: patterns[:, at] >= 0 for at, name in used}
    prior = {name: np.array(PRIOR_M[name]) for _, name in used}
    m, share = dict(prior), 0.5
    weighed = counts.astype(float)
    for _ in range(_ROUNDS):
        odds = np.full(len(patterns), np.log(share / (1 - share)))
        for at, name in used:
            level = patterns[known[name], at]
            odds[known[name]] += np.log(m[name][level] / u[name][level])
        weighed = counts / (1 + np.exp(-np.clip(odds, -40, 40)))
        share = min(max(weighed.sum() / counts.sum(), 1e-4), 0.9999)
        for at, name in used:
            size = len(LEVELS[name])
            seen = np.bincount(patterns[known[name], at], weighed[known[name]], minlength=size)
            m[name] = (seen + _PRIOR_WORTH * prior[name]) / (seen.sum() + _PRIOR_WORTH)
    return {
        name: np.bincount(patterns[known[name], at], weighed[known[name]], minlength=len(LEVELS[name]))
        for at, name in used
    }
