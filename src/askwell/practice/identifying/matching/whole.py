"""Everybody against everybody: the pairs among contacts, what follows for each, and who is one person."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from askwell.practice.identifying.matching.clusters import Clusters
from askwell.practice.identifying.matching.deciding import Decided, decide
from askwell.practice.identifying.matching.defaults import SHIPPED
from askwell.practice.identifying.matching.fitting import fit_table
from askwell.practice.identifying.matching.keys import keys_of
from askwell.practice.identifying.matching.normal import Features
from askwell.practice.identifying.matching.pairs import keyed, pairs_of
from askwell.practice.identifying.matching.table import Table, table_of
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
        size = self.table.size
        return labelled(clustered(self.table, range(size), self.decided, self.decided.auto), size)

    def joined(self, also: Any) -> list[int]:
        """Return the clusters after the sure merges and those of other pairs, told by a mask."""
        clusters = clustered(self.table, range(self.table.size), self.decided, self.decided.auto)
        for one, other in zip(self.decided.scored.first[also], self.decided.scored.second[also], strict=True):
            clusters.join(int(one), int(other), whatever=True)
        return labelled(clusters, self.table.size)


def match(rows: Sequence[Features], model: Model | None = None) -> Whole:
    """Return what is recognised among contacts; many teach the weights themselves."""
    table = table_of(rows)
    keys, places = keyed([keys_of(one) for one in rows])
    used = fit_table(table, keys, places) if len(rows) >= _ENOUGH else model or SHIPPED
    first, second = pairs_of(keys, places, len(rows))
    return Whole(table, used, decide(table, score(used, table, first, second, len(rows))))


def clustered(table: Table, nodes: Sequence[int], decided: Decided, joined: Any) -> Clusters:
    """Return clusters of nodes after joining pairs (told by a mask), the surest first.

    `nodes` gives the node of each row: rows that are one person already share one.
    """
    clusters = Clusters(max(nodes, default=-1) + 1, apart(table, nodes))
    chosen = np.flatnonzero(joined)
    for at in chosen[np.argsort(-decided.total[chosen])].tolist():
        clusters.join(nodes[decided.scored.first[at]], nodes[decided.scored.second[at]])
    return clusters


def apart(table: Table, nodes: Sequence[int]) -> list[dict[int, set[int]]]:
    """Return, per field of APART, the values by node."""
    found = []
    for name in APART:
        values: dict[int, set[int]] = {}
        for row in np.flatnonzero(table.columns[name].codes).tolist():
            values.setdefault(nodes[row], set()).add(int(table.columns[name].codes[row]))
        found.append(values)
    return found


def labelled(clusters: Clusters, size: int) -> list[int]:
    """Return the cluster of each row."""
    return [clusters.find(row) for row in range(size)]
