"""Pairs of contacts that share a key, each once."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from askwell.practice.identifying.matching.keys import CAPS, Family, family_of
from askwell.practice.identifying.matching.table import Ints


def keyed(keys: Sequence[set[int]]) -> tuple[Ints, Ints]:
    """Return the keys of rows as two columns: key, row."""
    rows = np.repeat(np.arange(len(keys)), np.fromiter(map(len, keys), np.int64, len(keys)))
    return np.fromiter((key for of_row in keys for key in of_row), np.int64, len(rows)), rows


def pairs_of(
    keys: Ints, rows: Ints, size: int, *, new: Any = None, only: frozenset[Family] | None = None
) -> tuple[Ints, Ints]:
    """Return the pairs of rows that share a key which not too many have.

    With `new` (per row, whether it is new) only pairs with a new row; `only` looks at some families.
    """
    first, second = [], []
    families = family_of(keys)
    for family, cap in CAPS.items():
        if only is not None and family not in only:
            continue
        mine = families == family
        one, other = _of_family(keys[mine], rows[mine], cap)
        first.append(one)
        second.append(other)
    one, other = np.concatenate(first), np.concatenate(second)
    if new is not None:
        wanted = new[one] | new[other]
        one, other = one[wanted], other[wanted]
    unique = np.unique(np.minimum(one, other) * size + np.maximum(one, other))
    return unique // size, unique % size


def _of_family(keys: Ints, rows: Ints, cap: int) -> tuple[Ints, Ints]:
    order = np.argsort(keys, kind="stable")
    keys, rows = keys[order], rows[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.zeros(0, np.int64)
    sizes = np.diff(np.r_[starts, len(keys)])
    size, end = np.repeat(sizes, sizes), np.repeat(starts + sizes, sizes)
    place = np.arange(len(keys))
    after = np.where((size > 1) & (size <= cap), end - place - 1, 0)
    which = np.repeat(place, after)
    within = np.arange(len(which)) - np.repeat(np.cumsum(after) - after, after)
    return rows[which], rows[which + 1 + within]
