"""The archive: the same bytes for the same data, between both databases, and nothing from a bad file."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from askwell.kernel.errors import BadInputError, ChangedSinceError
from askwell.practice.asking.models import Pursuit
from askwell.practice.holding.models import Revision
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying import queries
from askwell.practice.identifying.models import Contact, Organization
from askwell.practice.lifecycle.actions import archive, archive_rows
from askwell.practice.today import actions as today
from askwell.practice.today.models import NextStep
from askwell.workspace import images, journal, scope
from askwell.workspace.members import Member
from askwell.workspace.models import Change, Entry, Row
from askwell.workspace.queries import newest_to_undo
from tests import cast, databases
from tests.conftest import NOW, begun
from tests.databases import Database

Content = dict[str, bytes]
Steps = dict[str, tuple[object, ...]]


def exported(*, with_journal: bool = True) -> bytes:
    """Return the workspace in scope as an archive."""
    file = BytesIO()
    archive.export_archive(file, with_journal=with_journal)
    return file.getvalue()


def restored(data: bytes, member: Member) -> None:
    """Bring an archive into the workspace in scope."""
    archive.restore_archive(BytesIO(data), by=member.user, at=NOW)


def steps() -> Steps:
    """Return the stored next steps by contact, as they hold outside this database."""
    rows = NextStep.objects.values_list("contact__uid", "on", "at", "kind", "reason", "subject_uid")
    return {row[0]: row[1:] for row in rows}


@pytest.fixture(scope="session")
def story(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> tuple[bytes, Steps]:
    """Return an archive of the demo's story, made on SQLite, and its next steps."""
    home = tmp_path_factory.mktemp("story")
    with django_db_blocker.unblock(), databases.restored_settings():
        made = databases.SqliteDatabase(sqlite_template, home)
        made.open()
        with scope.inside(cast.story(made).workspace_id):
            return exported(), steps()


def rebuilt(data: bytes, change: Callable[[Content], None], *, honest: bool = True) -> bytes:
    """Return an archive with changed content; `honest` with the digests that belong to it."""
    with zipfile.ZipFile(BytesIO(data)) as archive_file:
        content = {name: archive_file.read(name) for name in archive_file.namelist()}
    change(content)
    if honest and "manifest.json" in content:
        manifest = json.loads(content["manifest.json"])
        manifest["files"] = {
            name: {"lines": text.count(b"\n"), "sha256": hashlib.sha256(text).hexdigest()}
            for name, text in content.items()
            if name != "manifest.json"
        }
        content["manifest.json"] = json.dumps(manifest).encode() + b"\n"
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive_file:
        for name, text in content.items():
            archive_file.writestr(name, text)
    return file.getvalue()


def test_every_table_of_rows_travels() -> None:
    tables = {str(model._meta.model_name) for model in Row.__subclasses__()}
    assert tables == {*archive_rows.TABLES, *archive_rows.HISTORY}


def test_what_a_link_leads_to_comes_first() -> None:
    seen: set[str] = set()
    for name in (*archive_rows.TABLES, *archive_rows.HISTORY):
        seen.add(name)
        assert set(archive_rows.links(images.table_model(name)).values()) <= seen, name


def test_the_story_comes_back_on_either_database(story: tuple[bytes, Steps], member: Member) -> None:
    data, next_steps = story
    restored(data, member)
    assert exported() == data
    assert Revision.objects.exists()
    assert not today.differences()
    assert steps() == next_steps
    name = Contact.objects.order_by("id").first()
    assert name is not None
    assert queries.matching(name.full_name).contacts


def test_without_the_journal_the_rows_come_back_under_one_entry(
    story: tuple[bytes, Steps], member: Member, database: Database
) -> None:
    restored(story[0], member)
    data = exported(with_journal=False)
    database.empty()
    with begun() as fresh:
        restored(data, fresh)
        assert exported(with_journal=False) == data
        assert [(one.action, one.sealed) for one in Entry.objects.all()] == [("restore", True)]
        assert not Revision.objects.exists()
        with pytest.raises(ChangedSinceError):
            journal.undo(Entry.objects.get(), by=fresh.user, at=NOW)
        identifying.add_contact("Somebody New", by=fresh.user, at=NOW)
        journal.undo(newest_to_undo(), by=fresh.user, at=NOW)
        assert exported(with_journal=False) == data


def test_undo_works_after_a_restore(story: tuple[bytes, Steps], member: Member) -> None:
    restored(story[0], member)
    at = NOW
    for _ in range(12):
        at += timedelta(seconds=1)
        undone = journal.undo(newest_to_undo(), by=member.user, at=at)
        journal.undo(journal.undo(undone, by=member.user, at=at), by=member.user, at=at)
    assert not today.differences()


def test_no_internal_number_leaves(member: Member) -> None:
    contact = identifying.add_contact(
        "Mary Osei", by=member.user, at=NOW, organization="Nordwind", phones=["+12505550143"]
    )
    identifying.edit_contact(contact, by=member.user, at=NOW, title="Owner")
    with zipfile.ZipFile(BytesIO(exported())) as file:
        (row,) = [json.loads(line) for line in file.read("contact.jsonl").splitlines()]
        text = b"".join(file.read(name) for name in file.namelist())
    assert {"id", "workspace", "workspace_id", "organization_id"}.isdisjoint(row)
    assert row["organization"] == Organization.objects.get().uid
    assert row["mark"] == Entry.objects.get(pk=contact.mark).uid
    assert b'"id"' not in text


