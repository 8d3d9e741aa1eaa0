"""Networks under measurement, in the home the environment names; each part prints its figures as JSON."""

import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Collection
from math import isclose
from typing import Any

import django

from askwell.workspace import tables
from bench.homes import NOW, TODAY

_QUERIES = 60
_COUNT = 5
_KNOWN, _CLOSE = 0.03, 0.004


def main() -> None:
    """Set up, then run the part that is named."""
    django.setup()
    tables.make()
    from askwell.workspace import members, scope  # noqa: PLC0415 -- models need Django to be set up

    member = members.only_member(at=NOW, name="Robin Ames", time_zone="America/Vancouver", first_run=0)
    parts: dict[str, Callable[..., dict[str, Any]]] = {"paths": _paths, "tie": _tie, "next": _next}
    with scope.inside(member.workspace_id):
        print(json.dumps(parts[sys.argv[1]](*map(int, sys.argv[2:]))))


def drawn(people: int, edges: int, seed: int = 3) -> dict[tuple[int, int], float]:
    """Return who knows whom, with a strength: most know their neighbours, some know very many."""
    chance = random.Random(seed)
    found: dict[tuple[int, int], float] = {}
    while len(found) < edges:
        one = chance.randrange(people)
        if chance.random() < 0.55:
            other = min(max(0, one + chance.randrange(-15, 16)), people - 1)
        else:
            other = int(chance.random() ** 2.2 * people)
        if one != other:
            found[min(one, other), max(one, other)] = round(min(0.98, max(0.02, chance.betavariate(2, 4))), 3)
    return found


