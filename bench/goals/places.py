"""A directory of a million places: built from Parquet, and the nearest fifty of a kind."""

import resource
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from bench.table import Figure, Table

NAMES = ("places",)
_MANY, _FEW = 1_000_000, 50_000
_QUERIES = 200
_RADIUS = 50_000.0


def measure(table: Table, folder: Path, *, short: bool) -> None:
    """Build and search in processes of their own, so that CPU and memory are those of the work alone."""
    count = _FEW if short else _MANY
    parquet = folder / "places.parquet"
    # In a process of its own too: the peak of a process would count for those it starts.
    subprocess.run([sys.executable, "-m", "bench.places", str(count), str(parquet)], check=True)
    seconds, wall, megabytes = _run("build", folder, parquet)
    note = f"{wall:.1f} s on the clock for {count}"
    goal = 60 * count / _MANY if not short else 60
    table.add(Figure("places: directory built from Parquet, CPU", seconds, goal, "s", note=note))
    table.add(Figure("places:   peak memory", megabytes, 500, "MB"))
    for name, kind in (("any point", "scattered"), ("the densest towns", "dense")):
        p50, p95, clock = _run(kind, folder, parquet)
        note = f"p50 {p50:.1f} ms; on the clock p95 {clock:.1f} ms"
        table.add(Figure(f"places: nearest 50 of a kind, {name}, p95 CPU", p95, 10, "ms", note=note))


def _run(what: str, folder: Path, parquet: Path) -> list[float]:
    command = [sys.executable, "-m", "bench.goals.places", what, str(folder), str(parquet)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [float(one) for one in done.stdout.split()]


def _build(folder: Path, parquet: Path) -> None:
    """Print the CPU seconds, those on the clock, and the peak in MB."""
    from askwell.integrations.directories import building  # noqa: PLC0415 -- only in the process that builds
    from askwell.integrations.directories.place import Wanted  # noqa: PLC0415 -- see above

    began, spent = time.perf_counter(), time.process_time()
    building.build(folder, parquet, "places", Wanted(), at="2026-11-23", tell=lambda _read, _kept: None)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(time.process_time() - spent, time.perf_counter() - began, peak)


def _search(folder: Path, points: str) -> None:
    """Print p50 and p95 of the CPU milliseconds of a search, and p95 on the clock."""
    from askwell.integrations.directories import finding, store  # noqa: PLC0415 -- only in the process that searches

    with closing(store.opened(store.file_of(folder, "places"))) as connection:
        found = connection.execute(points, [_QUERIES]).fetchall()
    spent, clock = [], []
    for x, y in found:
        began, cpu = time.perf_counter(), time.process_time()
        finding.search(folder, finding.Asked("", "dentist", x, y, _RADIUS))
        spent.append((time.process_time() - cpu) * 1000)
        clock.append((time.perf_counter() - began) * 1000)
    spent.sort()
    clock.sort()
    at = int(len(spent) * 0.95)
    print(spent[len(spent) // 2], spent[at], clock[at])


_SCATTERED = "SELECT x, y FROM place WHERE id % 241 = 0 LIMIT ?"
_DENSE = "SELECT x, y FROM town ORDER BY n DESC LIMIT ?"


if __name__ == "__main__":
    what, folder, parquet = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    if what == "build":
        _build(folder, parquet)
    else:
        _search(folder, _DENSE if what == "dense" else _SCATTERED)
