"""The lossless archive: everything of one workspace in one ZIP, and back into an empty home.

One JSON-lines file per table, rows named by uid, in the order they were made; the journal lies in
files of its own. The same data always gives the same bytes. Next steps and the search index are
derived, so they are made anew.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, InterfaceError, ProgrammingError, connection, transaction

import askwell
from askwell.integrations import archives
from askwell.integrations.archives import Reader
from askwell.kernel.errors import N_, BadInputError, ChangedSinceError
from askwell.practice.holding import notes
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying import likeness, match_store
from askwell.practice.lifecycle.actions import archive_rows as rows
from askwell.practice.lifecycle.actions import erasing
from askwell.practice.referring.actions import edges
from askwell.practice.today import actions as today
from askwell.workspace import images, journal, scope
from askwell.workspace.models import Entry, User, Workspace

SCHEMA = 14
"""Counts up when tables or columns come; what an older archive does not know gets its default."""
_JOURNAL = "journal/"
_ENTRIES, _ORDER, _CHANGES = (f"{_JOURNAL}{name}.jsonl" for name in ("entries", "order", "changes"))
_HISTORY = {name: f"{_JOURNAL}{name}.jsonl" for name in rows.HISTORY}
_MISFITS = (
    LookupError, TypeError, ValueError, AttributeError, OverflowError, ValidationError,
    IntegrityError, DataError, ProgrammingError, InterfaceError,
)  # fmt: skip


def export_archive(file: Path | BinaryIO, *, with_journal: bool = True) -> None:
    """Write the workspace in scope into a ZIP; the same data gives the same bytes."""
    with journal.snapshot(), archives.writing(file) as archive:
        entries = dict(Entry.objects.values_list("id", "uid")) if with_journal else None
        present = rows.uids_of_present((*rows.TABLES, *rows.HISTORY))
        for name in rows.TABLES:
            archive.put(f"{name}.jsonl", rows.lines(name, present, entries))
        if entries is not None:
            for name, content in _journal(present, entries):
                archive.put(name, content)
        workspace = Workspace.objects.select_related("owner").get(pk=scope.current())
        archive.finish(
            {
                "askwell": SCHEMA,
                "version": askwell.__version__,
                "workspace": workspace.uid,
                "owner": {"uid": workspace.owner.uid, "name": workspace.owner.name},
                "journal": with_journal,
            }
        )


def _journal(present: rows.Uids, entries: dict[int, str]) -> Iterator[tuple[str, Iterable[dict[str, Any]]]]:
    all_uids = rows.with_gone(present)
    yield _ENTRIES, rows.entry_lines(entries)
    order = ({"table": name, "uids": list(kept.values())} for name, kept in sorted(all_uids.items()) if kept)
    yield _ORDER, order
    yield _CHANGES, rows.journal_lines(all_uids, entries)
    for name, file in _HISTORY.items():
        yield file, rows.lines(name, present, entries)


def restore_archive(file: Path | BinaryIO, *, by: User | None, at: datetime) -> None:
    """Bring an archive into the workspace in scope, which must be empty; all or nothing.

    Raises ChangedSinceError when there is something already, BadInputError for a file that is not
    a sound archive.
    """
    if not is_empty():
        raise ChangedSinceError(
            N_("There is something here already. An archive can only be brought into an empty home.")
        )
    replace(file, by=by, at=at)


def is_empty() -> bool:
    """Tell whether the workspace in scope holds nothing but who the seeker is."""
    return not any(
        images.table_model(name)._default_manager.exists() for name in rows.TABLES if name != "seeker"
    )


def replace(file: Path | BinaryIO, *, by: User | None, at: datetime) -> None:
    """Put the content of an archive in the place of all that is in the workspace; all or nothing.

    Who was erased since is erased once more. Raises BadInputError for a file that is not a sound archive.
    """
    with archives.reading(file) as found:
        check(found)
        with transaction.atomic():
            clear()
            try:
                _fill(found, by=by, at=at)
                connection.check_constraints()
            except _MISFITS as error:
                raise BadInputError(N_("This archive does not fit together.")) from error
            identifying.rederive()
            notes.reindex()
            today.rebuild()
            erased = erasing.again(by=by, at=at)
    if erased:
        erasing.tidy()


def check(found: Reader) -> None:
    """Raise BadInputError unless an archive is of our kind and has all the files it should."""
    schema = found.manifest.get("askwell")
    if schema not in range(1, SCHEMA + 1):
        raise BadInputError(N_("This archive was made by a newer Askwell. Bring Askwell up to date first."))
    known = {f"{name}.jsonl" for name in rows.TABLES}
    needed = {f"{name}.jsonl" for name in rows.TABLES if rows.SINCE.get(name, 1) <= schema}
    if found.manifest.get("journal"):
        needed |= {_ENTRIES, _ORDER, _CHANGES}
        needed |= {file for name, file in _HISTORY.items() if rows.SINCE.get(name, 1) <= schema}
        known |= {*needed, *_HISTORY.values()}
    if not needed <= found.names <= known:
        raise BadInputError(N_("This archive is not complete."))


def counts(found: Reader) -> dict[str, int]:
    """Return how many rows each table of an archive has."""
    return {name: found.count(f"{name}.jsonl") for name in _tables(found)}


def _tables(found: Reader) -> list[str]:
    """Return the tables an archive has, in the order in which they can be filled."""
    return [name for name in rows.TABLES if f"{name}.jsonl" in found.names]


def _fill(found: Reader, *, by: User | None, at: datetime) -> None:
    workspace = Workspace.objects.select_related("owner").get(pk=scope.current())
    _name(workspace, found.manifest)
    older = found.manifest["askwell"] < SCHEMA
    into = rows.Into(workspace.pk, _new_ids(found), _entries(found, workspace, by=by, at=at), older)
    for name in _tables(found):
        rows.put(name, found.lines(f"{name}.jsonl"), into)
    if found.manifest.get("journal"):
        for name, file in _HISTORY.items():
            if file in found.names:
                rows.put(name, found.lines(file), into)
        rows.put_journal(found.lines(_CHANGES), into)


def _name(workspace: Workspace, manifest: dict[str, Any]) -> None:
    images.change(Workspace, workspace.pk, {"uid": str(manifest["workspace"])})
    owner = manifest["owner"]
    images.change(User, workspace.owner_id, {"uid": str(owner["uid"]), "name": str(owner["name"])})


def _new_ids(found: Reader) -> rows.Ids:
    """Give every row an id, those that are gone too, in the order they were made."""
    has_journal = bool(found.manifest.get("journal"))
    order = {line["table"]: line["uids"] for line in found.lines(_ORDER)} if has_journal else {}
    ids: rows.Ids = {}
    for name in (*_tables(found), *rows.HISTORY):
        uids = order.get(name, [])
        if not has_journal and name not in rows.HISTORY:
            uids = [row["uid"] for row in found.lines(f"{name}.jsonl")]
        new = images.next_ids(images.table_model(name), len(uids))
        ids[name] = dict(zip(uids, new, strict=True))
    return ids


def _entries(found: Reader, workspace: Workspace, *, by: User | None, at: datetime) -> dict[str, int]:
    """Put the journal's entries back and return their ids by uid; without a journal one entry for all."""
    if not found.manifest.get("journal"):
        entry = Entry(workspace_id=workspace.pk, at=at, actor=by, action="restore", sealed=True)
        journal.append(entry)
        return {"": entry.pk}
    lines = list(found.lines(_ENTRIES))
    ids = {
        line["uid"]: row_id for line, row_id in zip(lines, images.next_ids(Entry, len(lines)), strict=True)
    }
    names = [
        "id",
        "workspace_id",
        "uid",
        "at",
        "actor_id",
        "action",
        "subject_kind",
        "subject_uid",
        "undoes_id",
        "sealed",
    ]
    made = [
        [
            ids[line["uid"]],
            workspace.pk,
            line["uid"],
            line["at"],
            workspace.owner_id if line["by_owner"] else None,
            line["action"],
            line["subject_kind"],
            line["subject_uid"],
            ids[line["undoes"]] if line["undoes"] else None,
            line["sealed"],
        ]
        for line in lines
    ]
    images.insert(Entry, names, [images.restored(Entry, names, row) for row in made])
    return {**ids, "": 0}


def clear() -> None:
    """Empty the workspace in scope, the journal too: only for putting an archive in its place."""
    today.forget_all()
    edges.forget_all()
    likeness.forget_all()
    match_store.clear()
    journal.clear(images.table_model(name) for name in reversed((*rows.TABLES, *rows.HISTORY)))
