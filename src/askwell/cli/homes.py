"""The data folder: made on first use, and brought up to date when the program is newer, a copy first."""

import os
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection

import askwell
from askwell.kernel.errors import N_, BadInputError
from askwell.workspace import scope, tables
from askwell.workspace.models import Workspace

_LETTER_COUNTRIES = frozenset({"US", "CA", "MX", "CL", "CO", "PH"})


def open_home() -> Path:
    """Return the data folder, with its database as this version wants it.

    Raises BadInputError where there can be no such folder, or its data come from a newer Askwell.
    """
    home: Path = settings.ASKWELL_HOME
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise BadInputError(N_("There can be no data folder at {folder}."), folder=home) from error
    if _migrated() != _shipped():
        with _alone(home):
            _bring_up_to_date(home)
    return home


def _shipped() -> set[str]:
    folder = Path(askwell.__file__).parent / "migrations"
    return {one.stem for one in folder.iterdir() if re.fullmatch(r"\d{4}_\w+\.py", one.name)}


def _migrated() -> set[str]:
    """Return the migrations the database has had; none for a database that is not there yet."""
    if connection.vendor == "sqlite" and not Path(str(connection.settings_dict["NAME"])).exists():
        return set()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM django_migrations WHERE app = 'askwell'")
            return {row[0] for row in cursor.fetchall()}
    except DatabaseError as error:
        if "not a database" in str(error):
            raise BadInputError(
                N_("The database in the data folder is damaged. Bring back a copy.")
            ) from error
        return set()


def _bring_up_to_date(home: Path) -> None:
    done, shipped = _migrated(), _shipped()
    if done == shipped:
        return
    if done - shipped:
        raise BadInputError(
            N_("The data in {folder} come from a newer Askwell. Start that one."), folder=home
        )
    if done and connection.vendor == "sqlite":
        _copy_first(home)
    tables.make()
    if done:
        _derive_anew()


def _derive_anew() -> None:
    """Derive every next step by the rules of this version."""
    from askwell.practice.today import actions as today  # noqa: PLC0415 -- only after an update

    with scope.lifted():
        workspaces = list(Workspace.objects.values_list("id", flat=True))
    for workspace_id in workspaces:
        with scope.inside(workspace_id):
            today.rebuild()


def _copy_first(home: Path) -> None:
    folder = home / "before-updates"
    folder.mkdir(mode=0o700, exist_ok=True)
    target = folder / f"askwell-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.sqlite3"
    present = sqlite3.connect(str(connection.settings_dict["NAME"]))
    with closing(present), closing(sqlite3.connect(target)) as copy:
        present.backup(copy)


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Let one process at a time make or change the database; the others wait."""
    with (home / "lock").open("ab") as file:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 -- Windows only

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl  # noqa: PLC0415 -- not on Windows

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def first_values() -> dict[str, Any]:
    """Return what the machine tells about its owner: time zone, country and paper."""
    country = _country()
    paper = "letter" if country in _LETTER_COUNTRIES else "a4"
    return {"time_zone": _time_zone(), "country": country, "paper": paper}


def _country() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if found := re.match(r"[a-z]{2,3}_([A-Z]{2})\b", os.environ.get(name, "")):
            return found[1]
    return ""


def _time_zone() -> str:
    """Return the machine's IANA time zone, UTC where it does not tell."""
    named = os.environ.get("TZ", "").removeprefix(":")
    try:
        link = Path("/etc/localtime").readlink().as_posix()
    except OSError:
        link = ""
    for name in (named, link.partition("zoneinfo/")[2]):
        if re.fullmatch(r"[A-Z]\w+(/[\w+-]+)+", name):
            return name
    return "UTC"
