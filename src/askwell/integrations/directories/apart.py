"""Building a directory in a process of its own, and hearing how far it is."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Timer
from typing import Any

from askwell.integrations.directories.place import Wanted
from askwell.integrations.readers.files import shown
from askwell.kernel.errors import N_, BadInputError

_log = logging.getLogger(__name__)
_SILENT_SECONDS = 600.0
_LONGEST_LINE = 100_000
Tell = Callable[[int, int], None]


def build_apart(
    folder: Path, path: Path, name: str, wanted: Wanted, *, at: str, tell: Tell
) -> dict[str, Any]:
    """Build or renew a directory and return what came of it; `tell` hears (read, kept) as it goes on.

    Raises BadInputError with one sentence; then, and when this process is killed, nothing is changed.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    told = {"folder": str(folder), "path": str(path.absolute()), "name": name, "at": at}
    process = _started({**told, "country": wanted.country, "box": wanted.box, "category": wanted.category})
    try:
        while line := _line(process):
            said = _parsed(line)
            if "read" in said:
                tell(said["read"], said["kept"])
            elif "done" in said:
                done: dict[str, Any] = said["done"]
                return done
            else:
                raise _error(said, path)
        raise _error({"fault": "ended"}, path)
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def _started(told: dict[str, Any]) -> subprocess.Popen[bytes]:
    # -P: the current folder may hold a file called like a module. The child finds what we find.
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "PYTHONIOENCODING": "utf-8",
    }
    environment.pop("PYTHONSTARTUP", None)
    # Our own interpreter; the path is told, never a command.
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "askwell.integrations.directories.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    assert process.stdin is not None  # noqa: S101 -- for the type checker: it was opened as a pipe
    with process.stdin as pipe:
        pipe.write(json.dumps(told).encode())
    return process


def _line(process: subprocess.Popen[bytes]) -> bytes:
    assert process.stdout is not None  # noqa: S101 -- for the type checker: it was opened as a pipe
    timer = Timer(_SILENT_SECONDS, process.kill)
    timer.daemon = True
    timer.start()
    try:
        return process.stdout.readline(_LONGEST_LINE)
    finally:
        timer.cancel()


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except ValueError:
        return {"fault": "line"}
    return said if isinstance(said, dict) else {"fault": "line"}


def _error(said: dict[str, Any], path: Path) -> BadInputError:
    if "error" in said:
        return BadInputError(str(said["error"]), **said["values"])
    _log.warning("Building a directory failed: %s", said.get("fault"))
    if said.get("fault") == "disk":
        return BadInputError(N_("There is no room left on the disk. Nothing was changed."))
    return BadInputError(
        N_("The file {name} cannot be read: something in it is not as its format says. Nothing was changed."),
        name=shown(path),
    )
