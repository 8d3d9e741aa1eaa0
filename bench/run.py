"""Measure the goals G1 to G9, then those of bench/goals, in one table; `--short` is for every push."""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path
from urllib.parse import quote

from bench import goals
from bench.floor import import_floor
from bench.homes import NOW, environment_of, make_home
from bench.people import write_export
from bench.servers import Measured, Server, beside, first_answers, running, throughput
from bench.table import Figure, Table

_STARTS = 7
_IMPORTED, _ROUNDS = 30_000, 3


def main() -> int:
    """Run the bench; return 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="smaller homes, for every push")
    parser.add_argument("--only", default="", help="goals to measure, like G1,G5,cards")
    chosen = parser.parse_args()
    # A person's Python keeps what it compiled; else the figures tell how fast Python compiles Django.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    many, few, talks = (5_000, 1_000, 500) if chosen.short else (100_000, 1_000, 10_000)
    table = Table()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        wanted = set(filter(None, chosen.only.split(",")))
        if not wanted or wanted & {"G1", "G2", "G3", "G4", "G5", "G8", "G9"}:
            pages(table, folder, many, few, talks)
        if not wanted or "G6" in wanted:
            importing(table, folder, many)
        if not wanted or "G7" in wanted:
            command_line(table, folder)
        for name, part in goals.found():
            if not wanted or wanted & {name, *part.NAMES}:
                (folder / name).mkdir()
                part.measure(table, folder / name, short=chosen.short)
    return table.exit_code()


def pages(table: Table, folder: Path, many: int, few: int, talks: int) -> None:
    """G1 to G5, G8 and G9: pages beside hello, at few and at many contacts."""
    small = make_home(folder / "few", few, interviews=min(talks, 100), due=100)
    large = make_home(folder / "many", many, interviews=talks, due=500)
    with (
        running(["-m", "bench.hello"], {}, "/") as hello,
        running(["-m", "bench.serve"], environment_of(folder / "few"), "/", small["cookie"]) as little,
        running(["-m", "bench.serve"], environment_of(folder / "many"), "/", large["cookie"]) as big,
    ):
        idle_memory = big.memory()
        _lists(table, hello, little, big, organization=large["organization"])
        _days(table, hello, little, big)
        _people(table, hello, big, large)
        table.add(Figure("G8 idle memory, one process (PSS)", idle_memory, 110, "MB"))
        for clients in (4, 16):
            floor, _ = throughput(hello, "/", clients)
            ours, failed = throughput(big, "/contacts", clients)
            name = f"G9 hello's throughput over the list's, {clients} clients, {failed} failed"
            table.add(Figure(name, floor / ours if not failed else 999, 15))
    _starting(table, environment_of(folder / "many"), large["cookie"])


def _starting(table: Table, environment: dict[str, str], cookie: str) -> None:
    """The program as a person starts it, to its first Today."""
    command = ["-m", "askwell", "serve", "--no-browser", "--port"]
    hello, ours = first_answers(["-m", "bench.hello"], command, environment, "/", cookie)
    note = f"{ours * 1e3:.0f} ms"
    table.add(Figure("G8 first answer of askwell serve beside hello's", ours / hello, 2, note=note))


def _lists(table: Table, hello: Server, little: Server, big: Server, *, organization: str) -> None:
    first = beside(hello, big, lambda _: "/contacts")
    _page(table, "G1 list of 50 by name", first, 12)
    table.add(Figure("G1   its p95 over its p50", first.p95 / first.p50, 3))
    flat = beside(little, big, lambda _: "/contacts", base="/contacts")
    table.add(Figure("G1   flat from few to many contacts", flat.ratio, 1.2))
    last = beside(big, big, lambda _: "/contacts?last", base="/contacts")
    table.add(Figure("G1   last page over first", last.ratio, 1.2))
    place = f"/contacts?at={organization}"
    _page(table, "G1 list of one organization by name", beside(hello, big, lambda _: place), 12)


def _days(table: Table, hello: Server, little: Server, big: Server) -> None:
    _page(table, "G2 Today, 500 due", beside(hello, big, lambda _: "/"), 12)
    flat = beside(little, big, lambda _: "/")
    table.add(Figure("G2   flat from few to many", flat.ratio, 1.2))


def _people(table: Table, hello: Server, big: Server, large: dict[str, str]) -> None:
    found = beside(hello, big, lambda _: f"/contacts?q={quote('mari kru')}")
    _page(table, "G3 search by parts of two names", found, 15)
    _page(
        table,
        "G4 contact with 50 interactions",
        beside(hello, big, lambda _: f"/contacts/{large['busy']}"),
        12,
    )
    uids = cycle(large["due"].split(",")[1:])
    written = beside(
        hello, big, lambda _: f"/steps/{next(uids)}", lambda n: f"do=later&until=2026-12-{n % 28 + 1:02}"
    )
    _page(table, "G5 one durable write by POST", written, 8)


def _page(table: Table, name: str, measured: Measured, goal: float) -> None:
    note = f"{measured.cpu:.2f} ms CPU, p50 {measured.p50:.1f} ms, p95 {measured.p95:.1f} ms"
    table.add(Figure(name, measured.ratio, goal, note=note))


def importing(table: Table, folder: Path, many: int) -> None:
    """G6: an untouched export into a copy of a home with many contacts, beside the floor."""
    home = folder / "many"
    if not home.exists():
        make_home(home, many, interviews=0, due=10)
    export = folder / "new.csv"
    write_export(export, _IMPORTED, seed=7)
    floor = import_floor(export)
    for name, options, goal in (("without matching", ["unmatched"], 8), ("with matching", [], 12)):
        rounds = []
        for number in range(_ROUNDS):
            copied = folder / f"G6-{len(options)}-{number}"
            shutil.copytree(home, copied)
            rounds.append(_import_once(copied, export, *options))
        spent, peak = statistics.median(one for one, _ in rounds), max(peak for _, peak in rounds)
        note = f"{spent:.2f} s CPU, floor {floor:.2f} s"
        figure = f"G6 import of {_IMPORTED:,} rows {name} over the floor"
        table.add(Figure(figure, spent / floor, goal, note=note))
        table.add(Figure("G6   peak memory", peak, 500, "MB"))
    again, _ = _import_once(copied, export)
    table.add(Figure("G6   the same file again over the floor", again / floor, 8, note=f"{again:.2f} s CPU"))


def _import_once(home: Path, export: Path, *options: str) -> tuple[float, float]:
    """Import in a process of its own; return the CPU seconds of the import alone and the peak in MB."""
    environment = {**os.environ, **environment_of(home)}
    arguments = [sys.executable, "-m", "bench.importing", str(export), *options]
    ran = subprocess.run(arguments, env=environment, check=True, capture_output=True, text=True)
    spent, peak = ran.stdout.split()[-2:]
    return float(spent), float(peak)


def command_line(table: Table, folder: Path) -> None:
    """G7: starting the program beside what Python itself needs."""
    home = folder / "line"
    environment = {**os.environ, **environment_of(home)}
    make_home(home, 1_000, interviews=0, due=10)
    bare = _start(["-c", "import argparse, sqlite3, csv"], environment)
    helped = _start(["-m", "askwell", "--help"], environment)
    table.add(Figure("G7 askwell --help over bare imports", helped / bare, 2, note=f"{helped * 1e3:.0f} ms"))
    setup = _start(["-c", "import django; django.setup()"], environment)
    read = _start(["-m", "askwell", "today", "--json"], environment)
    table.add(Figure("G7 askwell today over django.setup()", read / setup, 1.6, note=f"{read * 1e3:.0f} ms"))


def _start(arguments: list[str], environment: dict[str, str]) -> float:
    """Return the median CPU seconds of a command."""
    spent: list[float] = []
    for _ in range(_STARTS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], env=environment, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(spent)


if __name__ == "__main__":
    started = time.perf_counter()
    code = main()
    print(f"{time.perf_counter() - started:.0f} s at {NOW:%Y-%m-%d}, seeds fixed")
    sys.exit(code)
