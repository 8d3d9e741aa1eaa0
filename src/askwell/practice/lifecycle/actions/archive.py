"""The lossless archive: everything of one workspace in one ZIP, and back into an empty home.

One JSON-lines file per table, rows named by uid, in the order they were made; the journal lies in
files of its own. The same data always gives the same bytes. Next steps and the search index are
derived, so they are made anew.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, cast

from django.db import IntegrityError, connection, transaction

from askwell.kernel.errors import N_, BadInputError, ChangedSinceError
from askwell.practice.asking.models import Goal
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying.models import Contact
from askwell.practice.lifecycle.actions import archive_rows as rows
from askwell.practice.today import actions as today
from askwell.workspace import images, journal, scope
from askwell.workspace.models import Entry, User, Workspace

SCHEMA = 1
_STAMP = (1980, 1, 1, 0, 0, 0)
_LARGEST_MEMBER = 400 * 1024 * 1024
_MOST_MEMBERS = 64
_JOURNAL = "journal/"


def export_archive(file: Path | BinaryIO, *, with_journal: bool = True) -> None:
    """Write the workspace in scope into a ZIP; the same data gives the same bytes."""
    with transaction.atomic(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        digests: dict[str, Any] = {}
        entries = dict(Entry.objects.values_list("id", "uid")) if with_journal else None
        present = rows.uids_of_present((*rows.TABLES, rows.HISTORY))
        for name in rows.TABLES:
            digests[f"{name}.jsonl"] = _put(archive, f"{name}.jsonl", rows.lines(name, present, entries))
        if entries is not None:
            for name, content in _journal(present, entries):
                digests[name] = _put(archive, name, content)
        workspace = Workspace.objects.select_related("owner").get(pk=scope.current())
        manifest = {
            "askwell": SCHEMA,
            "workspace": workspace.uid,
            "owner": {"uid": workspace.owner.uid, "name": workspace.owner.name},
            "journal": with_journal,
            "files": digests,
        }
        _put(archive, "manifest.json", [manifest])


def _journal(present: rows.Uids, entries: dict[int, str]) -> Iterator[tuple[str, Iterable[dict[str, Any]]]]:
    all_uids = rows.with_gone(present)
    yield f"{_JOURNAL}entries.jsonl", rows.entry_lines(entries)
    order = ({"table": name, "uids": list(kept.values())} for name, kept in sorted(all_uids.items()) if kept)
    yield f"{_JOURNAL}order.jsonl", order
    yield f"{_JOURNAL}changes.jsonl", rows.journal_lines(all_uids, entries)
    yield f"{_JOURNAL}{rows.HISTORY}.jsonl", rows.lines(rows.HISTORY, present, entries)


def _put(archive: zipfile.ZipFile, name: str, content: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Write one file of lines; return how many there are and the digest of the whole."""
    digest, count = hashlib.sha256(), 0
    info = zipfile.ZipInfo(name, _STAMP)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    with archive.open(info, "w") as member:
        for line in content:
            text = json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
            data = text.encode("utf-8", "surrogatepass")
            digest.update(data)
            member.write(data)
            count += 1
    return {"lines": count, "sha256": digest.hexdigest()}


def restore_archive(file: Path | BinaryIO, *, by: User | None, at: datetime) -> None:
    """Bring an archive into the workspace in scope, which must be empty; all or nothing.

    Raises ChangedSinceError when there is something already, BadInputError for a file that is not
    a sound archive.
    """
    if Contact.objects.exists() or Goal.objects.exists():
        raise ChangedSinceError(
            N_("There is something here already. An archive can only be brought into an empty home.")
        )
    found = read_archive(file)
    with transaction.atomic():
        replace(found, by=by, at=at)


def replace(found: dict[str, list[dict[str, Any]]], *, by: User | None, at: datetime) -> None:
    """Put the content of an archive in the place of all that is in the workspace."""
    clear()
    manifest = found["manifest.json"][0]
    workspace = Workspace.objects.select_related("owner").get(pk=scope.current())
    try:
        _name(workspace, manifest)
        into = rows.Into(workspace.pk, _new_ids(found), _entries(found, workspace, by=by, at=at))
        for name in rows.TABLES:
            rows.put(name, found[f"{name}.jsonl"], into)
        if manifest.get("journal"):
            rows.put(rows.HISTORY, found[f"{_JOURNAL}{rows.HISTORY}.jsonl"], into)
            rows.put_journal(found[f"{_JOURNAL}changes.jsonl"], into)
        connection.check_constraints()
    except (KeyError, TypeError, ValueError, IntegrityError) as error:
        raise BadInputError(N_("This archive does not fit together: {detail}."), detail=error) from error
    identifying.reindex()
    today.rebuild()


