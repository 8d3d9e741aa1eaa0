"""The one directory that is being added just now, in a thread beside the pages that ask how far it is."""

import logging
import shutil
import threading
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from askwell.integrations.directories import apart
from askwell.integrations.directories.place import Wanted
from askwell.kernel.errors import N_, AskwellError, ChangedSinceError

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Adding:
    """How far it is: records read and kept; at the end `error`, or what the directory now holds."""

    name: str
    file: str
    read: int = 0
    kept: int = 0
    gone: int = 0
    running: bool = True
    error: AskwellError | None = None

    def hear(self, read: int, kept: int) -> None:
        """Keep how far it is."""
        self.read, self.kept = read, kept


_lock = threading.Lock()
_present: dict[Path, Adding] = {}


def start(
    folder: Path, file: Path, name: str, wanted: Wanted, *, at: str, spare: Path | None = None
) -> Adding:
    """Begin to add a file, then remove the folder `spare`; raises ChangedSinceError beside another."""
    with _lock:
        before = _present.get(folder)
        if before and before.running:
            raise ChangedSinceError(N_("Another directory is being added just now. Wait until it is done."))
        made = _present[folder] = Adding(name, file.name)
    work = partial(_add, made, folder, file, wanted, at=at, spare=spare)
    threading.Thread(target=work, name="askwell-directory", daemon=True).start()
    return made


def present(folder: Path) -> Adding | None:
    """Return what is being added, or was added last since the start of the program."""
    return _present.get(folder)


def forget(folder: Path) -> None:
    """Let what was added last no longer be spoken of."""
    with _lock:
        if (last := _present.get(folder)) and not last.running:
            del _present[folder]


def _add(made: Adding, folder: Path, file: Path, wanted: Wanted, *, at: str, spare: Path | None) -> None:
    try:
        done = apart.build_apart(folder, file, made.name, wanted, at=at, tell=made.hear)
        made.read, made.kept, made.gone = done["read"], done["kept"], done["gone"]
    except AskwellError as error:
        made.error = error
    except Exception:  # noqa: BLE001 -- nobody above a thread could tell the person
        _log.exception("A directory could not be added.")
        made.error = AskwellError(N_("Something went wrong inside Askwell. Nothing was changed."))
    finally:
        if spare:
            shutil.rmtree(spare, ignore_errors=True)
        made.running = False
