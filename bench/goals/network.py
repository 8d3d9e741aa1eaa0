"""The network: ways to people beside networkx, its picture, and the order in which to ask."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench import whom_next_world as worlds
from bench.homes import environment_of, make_home
from bench.servers import ask, running
from bench.table import Figure, Table

NAMES = ("network", "paths", "picture", "next")
_SEEDS = 300
_FIRST_SEED = 100_000
_COLD_STARTS = 12
# What matching.md measured of the prototype, as the share of asks saved.
_ADVANTAGE = {
    "most relevant first": 0.18,
    "closest first": 0.63,
    "any order": 0.74,
    "likeliest yes first": 0.52,
}


def measure(table: Table, folder: Path, *, short: bool) -> None:
    """Measure the four parts, each in homes of its own."""
    _paths(table, folder, 1_000, 5_000, 20)
    _paths(table, folder, *((10_000, 50_000) if short else (100_000, 500_000)), 100)
    _picture(table, folder / "picture")
    _next(table, folder / "next", 5_000 if short else 30_000)
    _orders(table, 100 if short else _SEEDS)


def _paths(table: Table, folder: Path, people: int, edges: int, goal: float) -> None:
    found = _run(folder / f"paths-{people}", "paths", str(people), str(edges))
    name = f"paths: 5 best of {found['queries']}, {people:,} contacts, {found['edges']:,} edges"
    note = f"p50 {found['p50']:.1f} ms, {found['found']} with a path"
    table.add(Figure(f"{name}, p95 of CPU", found["p95"], goal, "ms", note=note))
    all_of_them = found["cpu"] / found["their_cpu"]
    theirs = f"networkx p50 {found['their_p50']:.1f} ms, p95 {found['their_p95']:.1f} ms"
    note = f"{theirs}; CPU of all {all_of_them:.2f}x"
    beside = found["p95"] / found["their_p95"]
    table.add(Figure("paths:   p95 over that of networkx, graph loaded", beside, 1, note=note))
    table.add(Figure("paths:   answers unlike those of networkx", found["differ"], 0, ""))


def _picture(table: Table, home: Path) -> None:
    made = make_home(home, 5_000, interviews=0, due=10)
    hub = _run(home, "tie")["hub"]
    with running(["-m", "bench.serve"], environment_of(home), "/", made["cookie"]) as server:
        connection = server.connect()
        path = f"/network/around/{hub}"
        first = ask(connection, path, server)
        times = sorted(ask(connection, path, server) for _ in range(40))
        connection.request("GET", path, headers=server.headers)
        size = len(connection.getresponse().read())
    note = f"p50 {times[20]:.0f} ms, first {first:.0f} ms"
    table.add(Figure("picture: around one of 5,000 contacts, p95", times[37], 300, "ms", note=note))
    table.add(Figure("picture:   its page", size / 1e3, 500, "kB"))


def _next(table: Table, home: Path, people: int) -> None:
    make_home(home, people, interviews=200, due=200)
    times = sorted(_run(home, "next")["ms"] for _ in range(_COLD_STARTS))
    note = f"median {times[len(times) // 2]:.0f} ms, {_COLD_STARTS} fresh programs"
    table.add(Figure(f"next: over {people:,} contacts, cold, p95 of CPU", times[-1], 300, "ms", note=note))


def _orders(table: Table, seeds: int) -> None:
    asks = {
        name: [worlds.asks_needed(order, _FIRST_SEED + seed) for seed in range(seeds)]
        for name, order in worlds.ORDERS.items()
    }
    for name, goal in _ADVANTAGE.items():
        saved, low, high = worlds.advantage(asks["ours"], asks[name])
        note = f"[{low:.2f}, {high:.2f}]; {worlds.mean(asks['ours']):.1f} asks, {worlds.mean(asks[name]):.1f}"
        table.add(Figure(f"next: asks saved beside {name}", saved, goal, "", at_most=False, note=note))


def _run(home: Path, *what: str) -> dict[str, Any]:
    """Run a part of bench/networks.py in a process of its own, in a home."""
    home.mkdir(mode=0o700, exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "bench.networks", *what],
        env={**os.environ, **environment_of(home)},
        check=True,
        capture_output=True,
        text=True,
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))
