"""Our own statements: both databases answer alike, whoever watches hears of each, faults are Django's."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from askwell.workspace import statements
from tests.databases import Database

TABLE = "CREATE TEMP TABLE noted (number integer PRIMARY KEY, words varchar(20))"
INSERT = "INSERT INTO noted (number, words) VALUES (%s, %s)"


def test_rows_come_as_they_were_put(database: Database) -> None:
    del database
    statements.change(TABLE)
    statements.change_many(INSERT, [(1, "50% off"), (2, "%s"), (3, "")])
    assert statements.rows("SELECT words FROM noted WHERE words LIKE '%%off' AND number = %s", [1]) == [
        ("50% off",)
    ]
    assert statements.rows("SELECT number FROM noted WHERE words = %s", ["%s"]) == [(2,)]
    assert statements.change("UPDATE noted SET words = %s WHERE number > %s", ["new", 1]) == 2
    assert statements.rows("SELECT count(*) FROM noted WHERE words = %s", ["new"]) == [(2,)]


def test_whoever_watches_hears_of_every_statement(database: Database) -> None:
    del database
    statements.change(TABLE)
    with CaptureQueriesContext(connection) as seen:
        statements.rows("SELECT count(*) FROM noted")
        statements.change(INSERT, [1, "one"])
    assert len(seen) == 2


def test_faults_are_those_of_django(database: Database) -> None:
    del database
    with pytest.raises(DatabaseError), transaction.atomic():
        statements.rows("SELECT words FROM nowhere")


def test_a_broken_transaction_takes_no_more(database: Database) -> None:
    del database
    with transaction.atomic():
        transaction.set_rollback(True)
        with pytest.raises(TransactionManagementError):
            statements.rows("SELECT 1")
