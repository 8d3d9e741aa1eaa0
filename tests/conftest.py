"""What many tests ask for: a home, a fresh database of either kind, and the member at work."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import LazySettings
from django.db import connection

from askwell.workspace import journal, members, scope
from tests import databases
from tests.databases import Database, PostgresqlServer

# How long an example takes tells of the machine's other work, not of the code.
hypothesis.settings.register_profile("askwell", deadline=None)
hypothesis.settings.load_profile("askwell")

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
KINDS = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgres))


@pytest.fixture
def home(tmp_path: Path, settings: LazySettings) -> Path:
    """Return an empty home folder that the settings name."""
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700)
    settings.ASKWELL_HOME = folder
    return folder


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return the folder that all processes of this run have in common."""
    own = tmp_path_factory.getbasetemp()
    folder = (own if worker_id == "master" else own.parent) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def sqlite_template(shared: Path, django_db_blocker: Any) -> Path:
    """Return a migrated SQLite file."""
    with django_db_blocker.unblock():
        return databases.migrated_file(shared)


@pytest.fixture(scope="session")
def postgresql(shared: Path, django_db_blocker: Any) -> Iterator[PostgresqlServer]:
    """Return the PostgreSQL that runs for this run of the tests."""
    with django_db_blocker.unblock(), databases.postgresql_server(shared) as server:
        yield server


@pytest.fixture(params=KINDS)
def database(
    request: pytest.FixtureRequest, home: Path, worker_id: str, django_db_blocker: Any
) -> Iterator[Database]:
    """Return a fresh migrated database; the test runs once with each kind."""
    made: Database
    if request.param == "postgresql":
        made = databases.PostgresqlDatabase(request.getfixturevalue("postgresql"), worker_id)
    else:
        made = databases.SqliteDatabase(request.getfixturevalue("sqlite_template"), home)
    with django_db_blocker.unblock(), opened(made):
        yield made


@pytest.fixture
def sqlite(home: Path, sqlite_template: Path, django_db_blocker: Any) -> Iterator[Database]:
    """Return a fresh SQLite database, for tests to which the kind is no matter."""
    made = databases.SqliteDatabase(sqlite_template, home)
    with django_db_blocker.unblock(), opened(made):
        yield made


@contextmanager
def opened(made: Database) -> Iterator[None]:
    """Let Django use a database within the block."""
    with databases.restored_settings():
        made.open()
        try:
            yield
        finally:
            connection.close()


@pytest.fixture
def now() -> datetime:
    """Return the moment at which tests happen: a Monday morning on the west coast."""
    return NOW


@pytest.fixture
def member(database: Database) -> Iterator[members.Member]:
    """Return the home's only member, with their workspace in scope."""
    with begun() as found:
        yield found


@contextmanager
def begun() -> Iterator[members.Member]:
    """Let the home's only member be at work within the block, made where there is none yet."""
    found = members.only_member(
        at=NOW, name="Robin Ames", time_zone="America/Los_Angeles", country="CA", town="Kelowna"
    )
    journal.forget_last()
    with scope.inside(found.workspace_id):
        yield found
