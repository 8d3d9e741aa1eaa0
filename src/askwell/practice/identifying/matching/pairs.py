"""Pairs of contacts that share a key, each once."""

from typing import Any

import numpy as np

from askwell.practice.identifying.matching.keys import CAPS, Family, Hashes, Keys, row_bits
from askwell.practice.identifying.matching.table import Ints

_SIEVE = 16
"""So many places are kept for each key of a new row, to pass over the keys of others that none has."""


def pairs_of(
    keys: Keys, size: int, *, new: int | None = None, only: frozenset[Family] = frozenset(Family)
) -> tuple[Ints, Ints]:
    """Return the pairs of rows that share a key which not too many have, the lesser row first.

    With `new` only pairs with one of so many first rows; `only` looks at some families.
    """
    shift, new = np.uint64(row_bits(size)), size if new is None else new
    met = [_of_family(keys[family], shift, CAPS[family], new) for family in CAPS if family in only]
    pairs = np.sort(np.concatenate([first * size + second for first, second in met]))
    pairs = pairs[_is_first(pairs)]
    return pairs // size, pairs % size


def _of_family(keys: Hashes, shift: np.uint64, cap: int, new: int) -> tuple[Ints, Ints]:
    keys = np.sort(_sifted(keys, shift, new))
    keys = keys[_is_first(keys)]
    hashes, rows = keys >> shift, (keys & ((np.uint64(1) << shift) - np.uint64(1))).astype(np.int64)
    starts = np.flatnonzero(_is_first(hashes))
    sizes = np.diff(np.r_[starts, len(keys)])
    size, end = np.repeat(sizes, sizes), np.repeat(starts + sizes, sizes)
    place = np.arange(len(keys))
    # New rows stand first in each group, so that who stands behind one is whom it is to be compared with.
    after = np.where((size <= cap) & (rows < new), end - place - 1, 0)
    which = np.repeat(place, after)
    within = np.arange(len(which)) - np.repeat(np.cumsum(after) - after, after)
    return rows[which], rows[which + 1 + within]


def _sifted(keys: Hashes, shift: np.uint64, new: int) -> Hashes:
    """Return the keys without most of those that no new row has."""
    is_new = (keys & ((np.uint64(1) << shift) - np.uint64(1))) < new
    if is_new.all():
        return keys
    places = (keys >> shift) & np.uint64((1 << int(is_new.sum() * _SIEVE).bit_length()) - 1)
    wanted = np.zeros(int(places.max(initial=0)) + 1, bool)
    wanted[places[is_new]] = True
    found: Hashes = keys[wanted[places]]
    return found


def _is_first(values: Any) -> Any:
    """Tell of sorted values where each stands first."""
    found = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=found[1:])
    return found
