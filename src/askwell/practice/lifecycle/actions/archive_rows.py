"""Rows as an archive names them: by uid, with links by uid, in the order they were made.

Internal ids never leave the database. A journal's images name rows that may be gone; their uids
stand in the values they had before, so every id in the journal can be told by its uid.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from askwell.kernel.errors import N_, BadInputError
from askwell.workspace import images
from askwell.workspace.models import Change, Entry

TABLES = (
    "seeker",
    "organization",
    "contact",
    "importbatch",
    "source",
    "portrait",
    "columnmap",
    "detail",
    "verdict",
    "tag",
    "tagged",
    "savedfilter",
    "goal",
    "topic",
    "pursuit",
    "question",
    "wording",
    "onsite",
    "plan",
    "planitem",
    "attempt",
    "rehearsal",
    "interview",
    "preparation",
    "calendar",
    "callblock",
    "invitation",
    "permission",
    "answer",
    "timecheck",
    "debrief",
    "card",
    "referral",
    "acquaintance",
    "preference",
    "promise",
    "checkin",
    "deferral",
    "pause",
    "finding",
    "theme",
    "passage",
    "evidence",
    "standpoint",
    "option",
    "criterion",
    "cell",
    "ground",
    "decision",
    "outcome",
    "aim",
)
HISTORY = ("revision", "operation")
SINCE = {
    "verdict": 12,
    "onsite": 2,
    "preparation": 2,
    "wording": 3,
    "operation": 4,
    "calendar": 5,
    "callblock": 5,
    "portrait": 6,
    "columnmap": 6,
    "invitation": 10,
    "acquaintance": 11,
    "preference": 11,
    "tag": 13,
    "tagged": 13,
    "savedfilter": 13,
    "theme": 14,
    "passage": 14,
    "standpoint": 14,
    "option": 14,
    "criterion": 14,
    "cell": 14,
    "ground": 14,
    "decision": 14,
    "outcome": 14,
    "aim": 14,
}
"""The schema with which a table came, for those that the first did not have."""
_HIDDEN = frozenset({"id", "workspace_id", "mark"})
Uids = dict[str, dict[int, str]]
Ids = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Into:
    """Where an archive goes: the workspace, the new id of each row by table and uid, of each entry by uid.

    `older` archives lack the columns that came after them.
    """

    workspace_id: int
    ids: Ids
    marks: Mapping[str, int]
    older: bool = False

    def missing(self, model: type[models.Model], column: str) -> Any:
        """Return what stands in a column that an older archive does not know; KeyError for any other."""
        if not self.older:
            raise KeyError(column)
        return images.plain(images.defaults(model, ())[column])


def links(model: type[models.Model]) -> dict[str, str]:
    """Return, by column, the table each link of a model leads to."""
    return {
        field.attname: str(field.related_model._meta.model_name)
        for field in model._meta.concrete_fields
        if field.related_model is not None and field.attname != "workspace_id"
    }


def uids_of_present(tables: Iterable[str]) -> Uids:
    """Return the uid of every row there is, by table and id, in the order the rows were made."""
    return {
        name: dict(images.table_model(name)._default_manager.order_by("id").values_list("id", "uid"))
        for name in tables
    }


def with_gone(uids: Uids) -> Uids:
    """Add the rows that are gone, from the values the journal kept of them; ids in order."""
    found: Uids = {name: dict(kept) for name, kept in uids.items()}
    for change in Change.objects.order_by("id"):
        columns, rows = images.unpack(change.images)
        at = columns.index("uid")
        kept = found.setdefault(change.table, {})
        kept.update({row[0]: row[2][at] for row in rows if row[2]})
    return {name: dict(sorted(kept.items())) for name, kept in found.items()}


def lines(name: str, uids: Uids, entries: Mapping[int, str] | None) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table as plain dicts; `mark` only where `entries` are given (uid by id)."""
    model = images.table_model(name)
    columns = images.columns(model)
    to = links(model)
    for values in model._default_manager.order_by("id").values_list(*columns).iterator(chunk_size=2000):
        row = {
            column.removesuffix("_id") if column in to else column: uids[to[column]].get(value)
            if column in to and value is not None
            else images.plain(value)
            for column, value in zip(columns, values, strict=True)
            if column not in _HIDDEN
        }
        if entries is not None:
            row["mark"] = entries.get(values[columns.index("mark")], "")
        yield row


