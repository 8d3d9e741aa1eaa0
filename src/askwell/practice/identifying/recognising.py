"""Recognising people who are here already: new rows against all that is kept, then everybody at once.

Loads numpy and rapidfuzz: import it inside functions.
"""

import json
import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np

from askwell.practice.identifying import match_store
from askwell.practice.identifying.likeness import Alike, Recognised, ask, forget_all
from askwell.practice.identifying.matching import whole
from askwell.practice.identifying.matching.clusters import Clusters
from askwell.practice.identifying.matching.deciding import Decided, decide
from askwell.practice.identifying.matching.defaults import SHIPPED
from askwell.practice.identifying.matching.keys import CAPS, Family, family_of
from askwell.practice.identifying.matching.normal import Features
from askwell.practice.identifying.matching.pairs import keyed, pairs_of
from askwell.practice.identifying.matching.table import Counts, Table, counts_of, table_of
from askwell.practice.identifying.matching.weights import Model, score
from askwell.practice.identifying.matching.whole import apart
from askwell.practice.identifying.models import Contact, Learned
from askwell.practice.identifying.parts import people_of
from askwell.workspace import images, scope

_LEVELS = "-01234"
"""A letter for each level, the unknown first."""


def recognise(new: Sequence[Features], new_keys: Sequence[set[int]]) -> Recognised:
    """Return what new rows (with their keys) are the same as, and what is to be asked."""
    if not new:
        return Recognised()
    match_store.ensure()

    keys, rows = keyed(new_keys)
    held = np.array(match_store.holders(np.unique(keys).tolist()) or np.zeros((0, 2)), np.int64).reshape(
        -1, 2
    )
    ids, place = np.unique(held[:, 1], return_inverse=True)
    every_key, every_row = np.r_[keys, held[:, 0]], np.r_[rows, place + len(new)]
    is_new = np.arange(len(new) + len(ids)) < len(new)
    first, second = pairs_of(every_key, every_row, len(is_new), new=is_new)
    met = np.unique(np.r_[first, second])
    met = met[met >= len(new)] - len(new)
    crowded = _crowded(every_key)
    return _settled(new, ids[met].tolist(), _renumbered(first, second, met, len(new)), crowded)


def _renumbered(first: Any, second: Any, met: Any, new: int) -> tuple[Any, Any]:
    """Return pairs that count only the contacts there that are met."""

    def renumbered(rows: Any) -> Any:
        return np.where(rows < new, rows, np.searchsorted(met, rows - new) + new)

    return renumbered(first), renumbered(second)


def _crowded(keys: Any) -> frozenset[int]:
    """Return the keys of mailboxes and phones that too many have: a switchboard is nobody's own."""
    found, counts = np.unique(keys, return_counts=True)
    families = family_of(found)
    over = np.zeros(len(found), bool)
    for family in (Family.EMAIL, Family.PHONE):
        over |= (families == family) & (counts > CAPS[family])
    return frozenset(found[over].tolist())


def _settled(
    new: Sequence[Features], ids: list[int], pairs: tuple[Any, Any], crowded: frozenset[int]
) -> Recognised:

    model, counts, size = _learned()
    kept = match_store.features_of(ids)
    table = table_of([*new, *(kept.get(one, Features()) for one in ids)], counts, crowded)
    decided = decide(table, score(model, table, *pairs, size + len(new)))
    people = people_of(ids)
    clusters, node = _clusters(table, len(new), [people.get(one, 0) for one in ids])
    sure = np.flatnonzero(decided.auto)
    for at in sure[np.argsort(-decided.total[sure])].tolist():
        clusters.join(node[pairs[0][at]], node[pairs[1][at]])
    found = Recognised()
    leads: dict[int, tuple[bool, int]] = {}
    for row, one in enumerate(ids):
        leads.setdefault(clusters.find(node[len(new) + row]), (False, people.get(one, 0)))
    for row in range(len(new)):
        lead = leads.setdefault(clusters.find(node[row]), (True, row))
        if lead != (True, row):
            found.same_as[row] = lead
    found.questions = _questions(decided, clusters, node, ids, new=len(new))
    return found


def _clusters(table: Table, new: int, people: Sequence[int]) -> tuple[Clusters, list[int]]:
    """Return clusters in which each person there is one node, and two people there are never joined."""
    at: dict[int, int] = {}
    node = [*range(new), *(at.setdefault(person, new + len(at)) for person in people)]
    there: dict[int, set[int]] = {where: {person} for person, where in at.items()}
    return Clusters(new + len(at), [*apart(table, node), there]), node


def _questions(
    decided: Decided, clusters: Clusters, node: Sequence[int], ids: Sequence[int], *, new: int
) -> list[Alike]:
    """Return the best pair between each two people that are to be asked about."""
    asked = np.flatnonzero(decided.review | decided.auto)
    seen: set[tuple[int, int]] = set()
    found = []
    for at in asked[np.argsort(-decided.total[asked], kind="stable")].tolist():
        first, second = int(decided.scored.first[at]), int(decided.scored.second[at])
        mine, theirs = clusters.find(node[first]), clusters.find(node[second])
        between = (min(mine, theirs), max(mine, theirs))
        if mine == theirs or between in seen:
            continue
        seen.add(between)
        one, other = ((True, row) if row < new else (False, ids[row - new]) for row in (first, second))
        levels = "".join(_LEVELS[level + 1] for level in decided.scored.levels[at])
        found.append(Alike(one, other, int(decided.group[at]), float(decided.total[at]), levels))
    return found


def learn(*, upto: int) -> int:
    """Fit the weights on everybody and find all questions anew; return how many there are.

    `upto` is the newest entry that is known to it. Few contacts teach nothing: then only questions.
    """
    match_store.ensure()
    everybody = list(match_store.everybody())
    if not everybody:
        return 0
    ids, rows = [one for one, _ in everybody], [each for _, each in everybody]
    found = whole.match(rows, _learned()[0])
    people = people_of(ids)
    clusters, node = _clusters(found.table, 0, [people.get(one, 0) for one in ids])
    questions = _questions(found.decided, clusters, node, ids, new=0)
    _keep(found.model, counts_of(found.table), len(rows), upto)
    forget_all()
    ask([(one.one[1], one.other[1], one) for one in questions])
    return len(questions)


def _keep(model: Model, counts: Counts, contacts: int, upto: int) -> None:
    facts = {
        "m": model.m, "u": model.u, "fitted_on": model.fitted_on,
        "totals": counts.totals, "values": counts.values,
    }  # fmt: skip
    packed = zlib.compress(json.dumps(facts).encode())
    before = Learned.objects.filter(workspace_id=scope.current())
    before._raw_delete(before.db)  # noqa: SLF001 -- nothing follows from it
    (row_id,) = images.next_ids(Learned, 1)
    images.insert(
        Learned,
        ["id", "workspace_id", "contacts", "upto", "facts"],
        [(row_id, scope.current(), contacts, upto, packed)],
    )


def _learned() -> tuple[Model, Counts, int]:
    """Return the weights, the counts of names, and the number of contacts that taught them."""
    found = Learned.objects.first()
    if found is None:
        return SHIPPED, Counts(), Contact.objects.count()
    facts = json.loads(zlib.decompress(bytes(found.facts)))
    m, u = ({name: tuple(values) for name, values in facts[part].items()} for part in ("m", "u"))
    return Model(m, u, facts["fitted_on"]), Counts(facts["totals"], facts["values"]), found.contacts