def _name(workspace: Workspace, manifest: dict[str, Any]) -> None:
    images.change(Workspace, workspace.pk, {"uid": str(manifest["workspace"])})
    owner = manifest["owner"]
    images.change(User, workspace.owner_id, {"uid": str(owner["uid"]), "name": str(owner["name"])})


def _new_ids(found: dict[str, list[dict[str, Any]]]) -> rows.Ids:
    """Give every row an id, those that are gone too, in the order they were made."""
    order = {line["table"]: line["uids"] for line in found.get(f"{_JOURNAL}order.jsonl", [])}
    ids: rows.Ids = {}
    for name in (*rows.TABLES, rows.HISTORY):
        member = f"{name}.jsonl" if name != rows.HISTORY else f"{_JOURNAL}{name}.jsonl"
        uids = order.get(name) or [row["uid"] for row in found.get(member, [])]
        new = images.next_ids(images.table_model(name), len(uids))
        ids[name] = dict(zip(uids, new, strict=True))
    return ids


def _entries(
    found: dict[str, list[dict[str, Any]]], workspace: Workspace, *, by: User | None, at: datetime
) -> dict[str, int]:
    """Put the journal's entries back and return their ids by uid; without a journal one entry for all."""
    lines = found.get(f"{_JOURNAL}entries.jsonl")
    if lines is None:
        entry = Entry(workspace_id=workspace.pk, at=at, actor=by, action="restore", sealed=True)
        journal.append(entry)
        return {"": entry.pk}
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
    journal.clear(images.table_model(name) for name in reversed((*rows.TABLES, rows.HISTORY)))
    today.forget_all()


def read_archive(file: Path | BinaryIO) -> dict[str, list[dict[str, Any]]]:
    """Return the files of an archive as lists of lines, each checked against the manifest.

    Raises BadInputError for anything that is not a whole archive of a known kind.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            return _checked(archive)
    except (
        zipfile.BadZipFile,
        OSError,
        EOFError,
        UnicodeDecodeError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise BadInputError(N_("This file is not an archive of Askwell, or it is damaged.")) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInputError(N_("This archive is damaged: {detail}."), detail=error) from error


def _checked(archive: zipfile.ZipFile) -> dict[str, list[dict[str, Any]]]:
    if len(archive.infolist()) > _MOST_MEMBERS:
        raise BadInputError(N_("This file is not an archive of Askwell, or it is damaged."))
    (manifest,) = _lines(archive, "manifest.json")[0]
    if manifest.get("askwell") != SCHEMA:
        raise BadInputError(N_("This archive was made by a newer Askwell. Bring Askwell up to date first."))
    needed = {f"{name}.jsonl" for name in rows.TABLES}
    if manifest.get("journal"):
        needed |= {f"{_JOURNAL}{name}.jsonl" for name in ("entries", "order", "changes", rows.HISTORY)}
    files = cast(dict[str, dict[str, Any]], manifest["files"])
    if set(files) != needed:
        raise BadInputError(N_("This archive is not complete."))
    found = {"manifest.json": [manifest]}
    for name, told in files.items():
        found[name], digest = _lines(archive, name)
        if digest != told["sha256"]:
            raise BadInputError(N_("The file {name} in this archive is damaged."), name=name)
    return found


def _lines(archive: zipfile.ZipFile, name: str) -> tuple[list[dict[str, Any]], str]:
    """Read one file within limits that do not trust its header; return its lines and its digest."""
    digest, parts, size = hashlib.sha256(), [], 0
    with archive.open(name) as member:
        while part := member.read(1 << 20):
            size += len(part)
            if size > _LARGEST_MEMBER:
                raise BadInputError(N_("The file {name} in this archive is too large."), name=name)
            digest.update(part)
            parts.append(part)
    text = b"".join(parts).decode("utf-8", "surrogatepass")
    return [json.loads(line) for line in text.splitlines() if line], digest.hexdigest()


def counts(found: dict[str, list[dict[str, Any]]]) -> dict[str, int]:
    """Return how many rows each table of a read archive has."""
    return {name: len(found[f"{name}.jsonl"]) for name in rows.TABLES}
