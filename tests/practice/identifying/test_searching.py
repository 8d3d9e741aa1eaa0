"""Finding people while their names are typed, also in a home that an older version made."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from askwell.integrations import search
from askwell.integrations.search import sqlite
from askwell.practice.identifying import actions, queries
from askwell.workspace.members import Member
from tests.conftest import NOW

NAME = "Marianne Osei"
UPDATE = "0022_search_beginnings"


def test_an_update_finds_everybody_by_every_beginning(member: Member) -> None:
    actions.add_contact(NAME, by=member.user, at=NOW)
    if connection.vendor == "sqlite":
        sqlite.remake(str(search.Index.CONTACTS), "2 3")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'askwell' AND name = %s", [UPDATE])
    MigrationExecutor(connection).migrate([("askwell", UPDATE)])
    for length in range(1, len("marianne") + 1):
        for text in (NAME[:length], f"os {NAME[:length]}"):
            assert [one.full_name for one in queries.matching(text).contacts] == [NAME], text
    actions.add_contact("Maria Lee", by=member.user, at=NOW)
    assert len(queries.matching("maria").contacts) == 2
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'askwell_search'")
            assert "prefix='1 2 3 4 5'" in cursor.fetchone()[0]
