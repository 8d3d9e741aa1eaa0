"""The floor under an import: parse 30,000 rows and insert them with three indexes and a full-text table."""

import csv
import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

_TABLE = (
    "create table contact(id integer primary key, first text, last text, url text, email text, "
    "company text, position text, connected text, sort_as text)"
)
_INDEXES = (
    "create index by_name on contact(sort_as, id)",
    "create index by_company on contact(company, sort_as, id)",
    "create index by_mail on contact(email)",
)
_WORDS = (
    "create virtual table words using fts5(first, last, company, position, email, "
    "tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
)
_ROUNDS = 5


def import_floor(export: Path) -> float:
    """Return the median CPU seconds of parsing and inserting the rows of an export."""
    return statistics.median(_once(export) for _ in range(_ROUNDS))


def _once(export: Path) -> float:
    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        with export.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))[1:]
        database = sqlite3.connect(Path(folder) / "floor.db", isolation_level=None)
        database.execute("pragma journal_mode=wal")
        database.execute("pragma synchronous=full")
        for statement in (_TABLE, *_INDEXES, _WORDS, "begin"):
            database.execute(statement)
        database.executemany(
            "insert into contact(first, last, url, email, company, position, connected, sort_as) "
            "values (?, ?, ?, ?, ?, ?, ?, ?)",
            ((*row, f"{row[1]} {row[0]}".casefold()) for row in rows),
        )
        database.execute(
            "insert into words(rowid, first, last, company, position, email) "
            "select id, first, last, company, position, email from contact"
        )
        database.execute("commit")
        spent = time.process_time() - start
        database.close()
        return spent
