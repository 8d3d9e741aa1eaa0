"""Everybody against everybody: the pairs among contacts, what follows for each, and who is one person."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from askwell.practice.identifying.matching.clusters import Clusters
from askwell.practice.identifying.matching.deciding import Decided, decide
from askwell.practice.identifying.matching.defaults import SHIPPED
from askwell.practice.identifying.matching.fitting import fit_table
from askwell.practice.identifying.matching.keys import keys_of
from askwell.practice.identifying.matching.pairs import pairs_of
from askwell.practice.identifying.matching.table import Ints, Table
from askwell.practice.identifying.matching.weights import Model, score

APART = ("profile", "generation", "middle")
"""The fields of which one person has one value."""
_ENOUGH = 2_000
"""So many contacts teach weights of their own; fewer follow those that come with Askwell."""


@dataclass(slots=True)
class Whole:
    """Contacts as a table, the weights that were used, and what was decided for their pairs."""

    table: Table
    model: Model
    decided: Decided

    def labels(self) -> list[int]:
        """Return, per contact, which cluster it is in after the merges that are sure."""
        return labelled(clustered(self.table, self.decided, self.decided.auto), self.table.size)

    def joined(self, also: Any) -> list[int]:
        """Return the clusters after the sure merges and those of other pairs, told by a mask."""
        clusters = clustered(self.table, self.decided, self.decided.auto)
        for _, one, other in in_order(self.decided, also):
            clusters.join(one, other, whatever=True)
        return labelled(clusters, self.table.size)


def match(table: Table, model: Model | None = None) -> Whole:
    """Return what is recognised among contacts; many teach the weights themselves."""
    keys = keys_of(table)
    used = fit_table(table, keys) if table.size >= _ENOUGH else model or SHIPPED
    return Whole(table, used, judged(table, used, *pairs_of(keys, table.size)))


def judged(table: Table, model: Model, first: Ints, second: Ints) -> Decided:
    """Return what follows for pairs; those with two profiles are nobody, and are left out."""
    profiles = table.columns["profile"].codes
    one, other = profiles[first], profiles[second]
    may_be = (one == other) | (one == 0) | (other == 0)
    return decide(table, score(model, table, first[may_be], second[may_be], table.size))


def clustered(table: Table, decided: Decided, joined: Any) -> Clusters:
    """Return clusters of the rows after joining pairs (told by a mask), the surest first."""
    clusters = Clusters(table.size, apart(table, dict(enumerate(range(table.size)))))
    for _, first, second in in_order(decided, joined):
        clusters.join(first, second)
    return clusters


def in_order(decided: Decided, chosen: Any) -> Iterator[tuple[int, int, int]]:
    """Give (which pair, its rows) of pairs told by a mask, the surest first."""
    places = np.flatnonzero(chosen)
    places = places[np.argsort(-decided.total[places], kind="stable")]
    rows = decided.scored.first[places], decided.scored.second[places]
    return zip(places.tolist(), *(each.tolist() for each in rows), strict=True)


def apart(table: Table, nodes: Mapping[int, int]) -> list[dict[int, set[int]]]:
    """Return, per field of APART, the values by node, of the rows that have one."""
    rows = np.fromiter(nodes, np.int64, len(nodes))
    found = []
    for name in APART:
        codes = table.columns[name].codes[rows]
        known = np.flatnonzero(codes)
        values: dict[int, set[int]] = {}
        for row, code in zip(rows[known].tolist(), codes[known].tolist(), strict=True):
            values.setdefault(nodes[row], set()).add(code)
        found.append(values)
    return found


def labelled(clusters: Clusters, size: int) -> list[int]:
    """Return the cluster of each row."""
    return [clusters.find(row) for row in range(size)]
