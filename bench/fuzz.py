"""Damage files by the thousand and read them within the limits of the reading process (`make fuzz`).

Per format: mutants are read in processes that are limited as the real one is, many in each; a traceback, a
mutant that takes too long or a process that grows too large is counted. Some go the whole way, files of
people into a home and directories beside another one: a refused file must have written nothing, and a
taken one must account for every record.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from bench.fuzz_seen import SECONDS, Seen
from bench.homes import environment_of
from bench.table import Figure, Table
from tests.integrations.directories.mutants import MAKERS
from tests.integrations.readers.mutants import FORMATS

_PER_PROCESS = 2_500
_PROCESSES = 2
_MEGABYTES = 600
"""A process may have 512 MB of addresses; what it holds stays below."""


def main() -> int:
    """Run all formats; return 1 when anything was out of bounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="fewer files, for every push")
    chosen = parser.parse_args()
    files, whole = (1_000, 5) if chosen.short else (10_000, 25)
    table = Table()
    began = time.monotonic()
    for name in FORMATS:
        _tell(table, name, _in_processes("readers", name, files), files)
    for name in MAKERS:
        seen = _in_processes("directories", name, files)
        _tell(table, f"directory, {name}", seen, files)
        table.add(Figure(f"directory, {name}: partial writes", seen.partial, 0, ""))
    _whole_way(table, whole)
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    minutes = (spent.ru_utime + spent.ru_stime) / 60
    table.add(Figure("all of it, processor time", minutes, 20, "m", note=_wall(began)))
    return table.exit_code()


def _wall(began: float) -> str:
    return f"{(time.monotonic() - began) / 60:.1f} minutes by the clock, {_PROCESSES} processes at a time"


def _in_processes(child: str, name: str, files: int) -> Seen:
    seen = Seen()
    firsts = range(0, files, _PER_PROCESS)
    with ThreadPoolExecutor(_PROCESSES) as pool:
        for said in pool.map(lambda at: _process(child, name, at, min(_PER_PROCESS, files - at)), firsts):
            seen.add(said)
    return seen


def _process(child: str, name: str, first: int, count: int) -> dict[str, Any]:
    command = [sys.executable, "-W", "ignore", "-m", f"bench.fuzz_{child}", name, str(first), str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["killed"])[-1]
        fault = f"{name} from {first}: the process ended with {done.returncode}: {last}"
        return {**vars(Seen()), "faults": [fault]}
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _tell(table: Table, name: str, seen: Seen, files: int) -> None:
    for fault in seen.faults[:5]:
        print(f"  {fault}", file=sys.stderr)
    note = f"{seen.records} records, {seen.refused} refused, {seen.stopped} stopped"
    table.add(Figure(f"{name}: files read", seen.files, files, "", at_most=False, note=note))
    table.add(Figure(f"{name}: tracebacks", len(seen.faults), 0, ""))
    table.add(Figure(f"{name}: slowest file, processor time", seen.slowest, SECONDS, "s"))
    table.add(Figure(f"{name}: memory of a process", seen.megabytes, _MEGABYTES, "MB"))


def _whole_way(table: Table, count: int) -> None:
    """Bring mutants into a home, and look what each left behind."""
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "bench.fuzz_home", str(count)]
        environment = {**os.environ, **environment_of(Path(home))}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        print(done.stderr, end="", file=sys.stderr)
        if done.returncode:
            raise RuntimeError("bringing mutants into a home failed")
        said = json.loads(done.stdout)
    note = f"{said['taken']} taken, {said['refused']} refused"
    table.add(Figure("into a home: files", said["files"], count * len(FORMATS), "", at_most=False, note=note))
    table.add(Figure("into a home: partial writes", said["partial"], 0, ""))
    table.add(Figure("into a home: records not accounted for", said["lost"], 0, ""))
    table.add(Figure("into a home: tracebacks", said["faults"], 0, ""))


if __name__ == "__main__":
    sys.exit(main())
