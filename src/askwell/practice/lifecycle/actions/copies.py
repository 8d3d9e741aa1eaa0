"""Copies: verified archives in a folder the person can see, and bringing one back.

A copy is written beside its place, read back whole and compared with what is kept, and only then
gets its name. The newest eight of the weekly ones stay.
"""

import contextlib
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from askwell.kernel import clock
from askwell.kernel.errors import N_, BadInputError
from askwell.practice.lifecycle.actions import archive
from askwell.practice.lifecycle.actions import archive_rows as rows
from askwell.workspace import images
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
    """Return the folder for the copies: the one the seeker chose, else `copies` in the home."""
    return (
        Path(seeker.copies_folder).expanduser() if seeker.copies_folder else settings.ASKWELL_HOME / "copies"
    )


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


def make_copy(folder: Path, *, at: datetime) -> Copy:
    """Make a copy, read it back, and keep the newest eight. Raises BadInputError if it cannot be made."""
    check_folder(folder)
    name = f"askwell-{at.astimezone(clock.zone('UTC')):%Y-%m-%d-%H%M%S%z}{ENDING}"
    path = folder.expanduser() / name
    draft = path.with_suffix(".part")
    try:
        with transaction.atomic():
            archive.export_archive(draft)
            _check(draft)
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        raise BadInputError(
            N_("The copy could not be made: {reason}."), reason=error.strerror or error
        ) from error
    finally:
        draft.unlink(missing_ok=True)
    for old in list_copies(folder)[KEPT:]:
        old.path.unlink(missing_ok=True)
    return Copy(name, path, at)


def _check(draft: Path) -> None:
    """Read a fresh copy back whole; raise BadInputError unless it holds every row there is."""
    told = archive.counts(archive.read_archive(draft))
    kept = {name: images.table_model(name)._default_manager.count() for name in rows.TABLES}
    if told != kept:
        raise BadInputError(N_("The copy does not hold all that is kept. Try it once more."))


def bring_back(path: Path, *, by: User | None, at: datetime) -> Copy:
    """Put a copy in the place of all that is there now, after a copy of the present state was made.

    Returns the copy of the present state. Raises BadInputError for a damaged file; then nothing changed.
    """
    found = archive.read_archive(path)
    present = make_copy(path.parent, at=at)
    with transaction.atomic():
        archive.replace(found, by=by, at=at)
    return present
