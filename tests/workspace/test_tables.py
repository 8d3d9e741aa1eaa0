"""A new home has the tables of one that grew, and SQLite finds rows by their own index, empty or full."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.models import ForeignKey

from askwell.practice.holding.models import Answer
from askwell.practice.identifying.models import Source
from askwell.workspace import tables
from tests.conftest import begun
from tests.databases import Database, point_at, restored_settings

INDEXED = [
    (model._meta.db_table, field.column)
    for model in apps.get_app_config("askwell").get_models()
    for field in model._meta.concrete_fields
    if isinstance(field, ForeignKey)
    and (getattr(field, "db_index", False) or field.unique)
    and field.column != "workspace_id"
    and field.name not in tables.TO_FEW
    and any(one.name == "workspace" for one in model._meta.concrete_fields)
]


@pytest.mark.parametrize("count", [1, 50, 500])
def test_a_reference_is_found_by_its_index(sqlite: Database, count: int) -> None:
    ids = ",".join(map(str, range(count)))
    ways = {}
    with connection.cursor() as cursor:
        for table, column in INDEXED:
            cursor.execute(
                f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE workspace_id = 1 AND {column} IN ({ids})"  # noqa: S608 -- names are ours
            )
            ways[table, column] = cursor.fetchall()[0][3]
    assert {place: way for place, way in ways.items() if f"{place[1]}=?" not in way} == {}
    assert len(ways) > 40


def test_a_join_begins_at_the_people_asked_for(sqlite: Database) -> None:
    with begun():
        found = Source.objects.filter(contact__person_id__in=range(500)).explain()
    assert "person_id=?" in found
    assert "contact_id=?" in found


def test_answers_on_a_topic_are_read_in_their_order(sqlite: Database) -> None:
    """A topic may have a fifth of all answers: then they are not gathered before they are put in order."""
    with begun():
        rows = Answer.objects.filter(item__topic_id=1).exclude(text="").order_by("-id")
        found = rows.values_list("id")[:21].explain()
    assert "TEMP B-TREE" not in found


def test_a_new_home_has_the_tables_of_one_that_grew(
    tmp_path: Path, sqlite_template: Path, django_db_blocker: Any
) -> None:
    grown = tmp_path / "grown.sqlite3"
    with django_db_blocker.unblock(), restored_settings():
        point_at({"ENGINE": "django.db.backends.sqlite3", "NAME": grown})
        executor = MigrationExecutor(connection)
        executor.loader = MigrationLoader(connection, replace_migrations=False)
        newest = executor.loader.graph.leaf_nodes("askwell")
        executor.migrate([one for one in newest if "_squashed_" not in one[1]])
        connection.close()
    assert parts(grown) == parts(sqlite_template)


def parts(file: Path) -> dict[str, list[object]]:
    """Return what each table and index of a database is made of, in no matter which order it was written."""
    with closing(sqlite3.connect(file)) as database:
        made = database.execute("SELECT name, type, sql FROM sqlite_schema WHERE name LIKE 'askwell%'")
        return {
            name: [
                re.sub(r"\s+", " ", sql) if kind == "index" and sql else "",
                sorted(re.findall(r"CHECK \(.*?\)", sql or "")),
                sorted(row[1:] for row in database.execute(f"PRAGMA table_xinfo({name})")),
                sorted(row[2:] for row in database.execute(f"PRAGMA foreign_key_list({name})")),
            ]
            for name, kind, sql in made.fetchall()
        }
