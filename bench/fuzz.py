"""Damage files by the thousand and read them within the limits of the reading process (`make fuzz`).

Per format: mutants are read in processes that are limited as the real one is, many in each; a traceback, a
mutant that takes too long or a process that grows too large is counted. Some go the whole way into a home,
where a refused file must have written nothing, and a taken one must account for every record.
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
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from askwell.integrations.readers import Reader, child, registry, wire
from askwell.integrations.readers.sandbox import Limits
from askwell.kernel.drafts import OwnProfile, TableLook
from askwell.kernel.errors import BadInputError
from bench.homes import environment_of
from bench.table import Figure, Table
from tests.integrations.readers.mutants import FORMATS, mutated, written

_PER_PROCESS = 500
_PROCESSES = 2
_SECONDS = 20
_MEGABYTES = 600
"""A process may have 512 MB of addresses; what it holds stays below."""


@dataclass
class Seen:
    """What reading many mutants was like: seconds of processor time for the slowest, megabytes at most."""

    files: int = 0
    records: int = 0
    refused: int = 0
    stopped: int = 0
    slowest: float = 0
    megabytes: float = 0
    faults: list[str] = field(default_factory=list)

    def add(self, said: dict[str, Any]) -> None:
        """Add what one process saw."""
        for name in ("files", "records", "refused", "stopped"):
            setattr(self, name, getattr(self, name) + said[name])
        self.slowest = max(self.slowest, said["slowest"])
        self.megabytes = max(self.megabytes, said["megabytes"])
        self.faults += said["faults"]


def main() -> int:
    """Run all formats; return 1 when anything was out of bounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="fewer files, for every push")
    parser.add_argument("--child", nargs=3, metavar=("FORMAT", "FIRST", "COUNT"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.child:
        name, first, count = chosen.child
        print(json.dumps(vars(_read_many(name, int(first), int(count)))))
        return 0
    files, whole = (1_000, 5) if chosen.short else (10_000, 25)
    table = Table()
    began = time.monotonic()
    for name in FORMATS:
        _tell(table, name, _in_processes(name, files), files)
    _whole_way(table, whole)
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    minutes = (spent.ru_utime + spent.ru_stime) / 60
    table.add(Figure("all of it, processor time", minutes, 20, "m", note=_wall(began)))
    return table.exit_code()


def _wall(began: float) -> str:
    return f"{(time.monotonic() - began) / 60:.1f} minutes by the clock, {_PROCESSES} processes at a time"


def _in_processes(name: str, files: int) -> Seen:
    seen = Seen()
    with ThreadPoolExecutor(_PROCESSES) as pool:
        for said in pool.map(lambda first: _process(name, first), range(0, files, _PER_PROCESS)):
            seen.add(said)
    return seen


def _process(name: str, first: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.fuzz", "--child", name, str(first), str(_PER_PROCESS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["killed"])[-1]
        return {
            **vars(Seen()),
            "faults": [f"{name} from {first}: the process ended with {done.returncode}: {last}"],
        }
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _read_many(name: str, first: int, count: int) -> Seen:
    """Read mutants one after the other in this process, which gets the memory of a real one."""
    seen = Seen()
    reader = registry.named(FORMATS[name][0])
    with tempfile.TemporaryDirectory() as folder:
        contents = list(mutated(name, count, first=first))
        child.limit(Limits().memory, _SECONDS * count)
        for number, content in enumerate(contents, first):
            began = time.process_time()
            _read_one(seen, reader, written(Path(folder), content), f"{name} {number}")
            seen.slowest = max(seen.slowest, time.process_time() - began)
    seen.megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return seen


def _read_one(seen: Seen, reader: Reader, file: Path, label: str) -> None:
    seen.files += 1
    try:
        reader.recognises(file)
        for told in reader.read(file):
            seen.records += 1
            aside = isinstance(told, OwnProfile | TableLook)
            json.dumps(wire.packed_aside(told) if aside else wire.packed(told))  # type: ignore[arg-type]
    except BadInputError:
        seen.refused += 1
    except (MemoryError, RecursionError):
        seen.stopped += 1
    except Exception as error:  # noqa: BLE001 -- counting them is the purpose
        seen.faults.append(f"{label}: {type(error).__name__}: {error}")


def _tell(table: Table, name: str, seen: Seen, files: int) -> None:
    for fault in seen.faults[:5]:
        print(f"  {fault}", file=sys.stderr)
    note = f"{seen.records} records, {seen.refused} refused, {seen.stopped} stopped"
    table.add(Figure(f"{name}: files read", seen.files, files, "", at_most=False, note=note))
    table.add(Figure(f"{name}: tracebacks", len(seen.faults), 0, ""))
    table.add(Figure(f"{name}: slowest file, processor time", seen.slowest, _SECONDS, "s"))
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
