"""The process in which a directory is built: a stranger's file can harm nothing but it.

Started by `apart.build_apart`; it imports no Django. One JSON object comes in, lines of JSON go out: how
many records were read and kept, and last what was built or why not.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from askwell.integrations.directories import building
from askwell.integrations.directories.place import Wanted
from askwell.kernel.errors import N_, BadInputError

_MEMORY = 4 * 1024**3
"""Addresses, not pages: DuckDB reserves far more than it uses."""


def main() -> int:
    """Build what standard input tells; returns 0, also after a bad file."""
    told = json.loads(sys.stdin.read())
    folder = Path(told["folder"])
    _limit()
    try:
        with _alone(folder):
            for left in folder.glob(f".*{building.BUILDING}"):
                left.unlink(missing_ok=True)
            box = tuple(told["box"]) if told["box"] else None
            wanted = Wanted(told["country"], box, told["category"])
            outcome = building.build(
                folder, Path(told["path"]), told["name"], wanted, at=told["at"], tell=_tell
            )
            _say({"done": outcome})
    except BadInputError as error:
        _say({"error": error.message, "values": {key: str(value) for key, value in error.values.items()}})
    except BrokenPipeError:
        return 1  # Whoever asked is gone, and the half-built file with it.
    except OSError as error:
        _say({"fault": "disk" if error.errno == 28 else f"{type(error).__name__}"})
    except Exception as error:  # noqa: BLE001 -- a reader's mistake must not reach a person as a traceback
        full = "disk is full" in str(error)
        _say({"fault": "disk" if full else f"{type(error).__name__}: {_place(error)}"})
    return 0


def _tell(read: int, kept: int) -> None:
    _say({"read": read, "kept": kept})


def _say(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


def _place(error: BaseException) -> str:
    """Return module and line of a fault, without any of the file's content."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else ""


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one process at a time build in a home; raises BadInputError for the second."""
    with (folder / "lock").open("ab") as file:
        try:
            if sys.platform == "win32":
                import msvcrt  # noqa: PLC0415 -- Windows only

                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl  # noqa: PLC0415 -- not on Windows

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise BadInputError(
                N_("Another directory is being added just now. Wait until it is done.")
            ) from error
        yield


def _limit() -> None:
    try:
        import resource  # noqa: PLC0415 -- not on Windows
    except ImportError:
        return
    for kind, amount in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(kind)[1]
        within = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
        try:
            resource.setrlimit(kind, (within, within))
        except (ValueError, OSError):
            continue  # macOS refuses a limit on addresses; the other still holds


if __name__ == "__main__":
    sys.exit(main())