def put(name: str, lines: Iterable[dict[str, Any]], into: Into) -> None:
    """Insert the rows of a table; a row's mark is the uid of an entry, "" for rows without one.

    Raises BadInputError for a row that does not fit the table, or names a row that is not there.
    """
    model = images.table_model(name)
    columns = images.columns(model)
    made: list[list[Any]] = []
    try:
        for row in lines:
            made.append(
                images.restored(model, columns, _values(model, row, into.ids[name][row["uid"]], into))
            )
            if len(made) == images.CHUNK:
                images.insert(model, columns, made)
                made = []
    except (KeyError, TypeError, ValueError, AttributeError, ValidationError) as error:
        raise BadInputError(
            N_("The table {table} of this archive does not fit together."), table=name
        ) from error
    images.insert(model, columns, made)


def _values(model: type[models.Model], row: Mapping[str, Any], row_id: int, into: Into) -> list[Any]:
    """Return a row's plain values in the order of the columns, with ids of this database."""
    to = links(model)
    values: list[Any] = []
    for column in images.columns(model):
        if column == "id":
            values.append(row_id)
        elif column == "workspace_id":
            values.append(into.workspace_id)
        elif column == "mark":
            values.append(into.marks[row.get("mark") or ""])
        elif column in to:
            name = column.removesuffix("_id")
            if name not in row and into.older and column in images.itself(model):
                values.append(row_id)
                continue
            named = row[name] if name in row else into.missing(model, column)
            values.append(None if named is None else into.ids[to[column]][named])
        else:
            values.append(
                _fitting(model, column, row[column] if column in row else into.missing(model, column))
            )
    return values


def _fitting(model: type[models.Model], column: str, value: Any) -> Any:
    """Return a value that a column can hold; raises TypeError for one of another kind."""
    field = model._meta.get_field(column)
    wanted = next((kinds for kind, kinds in _KINDS if isinstance(field, kind)), object)
    if value is None and getattr(field, "null", False):
        return value
    if not isinstance(value, wanted) or (
        isinstance(value, bool) and wanted is not bool and wanted is not object
    ):
        raise TypeError(column)
    return value


_KINDS: tuple[tuple[Any, Any], ...] = (
    (models.BooleanField, bool),
    (models.CharField, str),
    (models.TextField, str),
    (models.IntegerField, int),
    (models.FloatField, (int, float)),
    (models.DateField, str),
)


def journal_lines(uids: Uids, entries: Mapping[int, str]) -> Iterator[dict[str, Any]]:
    """Yield what each entry changed, with rows, links and marks named by uid."""
    for change in Change.objects.order_by("id"):
        columns, rows = images.unpack(change.images)
        told = [
            [
                uids[change.table][row[0]],
                entries.get(row[1]) if row[1] is not None else None,
                _told(change.table, columns, row[2], uids, entries),
            ]
            for row in rows
        ]
        yield {"entry": entries[change.entry_id], "table": change.table, "rows": told}


def _told(
    table: str, columns: Sequence[str], values: list[Any] | None, uids: Uids, entries: Mapping[int, str]
) -> dict[str, Any] | None:
    if values is None:
        return None
    to = links(images.table_model(table))
    told: dict[str, Any] = {}
    for column, value in zip(columns, values, strict=True):
        if column == "mark":
            told[column] = entries.get(value, "")
        elif column in to:
            told[column.removesuffix("_id")] = None if value is None else uids[to[column]][value]
        elif column not in _HIDDEN:
            told[column] = value
    return told


def put_journal(changes: Iterable[dict[str, Any]], into: Into) -> None:
    """Insert the changes of a journal, with ids of this database again."""
    names = ["id", "workspace_id", "entry_id", "table", "count", "images"]
    for line in changes:
        table = line["table"]
        model = images.table_model(table)
        ids = into.ids[table]
        kept = [
            [
                ids[uid],
                None if left is None else into.marks[left],
                None if before is None else _values(model, before, ids[uid], into),
            ]
            for uid, left, before in line["rows"]
        ]
        packed = images.pack(images.columns(model), kept)
        (new_id,) = images.next_ids(Change, 1)
        row = (new_id, into.workspace_id, into.marks[line["entry"]], table, len(kept), packed)
        images.insert(Change, names, [row])


def entry_lines(entries: Mapping[int, str]) -> Iterator[dict[str, Any]]:
    """Yield the entries of the journal in the order they were made."""
    for one in Entry.objects.order_by("id"):
        yield {
            "uid": one.uid,
            "at": images.plain(one.at),
            "action": one.action,
            "by_owner": one.actor_id is not None,
            "subject_kind": one.subject_kind,
            "subject_uid": one.subject_uid,
            "undoes": entries[one.undoes_id] if one.undoes_id else None,
            "sealed": one.sealed,
        }
