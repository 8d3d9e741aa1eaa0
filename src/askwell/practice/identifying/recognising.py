"""Recognising people who are here already: new rows against all that is kept, then everybody at once.

Loads numpy and rapidfuzz: import it inside functions.
"""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from askwell.practice.identifying import match_store
from askwell.practice.identifying.likeness import Alike, Recognised, ask, forget_all
from askwell.practice.identifying.matching import whole
from askwell.practice.identifying.matching.clusters import Clusters
from askwell.practice.identifying.matching.deciding import Decided
from askwell.practice.identifying.matching.defaults import SHIPPED
from askwell.practice.identifying.matching.keys import keys_of
from askwell.practice.identifying.matching.pairs import pairs_of
from askwell.practice.identifying.matching.table import Table, joined
from askwell.practice.identifying.matching.weights import Model
from askwell.practice.identifying.models import Learned
from askwell.practice.identifying.parts import parts_of, people_of
from askwell.workspace import images, scope

_LEVELS = "-01234"
"""A letter for each level, the unknown first."""


@dataclass(slots=True)
class _Met:
    """The rows of pairs that matter, new ones first: each with its node, all cards of a person having one.

    `people` tells whose a node is; the rows behind the `new` ones are contacts.
    """

    table: Table
    decided: Decided
    new: int
    nodes: dict[int, int]
    people: dict[int, int]

    def clusters(self) -> Clusters:
        """Return clusters of the nodes, in which two people there are never joined."""
        there = {node: {person} for node, person in self.people.items()}
        return Clusters(self.new + len(there), [*whole.apart(self.table, self.nodes), there])

    def pairs(self, chosen: Any) -> Iterator[tuple[int, int, int]]:
        """Give (which pair, node, node) of pairs told by a mask, the surest first."""
        for at, first, second in whole.in_order(self.decided, chosen):
            if first in self.nodes and second in self.nodes:
                yield at, self.nodes[first], self.nodes[second]

    def named(self, row: int) -> tuple[bool, int]:
        """Return a row as (it is new, its place or id)."""
        return (True, row) if row < self.new else (False, int(self.table.ids[row]))


def recognise(new: Table) -> Recognised:
    """Return what new rows are the same as, and what is to be asked."""
    if not new.size:
        return Recognised()
    match_store.ensure()
    table = joined([new, match_store.everybody()])
    pairs = pairs_of(keys_of(table), table.size, new=new.size)
    met = _met(table, whole.judged(table, _learned(), *pairs), new.size)
    clusters = met.clusters()
    for _, mine, theirs in met.pairs(met.decided.auto):
        clusters.join(mine, theirs)
    found = Recognised(questions=_questions(met, clusters))
    leads = {clusters.find(node): (False, person) for node, person in met.people.items()}
    for row in sorted(row for row in met.nodes if row < new.size):
        lead = leads.setdefault(clusters.find(row), (True, row))
        if lead != (True, row):
            found.same_as[row] = lead
    return found


def _met(table: Table, decided: Decided, new: int) -> _Met:
    """Return the rows of the pairs that are sure or asked about, and the other cards of people among them."""
    chosen = decided.auto | decided.review
    rows = np.unique(np.r_[decided.scored.first[chosen], decided.scored.second[chosen]])
    people = people_of(table.ids[rows[rows >= new]].tolist())
    cards = parts_of(list(dict.fromkeys(people.values())))
    nodes = {row: row for row in rows[rows < new].tolist()}
    of_person = {person: new + at for at, person in enumerate(dict.fromkeys(cards.values()))}
    kept = new + np.flatnonzero(np.isin(table.ids[new:], list(cards)))
    for row, contact_id in zip(kept.tolist(), table.ids[kept].tolist(), strict=True):
        nodes[row] = of_person[cards[contact_id]]
    return _Met(table, decided, new, nodes, {node: person for person, node in of_person.items()})


def _questions(met: _Met, clusters: Clusters) -> list[Alike]:
    """Return the best pair between each two people that are to be asked about."""
    seen: set[tuple[int, int]] = set()
    found = []
    decided = met.decided
    for at, one, other in met.pairs(decided.review | decided.auto):
        mine, theirs = clusters.find(one), clusters.find(other)
        between = (min(mine, theirs), max(mine, theirs))
        if mine == theirs or between in seen:
            continue
        seen.add(between)
        first, second = (met.named(int(rows[at])) for rows in (decided.scored.first, decided.scored.second))
        levels = "".join(_LEVELS[level + 1] for level in decided.scored.levels[at])
        found.append(Alike(first, second, int(decided.group[at]), float(decided.total[at]), levels))
    return found


def learn(*, upto: int) -> int:
    """Fit the weights on everybody and find all questions anew; return how many there are.

    `upto` is the newest entry that is known to it. Few contacts teach nothing: then only questions.
    """
    match_store.ensure()
    table = match_store.everybody()
    if not table.size:
        return 0
    found = whole.match(table, _learned())
    met = _met(table, found.decided, 0)
    questions = _questions(met, met.clusters())
    _keep(found.model, table.size, upto)
    forget_all()
    ask([(one.one[1], one.other[1], one) for one in questions])
    return len(questions)


def _keep(model: Model, contacts: int, upto: int) -> None:
    facts = {"m": model.m, "u": model.u, "fitted_on": model.fitted_on}
    packed = zlib.compress(json.dumps(facts).encode())
    before = Learned.objects.filter(workspace_id=scope.current())
    before._raw_delete(before.db)  # noqa: SLF001 -- nothing follows from it
    (row_id,) = images.next_ids(Learned, 1)
    images.insert(
        Learned,
        ["id", "workspace_id", "contacts", "upto", "facts"],
        [(row_id, scope.current(), contacts, upto, packed)],
    )


def _learned() -> Model:
    """Return the weights that the contacts taught, or those that come with Askwell."""
    found = Learned.objects.first()
    if found is None:
        return SHIPPED
    facts = json.loads(zlib.decompress(bytes(found.facts)))
    m, u = ({name: tuple(values) for name, values in facts[part].items()} for part in ("m", "u"))
    return Model(m, u, facts["fitted_on"])
