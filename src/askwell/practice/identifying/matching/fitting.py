"""Teaching the weights from a table's own pairs: those that share a key, told by the other fields."""

from typing import Any

import numpy as np

from askwell.practice.identifying.matching.keys import Family, Keys
from askwell.practice.identifying.matching.pairs import pairs_of
from askwell.practice.identifying.matching.table import Ints, Table
from askwell.practice.identifying.matching.weights import Lesson, Model, fit

_MOST_USERS = 2


def fit_table(table: Table, keys: Keys) -> Model:
    """Return a model fitted on the contacts of a table with these keys."""
    return fit(table, _lessons(table, keys))


def _lessons(table: Table, keys: Keys) -> list[Lesson]:
    def of(*families: Family) -> tuple[Ints, Ints]:
        return pairs_of(keys, table.size, only=frozenset(families))

    named = ("given", "family", "employer")
    return [
        Lesson(*of(Family.PROFILE), frozenset({"profile"})),
        Lesson(*_own(table, "emails", *of(Family.EMAIL)), frozenset({"emails"})),
        Lesson(*_own(table, "phones", *of(Family.PHONE)), frozenset({"phones"})),
        Lesson(*of(Family.NAME, Family.SURNAME_AND_EMPLOYER), frozenset(named)),
    ]


def _own(table: Table, name: str, first: Ints, second: Ints) -> tuple[Ints, Ints]:
    """Return the pairs that share a mailbox or phone which few given names use: no switchboard."""
    few: Any = table.sharing(name) <= _MOST_USERS
    codes = table.columns[name].matrix()
    kept = np.zeros(len(first), bool)
    for mine in range(codes.shape[1]):
        for theirs in range(codes.shape[1]):
            one = codes[first, mine]
            kept |= (one == codes[second, theirs]) & (one > 0) & few[one]
    return first[kept], second[kept]