def test_separators_of_lines_inside_a_text_stay(member: Member, database: Database) -> None:
    note = "one\u2028two\x85three\u2029\x0bfour\r\nfive 😀 \u202e"
    identifying.add_contact("Mary Osei", by=member.user, at=NOW, note=note)
    data = exported()
    database.empty()
    with begun() as fresh:
        restored(data, fresh)
        assert Contact.objects.get().note == note
        assert exported() == data


def test_a_home_with_something_in_it_is_left_alone(story: tuple[bytes, Steps], member: Member) -> None:
    identifying.add_organization("Nordwind", by=member.user, at=NOW)
    before = exported()
    with pytest.raises(ChangedSinceError):
        restored(story[0], member)
    assert exported() == before


def _truncate_lines(content: Content) -> None:
    content["contact.jsonl"] = content["contact.jsonl"][:-20]


def _drop_a_table(content: Content) -> None:
    del content["contact.jsonl"]


def _drop_the_manifest(content: Content) -> None:
    del content["manifest.json"]


def _break_a_link(content: Content) -> None:
    lines = content["pursuit.jsonl"].splitlines(keepends=True)
    row = json.loads(lines[0])
    lines[0] = json.dumps({**row, "contact": "0" * 32}).encode() + b"\n"
    content["pursuit.jsonl"] = b"".join(lines)


def _in_first(name: str, **values: object) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        lines = content[name].splitlines(keepends=True)
        lines[0] = json.dumps({**json.loads(lines[0]), **values}).encode() + b"\n"
        content[name] = b"".join(lines)

    return change


def _schema(number: object) -> Callable[[Content], None]:
    return _in_first("manifest.json", askwell=number)


def _twice(content: Content) -> None:
    content["goal.jsonl"] += content["goal.jsonl"]


def _no_json(content: Content) -> None:
    content["goal.jsonl"] = b"hello\n"


def _a_list(content: Content) -> None:
    content["goal.jsonl"] = b"[1,2]\n"


BAD = {
    "lines cut off": _truncate_lines,
    "a table missing": _drop_a_table,
    "no manifest": _drop_the_manifest,
    "a link to nobody": _break_a_link,
    "a newer schema": _schema(archive.SCHEMA + 1),
    "a strange schema": _schema("one"),
    "a row twice": _twice,
    "no JSON": _no_json,
    "lists for rows": _a_list,
    "a number for a name": _in_first("contact.jsonl", full_name=7),
    "a list for a name": _in_first("contact.jsonl", full_name=["Mary"]),
    "a word for a moment": _in_first("goal.jsonl", opened_at="yesterday"),
    "a day that is not": _in_first("pursuit.jsonl", begins_on="2026-02-30"),
    "a number too large": _in_first("interview.jsonl", minutes=2**70),
    "nothing where something must be": _in_first("goal.jsonl", text=None),
    "a mark of no entry": _in_first("goal.jsonl", mark="0" * 32),
    "an entry of no time": _in_first("journal/entries.jsonl", at="soon"),
    "a change of no table": _in_first("journal/changes.jsonl", table="nothing"),
}


@pytest.mark.parametrize("change", BAD.values(), ids=BAD.keys())
def test_an_archive_that_does_not_fit_leaves_nothing(
    change: Callable[[Content], None], story: tuple[bytes, Steps], member: Member
) -> None:
    before = exported()
    with pytest.raises(BadInputError):
        restored(rebuilt(story[0], change), member)
    assert exported() == before
    assert not Pursuit.objects.exists()


def _as_before_titles(content: Content) -> None:
    _schema(1)(content)
    lines = [json.loads(line) for line in content["contact.jsonl"].splitlines()]
    content["contact.jsonl"] = b"".join(
        json.dumps({name: value for name, value in line.items() if name != "title"}).encode() + b"\n"
        for line in lines
    )


def test_an_older_archive_gets_the_defaults_of_what_came_since(
    story: tuple[bytes, Steps], member: Member
) -> None:
    restored(rebuilt(story[0], _as_before_titles), member)
    assert set(Contact.objects.values_list("title", flat=True)) == {""}
    journal.undo(newest_to_undo(), by=member.user, at=NOW)
    assert not today.differences()


def test_an_entry_from_before_an_upgrade_is_taken_back(member: Member) -> None:
    mary = identifying.add_contact("Mary Osei", title="Dentist", by=member.user, at=NOW)
    identifying.edit_contact(mary, city="Nelson", by=member.user, at=NOW)
    (change,) = Change.objects.filter(entry=newest_to_undo(), table="contact")
    names, kept = images.unpack(change.images)
    at = names.index("title")
    older = [[row_id, left, [*was[:at], *was[at + 1 :]]] for row_id, left, was in kept]
    packed = images.pack([*names[:at], *names[at + 1 :]], older)
    Change.objects.filter(pk=change.pk).update(images=packed)
    journal.undo(newest_to_undo(), by=member.user, at=NOW)
    assert Contact.objects.values_list("city", "title").get() == ("", "")


@pytest.mark.usefixtures("sqlite")
def test_any_damage_is_seen(story: tuple[bytes, Steps]) -> None:
    data = story[0]
    with begun() as member:
        dishonest = rebuilt(data, _in_first("contact.jsonl", full_name="Nobody"), honest=False)
        for bad in (b"", b"hello", b"PK\x03\x04", data[:-30], data[: len(data) // 2], dishonest):
            with pytest.raises(BadInputError):
                restored(bad, member)
        step = len(data) // 25
        for at in range(step, len(data) - step, step):
            flipped = bytearray(data)
            flipped[at] ^= 0x55
            try:
                restored(bytes(flipped), member)
            except BadInputError:
                assert archive.is_empty()
            else:
                # A bit of a ZIP's own bookkeeping, such as a date, changes nothing that is kept.
                assert exported() == data
                with transaction.atomic():
                    archive.clear()
