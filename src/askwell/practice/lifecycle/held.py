"""Everything that is held about one person, as plain values: for telling them, in whole."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.parts import ids_of
from askwell.practice.lifecycle import belonging
from askwell.practice.lifecycle.actions.archive_rows import HISTORY, TABLES
from askwell.practice.lifecycle.belonging import Ids
from askwell.practice.mailing import queries as mailing
from askwell.workspace import images

_HIDDEN = frozenset({"id", "workspace_id", "mark"})
_MAIL = ("to", "subject", "words", "template", "state", "made_at", "left_at")


@dataclass(frozen=True, slots=True)
class Held:
    """All rows about one person by table, in the order of the archive; photos apart, by file name."""

    uid: str
    name: str
    tables: dict[str, list[dict[str, Any]]]
    photos: dict[str, bytes]


def held(contact: Contact) -> Held:
    """Return everything held about a person, of all their cards: the rows about them, and the mails."""
    found = belonging.belonging(ids_of(contact.person_id))
    tables = {table: list(_rows(table, found)) for table in (*TABLES, *HISTORY) if found.get(table)}
    photos: dict[str, bytes] = {}
    for row in tables.get("portrait", ()):
        name = f"photo-{len(photos) + 1}.webp"
        photos[name] = base64.b64decode(row.pop("webp"))
        row["file"] = name
    uids = [row["uid"] for row in tables.get("contact", ())]
    mails = [{name: images.plain(getattr(one, name)) for name in _MAIL} for one in mailing.of_contacts(uids)]
    return Held(contact.uid, contact.full_name, {**tables, **({"mail": mails} if mails else {})}, photos)


def _rows(table: str, found: Ids) -> Iterator[dict[str, Any]]:
    model = images.table_model(table)
    columns = images.columns(model)
    to = {link.column: link.to for link in belonging.links() if link.table == table}
    named = {column: _named(table, column, other, found) for column, other in to.items()}
    for values in images.read(model, sorted(found[table])).values():
        yield {
            column.removesuffix("_id") if column in to else column: named[column].get(value)
            if column in to
            else value
            for column, value in zip(columns, values, strict=True)
            if column not in _HIDDEN
        }


def _named(table: str, column: str, other: str, found: Ids) -> dict[int | None, str]:
    """Return the uids of what a link leads to, by id."""
    ids = {row[0] for row in images.having(images.table_model(table), (column,), "id", sorted(found[table]))}
    rows = images.having(images.table_model(other), ("id", "uid"), "id", sorted(ids - {None}))
    return dict(rows)
