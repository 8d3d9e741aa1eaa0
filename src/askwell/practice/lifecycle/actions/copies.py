"""Copies: verified archives in a folder the person can see, and bringing one back.

A copy is written beside its place, read back whole and compared with what is kept, and only then
gets its name. The newest of each of the last eight weeks stays.
"""

import contextlib
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from askwell.integrations import archives
from askwell.kernel import clock
from askwell.kernel.errors import N_, BadInputError
from askwell.practice.lifecycle.actions import archive
from askwell.practice.lifecycle.actions import archive_rows as rows
from askwell.workspace import images, journal
from askwell.workspace.models import Seeker, User

ENDING = ".askwell"
KEPT = 8
EVERY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy in the folder; `at` is when it was made."""

    name: str
    path: Path
    at: datetime


def folder_of(seeker: Seeker) -> Path:
    """Return the folder for the copies: the one the seeker chose, else the one in the home."""
    return Path(seeker.copies_folder).expanduser() if seeker.copies_folder else home_folder()


def home_folder() -> Path:
    """Return the folder for copies in the home."""
    home: Path = settings.ASKWELL_HOME
    return home / "copies"


def check_folder(folder: Path) -> None:
    """Raise BadInputError for a folder that cannot take copies; it is made where it is not there."""
    try:
        folder.expanduser().mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = folder.expanduser() / f".askwell-{os.getpid()}"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise BadInputError(
            N_("Copies cannot be put into {folder}: {reason}."), folder=folder, reason=error.strerror or error
        ) from error


def list_copies(folder: Path) -> list[Copy]:
    """Return the copies in a folder, newest first; none where there is no such folder."""
    found: list[Copy] = []
    with contextlib.suppress(OSError):
        for path in folder.glob(f"askwell-*{ENDING}"):
            with contextlib.suppress(ValueError):
                at = datetime.strptime(path.name[len("askwell-") : -len(ENDING)], "%Y-%m-%d-%H%M%S%z")
                found.append(Copy(path.name, path, at))
    return sorted(found, key=lambda copy: copy.at, reverse=True)


def is_due(folder: Path, *, at: datetime) -> bool:
    """Tell whether a week has gone by since the newest copy."""
    found = list_copies(folder)
    return not found or at - found[0].at >= EVERY


def make_copy(folder: Path, *, at: datetime, spare: str = "") -> Copy:
    """Make a copy, read it back, and throw away those no longer needed, but not the one called `spare`.

    Raises BadInputError if it cannot be made.
    """
    check_folder(folder)
    name = f"askwell-{at.astimezone(clock.zone('UTC')):%Y-%m-%d-%H%M%S%z}{ENDING}"
    path = folder.expanduser() / name
    draft = path.with_suffix(".part")
    try:
        with journal.snapshot():
            _write(draft)
            _check(draft)
        draft.replace(path)
    except OSError as error:
        raise BadInputError(
            N_("The copy could not be made: {reason}."), reason=error.strerror or error
        ) from error
    finally:
        draft.unlink(missing_ok=True)
    for old in _no_longer_needed(list_copies(folder), at):
        if old.name != spare:
            with contextlib.suppress(OSError):
                old.path.unlink(missing_ok=True)
    return Copy(name, path, at)


def _no_longer_needed(found: list[Copy], at: datetime) -> list[Copy]:
    """Return the copies to throw away: all but those of the last days and the last of each of eight weeks."""
    weeks: dict[tuple[int, int], Copy] = {}
    for copy in found:
        weeks.setdefault(copy.at.isocalendar()[:2], copy)
    kept = {copy.name for copy in list(weeks.values())[:KEPT]}
    return [copy for copy in found if copy.name not in kept and at - copy.at >= EVERY]


def _write(draft: Path) -> None:
    """Write a copy that only its owner can read, and have it on the disk."""
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        archive.export_archive(file)
        file.flush()
        os.fsync(file.fileno())


def _check(draft: Path) -> None:
    """Read a fresh copy back whole; raise BadInputError unless it holds every row there is."""
    with archives.reading(draft) as found:
        archive.check(found)
        told = archive.counts(found)
    kept = {name: images.table_model(name)._default_manager.count() for name in rows.TABLES}
    if told != kept:
        raise BadInputError(N_("The copy does not hold all that is kept. Try it once more."))


def bring_back(path: Path, *, by: User | None, at: datetime) -> Copy:
    """Put a copy in the place of all that is there now, after a copy of the present state was made.

    Returns the copy of the present state. Raises BadInputError for a damaged file; then nothing changed.
    """
    with archives.reading(path) as found:
        archive.check(found)
    present = make_copy(path.parent, at=at, spare=path.name)
    archive.replace(path, by=by, at=at)
    return present
