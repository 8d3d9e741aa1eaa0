"""The best paths are those that another program finds among all simple paths of at most three hops."""

import random
from collections.abc import Collection, Iterable
from math import isclose

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from askwell.practice.referring.rules.acquaintance import cost
from askwell.practice.referring.rules.paths import Path, Step, best_paths

ME = -1
GRAPHS = 1_000


def drawn(seed: int) -> nx.Graph:
    """Return a graph of up to twelve people, the seeker among them, with lengths on its edges."""
    chance = random.Random(seed)
    size = chance.randrange(2, 12)
    graph = nx.gnp_random_graph(size, chance.uniform(0.05, 0.5), seed=seed)
    graph.add_nodes_from([ME])
    known = chance.sample(range(size), chance.randrange(size + 1))
    graph.add_edges_from((ME, one) for one in known)
    for one, other in graph.edges:
        graph.edges[one, other]["length"] = cost(chance.uniform(0.05, 0.95))
    return graph


def ours(graph: nx.Graph, wanted: set[int], count: int) -> list[Path]:
    """Ask our search for the paths of a graph."""

    def mine(people: Collection[int]) -> dict[int, float]:
        return {one: graph.edges[ME, one]["length"] for one in people if graph.has_edge(ME, one)}

    def neighbours(people: Collection[int], limit: float) -> Iterable[Step]:
        for one in people:
            for other, edge in graph[one].items():
                if other != ME and edge["length"] < limit:
                    yield one, other, edge["length"]

    return best_paths(mine, wanted, neighbours, count=count)


def theirs(graph: nx.Graph, wanted: set[int], count: int) -> list[float]:
    """Return the lengths of the best paths by the first person, from all simple paths there are."""
    best: dict[int, float] = {}
    for path in nx.all_simple_paths(graph, ME, wanted, cutoff=3):
        best[path[1]] = min(best.get(path[1], 99.0), nx.path_weight(graph, path, "length"))
    return sorted(best.values())[:count]


def test_a_thousand_random_graphs_have_the_paths_that_networkx_finds() -> None:
    differ = []
    for seed in range(GRAPHS):
        graph = drawn(seed)
        chance = random.Random(-seed - 1)
        people = [one for one in graph if one != ME]
        wanted = set(chance.sample(people, chance.randrange(1, min(4, len(people)) + 1)))
        count = chance.randrange(1, 6)
        lengths = [one.length for one in ours(graph, wanted, count)]
        expected = theirs(graph, wanted, count)
        if len(lengths) != len(expected) or not all(map(isclose, lengths, expected)):
            differ.append(seed)
    assert not differ


@given(st.integers(1_000, 100_000), st.integers(1, 5))
def test_a_path_is_simple_short_and_as_long_as_it_says(seed: int, count: int) -> None:
    graph = drawn(seed)
    wanted = {0}
    found = ours(graph, wanted, count)
    firsts = [one.people[0] for one in found]
    assert len(set(firsts)) == len(firsts) <= count
    assert [one.length for one in found] == sorted(one.length for one in found)
    for one in found:
        way = [ME, *one.people]
        assert len(set(way)) == len(way) <= 4
        assert one.people[-1] in wanted
        assert isclose(nx.path_weight(graph, way, "length"), one.length)
        assert 0 < one.strength < 1