def _wanted(people: int, seed: int = 5) -> list[list[int]]:
    """Return whom to reach: places of neighbours, small and large, some of them near those all know."""
    chance = random.Random(seed)
    largest = min(people // 4, 400)
    found = []
    for number in range(_QUERIES):
        size = max(1, int(largest ** chance.random()))
        start = 0 if number % 10 == 0 else chance.randrange(people - size)
        found.append(list(range(start, start + size)))
    return found


def _paths(people: int, edges: int) -> dict[str, Any]:
    """Find the best paths in our tables and in networkx; both answer the same questions."""
    from askwell.practice.referring.queries import warm  # noqa: PLC0415 -- models need Django to be set up

    graph, first, ties = _fill(people, edges)
    wanted = [[first + one for one in group] for group in _wanted(people)]
    ours = _timed(lambda group: warm.shortest(group, count=_COUNT), wanted)
    theirs = _timed(lambda group: _with_networkx(graph, ties, group), wanted)
    differ = 0
    for mine, other in zip(ours[2], theirs[2], strict=True):
        lengths = [one.length for one in mine]
        differ += len(lengths) != len(other) or not all(map(isclose, lengths, other))
    return {
        "queries": len(wanted),
        "edges": edges,
        "p50": statistics.median(ours[0]),
        "p95": sorted(ours[0])[int(len(wanted) * 0.95) - 1],
        "cpu": ours[1],
        "their_p50": statistics.median(theirs[0]),
        "their_p95": sorted(theirs[0])[int(len(wanted) * 0.95) - 1],
        "their_cpu": theirs[1],
        "differ": differ,
        "found": sum(bool(one) for one in ours[2]),
    }


def _timed(find: Callable[[list[int]], Any], wanted: list[list[int]]) -> tuple[list[float], float, list[Any]]:
    """Return the CPU milliseconds of each question, the seconds of all, and the answers."""
    for group in wanted[:3]:
        find(group)
    times, answers = [], []
    spent = time.process_time()
    for group in wanted:
        start = time.process_time()
        answers.append(find(group))
        times.append((time.process_time() - start) * 1e3)
    return times, time.process_time() - spent, answers


def _fill(people: int, edges: int) -> tuple[Any, int, dict[int, float]]:
    """Put people and edges into the tables and into a graph; return it, the first id, and the own ties."""
    import networkx as nx  # noqa: PLC0415 -- only for this part

    from askwell.models import Contact, Edge, EdgesMade  # noqa: PLC0415 -- models need Django to be set up
    from askwell.practice.identifying.rules import Tie  # noqa: PLC0415 -- the same
    from askwell.practice.referring.queries import warm  # noqa: PLC0415 -- the same
    from askwell.practice.referring.rules.acquaintance import cost  # noqa: PLC0415 -- the same
    from askwell.workspace import images, journal, scope  # noqa: PLC0415 -- the same

    chance = random.Random(1)
    kinds = [
        Tie.CLOSE if (draw := chance.random()) < _CLOSE else Tie.KNOWN if draw < _KNOWN else Tie.STRANGER
        for _ in range(people)
    ]
    with journal.entry("import", by=None, at=NOW) as write:
        rows = [(f"Person {number}", f"{number:07}", tie) for number, tie in enumerate(kinds)]
        ids = write.create_many(Contact, ["full_name", "sort_as", "tie"], rows)
    first = ids[0]
    graph = nx.Graph()
    both = []
    for (one, other), strength in drawn(people, edges).items():
        length = cost(strength)
        graph.add_edge(first + one, first + other, length=length)
        both += [(first + one, first + other, length), (first + other, first + one, length)]
    columns = ["id", "a_id", "b_id", "cost"]
    same = {"workspace_id": scope.current(), "reason": "said", "words": "", "since": None}
    made = images.next_ids(Edge, len(both))
    images.insert(Edge, columns, ((row_id, *row) for row_id, row in zip(made, both, strict=True)), same=same)
    images.insert(EdgesMade, ["id", "workspace_id"], [(images.next_ids(EdgesMade, 1)[0], scope.current())])
    return graph, first, warm.own_ties(list(ids), (), ())


def _with_networkx(graph: Any, mine: dict[int, float], wanted: Collection[int]) -> list[float]:
    """Return the lengths of the best paths by the first person, hop after hop over networkx's graph."""
    reached = dict.fromkeys(wanted, 0.0)
    front = reached
    found = {one: mine[one] for one in wanted if one in mine}
    for _ in range(2):
        nearer: dict[int, float] = {}
        for one, length in front.items():
            for other, edge in graph.adj.get(one, {}).items():
                total = length + edge["length"]
                if total < reached.get(other, 1e9) and total < nearer.get(other, 1e9):
                    nearer[other] = total
        reached = {**reached, **nearer}
        front = nearer
        for one, length in nearer.items():
            if one in mine:
                found[one] = min(found.get(one, 1e9), length + mine[one])
    return sorted(found.values())[:_COUNT]


def _tie() -> dict[str, Any]:
    """Tie the contacts of a home together and return the uid of one who knows very many."""
    from askwell.models import Acquaintance, Contact  # noqa: PLC0415 -- models need Django to be set up
    from askwell.practice.referring.actions import edges  # noqa: PLC0415 -- the same
    from askwell.workspace import journal  # noqa: PLC0415 -- the same

    ids = list(Contact.objects.order_by("id").values_list("id", flat=True))
    rows = [
        (ids[one], ids[other], ("closely", "well", "slightly")[(one + other) % 3], TODAY)
        for one, other in drawn(len(ids), 5 * len(ids))
    ]
    with journal.entry("acquaintance.note", by=None, at=NOW) as write:
        write.create_many(Acquaintance, ["one_id", "other_id", "closeness", "on"], rows)
    edges.catch_up()
    return {"hub": Contact.objects.get(id=ids[0]).uid}


def _next() -> dict[str, Any]:
    """Put everybody in order once, in a program that has just begun."""
    from askwell.practice.asking import queries as asking  # noqa: PLC0415 -- models need Django to be set up
    from askwell.practice.referring.queries.whom_next import whom_next  # noqa: PLC0415 -- the same

    goal = asking.present_goal()
    start = time.process_time()
    found = whom_next(goal, TODAY)
    return {"ms": (time.process_time() - start) * 1e3, "first": found[0].name if found else ""}


if __name__ == "__main__":
    main()
