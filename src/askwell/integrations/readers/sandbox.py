"""Reading a stranger's file in a process of its own, so that a file made to do harm harms nothing here."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from time import monotonic
from types import TracebackType
from typing import Any, Self

from askwell.integrations.readers import Maps, Record, files
from askwell.integrations.readers.wire import unpacked, unpacked_aside
from askwell.kernel.drafts import OwnProfile, TableLook
from askwell.kernel.errors import N_, BadInputError

_log = logging.getLogger(__name__)
_LONGEST_LINE = 64 * files.MEGABYTE


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost: memory in bytes, processor time and waiting time in seconds."""

    memory: int = 512 * 1024 * 1024
    processor_seconds: int = 20
    wall_seconds: float = 60


class Reading:
    """The records of one file, as they come out of the other process; `reader_name` tells its format.

    An iterator; use it in a `with` statement, or `close` it, to end the process early. `table`
    tells how a table's columns were understood and `own` what the file holds about the seeker;
    both are there at the latest when the last record has come.
    """

    def __init__(self, path: Path, reader_name: str, limits: Limits, maps: Maps) -> None:
        """Start reading; raises BadInputError when the file is none that can be read."""
        self.table: TableLook | None = None
        self.own: OwnProfile | None = None
        self._records = _records(path, reader_name, limits, maps)
        first = next(self._records, None)
        if not isinstance(first, str):
            raise _too_costly(path)
        self.reader_name = first

    def __iter__(self) -> Self:
        """Return itself: the records can be gone through once."""
        return self

    def __next__(self) -> Record:
        """Return the next record; raises BadInputError when the rest of the file cannot be read."""
        for told in self._records:
            if isinstance(told, TableLook):
                self.table = told
            elif isinstance(told, OwnProfile):
                self.own = told
            else:
                record: Record = told
                return record
        raise StopIteration

    def close(self) -> None:
        """End the other process if it still runs."""
        self._records.close()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()


def read_apart(
    path: Path, reader_name: str | None = None, *, limits: Limits | None = None, maps: Maps | None = None
) -> Reading:
    """Recognise and read `path` in a separate process and give its records as they come.

    `maps` holds what was said before about the columns of tables.

    Raises BadInputError with one sentence that names the file: at once when it is no file
    that can be read, while iterating when it turns out to be damaged or too costly. Whoever
    writes what comes must therefore not commit before the last record.
    """
    files.check(path)
    return Reading(path, reader_name or "", limits or Limits(), maps or {})


def _records(path: Path, reader_name: str, limits: Limits, maps: Maps) -> Generator[Any]:
    """Give the name of the reader, then the records and what comes with them."""
    process = _started(path, reader_name, limits)
    try:
        _tell(process, maps)
        for line in _lines(process, path, limits.wall_seconds):
            said = _parsed(line, path)
            if isinstance(said, list):
                yield from map(unpacked, said)
            elif "reader" in said:
                yield str(said["reader"])
            elif aside := unpacked_aside(said):
                yield aside
            else:
                raise _error(said, path)
        if process.wait() != 0:
            raise _too_costly(path)
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def _started(path: Path, reader_name: str, limits: Limits) -> subprocess.Popen[bytes]:
    # -P: the current folder may hold a file called like a module. The child finds what we find.
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "PYTHONIOENCODING": "utf-8",
    }
    environment.pop("PYTHONSTARTUP", None)
    command = [sys.executable, "-P", "-m", "askwell.integrations.readers.child"]
    numbers = [str(limits.memory), str(limits.processor_seconds)]
    return subprocess.Popen(  # noqa: S603 -- our own interpreter; the path is an argument, never a command
        [*command, *numbers, reader_name, str(path.absolute())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _tell(process: subprocess.Popen[bytes], maps: Maps) -> None:
    assert process.stdin is not None  # noqa: S101 -- for the type checker: it was opened as a pipe
    try:
        with process.stdin as pipe:
            pipe.write(json.dumps(maps).encode() if maps else b"")
    except OSError:
        return  # It ended already: what it printed tells why.


def _lines(process: subprocess.Popen[bytes], path: Path, seconds: float) -> Iterator[bytes]:
    """Give the lines the process prints; only the time that we wait for it counts."""
    left = seconds
    assert process.stdout is not None  # noqa: S101 -- for the type checker: it was opened as a pipe
    while True:
        began = monotonic()
        timer = Timer(max(left, 0), process.kill)
        timer.daemon = True
        timer.start()
        try:
            line = process.stdout.readline(_LONGEST_LINE)
        finally:
            timer.cancel()
        left -= monotonic() - began
        if not line:
            return
        if not line.endswith(b"\n"):
            raise _too_costly(path)
        yield line


def _parsed(line: bytes, path: Path) -> Any:
    try:
        return json.loads(line)
    except ValueError as error:
        raise _too_costly(path) from error


def _error(said: dict[str, Any], path: Path) -> BadInputError:
    if "error" in said:
        return BadInputError(str(said["error"]), **said["values"])
    _log.warning("Reading a file failed: %s", said.get("fault"))
    if said.get("fault") in ("memory", "depth"):
        return _too_costly(path)
    return BadInputError(
        N_("The file {name} cannot be read: something in it is not as its format says."),
        name=files.shown(path),
    )


def _too_costly(path: Path) -> BadInputError:
    return BadInputError(
        N_(
            "Reading {name} took too much time or memory, so it was stopped. Is it really a list of contacts?"
        ),
        name=files.shown(path),
    )
