"""Taking rows out of the database and out of the journal for good: what erasing somebody needs.

Nothing here can be taken back. Everything runs inside the caller's transaction.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from django.db import models

from askwell.workspace import images, scope
from askwell.workspace.models import Change, Entry

Ids = dict[str, set[int]]
Values = dict[str, Any]
Mentions = Callable[[Values], bool]
Leads = Callable[[str, Values, Ids], bool]
"""Tells of a row as it was (its table and values) whether it goes with the rows that are erased."""
Clears = Callable[[str, Values, Ids], list[str]]
"""Tells which links of a row as it was led to something erased."""


def remove(table: str, ids: Collection[int]) -> None:
    """Delete rows that nothing leads to any more."""
    model = images.table_model(table)
    for part in images.chunks(sorted(ids), 500):
        rows = model._default_manager.filter(pk__in=part)
        rows._raw_delete(rows.db)  # noqa: SLF001 -- the ordinary delete would load every row first


def put(table: str, row_id: int, entry: Entry, **values: Any) -> None:
    """Set columns of a row that stays, under the mark of the erasing: nothing older is undone over it."""
    images.change(images.table_model(table), row_id, {**values, "mark": entry.pk})


def forget_before(ids: Ids, *, leads: Leads, clears: Clears, mentions: Mentions) -> int:
    """Take rows out of what the journal keeps of before; return how many entries were sealed by it.

    `ids` are the rows that are erased; those that are gone already and led to them, or spoke of the person,
    are added to it. Of a row that is still there, only what spoke of the person before is dropped.
    """
    _add_gone(ids, leads, mentions)
    sealed: set[int] = set()
    for change in _changes():
        columns, rows = images.unpack(change.images)
        gone = ids.get(change.table, set())
        left = [row for row in rows if row[0] not in gone]
        kept = [row for row in left if not (row[2] and mentions(dict(zip(columns, row[2], strict=True))))]
        kept = [_cleared(change.table, columns, row, ids, clears) for row in kept]
        if kept != rows:
            sealed.add(change.entry_id)
            _rewrite(change, columns, kept)
    for part in images.chunks(sorted(sealed), 500):
        Entry.objects.filter(pk__in=part).update(sealed=True)
    return len(sealed)


def unname(uids: Iterable[str]) -> None:
    """Let no entry say any longer that it was about one of these rows."""
    for part in images.chunks(list(uids), 500):
        Entry.objects.filter(subject_uid__in=part).update(subject_uid="", subject_kind="")


def _add_gone(ids: Ids, leads: Leads, mentions: Mentions) -> None:
    images_kept = list(_images())
    before = -1
    while before != (before := sum(map(len, ids.values()))):
        for table, row_id, values in images_kept:
            if row_id not in ids.get(table, ()) and leads(table, values, ids):
                ids.setdefault(table, set()).add(row_id)
        speaking: Ids = {}
        for table, row_id, values in images_kept:
            if row_id not in ids.get(table, ()) and mentions(values):
                speaking.setdefault(table, set()).add(row_id)
        for table, found in speaking.items():
            present = {
                row[0] for row in images.having(images.table_model(table), ("id",), "id", sorted(found))
            }
            ids.setdefault(table, set()).update(found - present)


def _changes() -> Iterator[Change]:
    """Give the chunks of the journal in parts, so that they can be changed on the way."""
    for part in images.chunks(list(Change.objects.order_by("id").values_list("id", flat=True)), 20):
        yield from Change.objects.filter(pk__in=part).order_by("id")


def _images() -> Iterator[tuple[str, int, Values]]:
    for change in _changes():
        columns, rows = images.unpack(change.images)
        for row_id, _mark, before in rows:
            if before:
                yield change.table, row_id, dict(zip(columns, before, strict=True))


def _cleared(table: str, columns: list[str], row: list[Any], ids: Ids, clears: Clears) -> list[Any]:
    """Return a row of the journal without links to what is erased."""
    row_id, mark, before = row
    if before is None:
        return row
    values = dict(zip(columns, before, strict=True))
    lost = clears(table, values, ids)
    return [row_id, mark, [None if name in lost else value for name, value in values.items()]]


def _rewrite(change: Change, columns: list[str], rows: list[Any]) -> None:
    if rows:
        images.change(Change, change.pk, {"count": len(rows), "images": images.pack(columns, rows)})
    else:
        found: models.QuerySet[Change] = Change.objects.filter(pk=change.pk, workspace_id=scope.current())
        found.delete()
