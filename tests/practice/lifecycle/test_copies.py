"""Copies: read back before they count, kept for eight weeks, and brought back without losing the present."""

import os
import stat
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from askwell.integrations import search
from askwell.integrations.archives import Writer
from askwell.jobs import copying, worker
from askwell.kernel.errors import BadInputError
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying.models import Contact
from askwell.practice.lifecycle import queries
from askwell.practice.lifecycle.actions import archive, archive_rows, copies
from askwell.practice.today.models import NextStep
from askwell.workspace import members
from askwell.workspace.members import Member
from tests.conftest import NOW

Named = Callable[[str], Contact]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where copies go in these tests."""
    return tmp_path / "copies"


@pytest.fixture
def named(member: Member) -> Named:
    """Return a way to add somebody."""
    return lambda name: identifying.add_contact(name, by=member.user, at=NOW)


def exported() -> bytes:
    """Return the workspace in scope as an archive."""
    file = BytesIO()
    archive.export_archive(file)
    return file.getvalue()


def test_a_copy_holds_everything_and_only_its_owner_reads_it(folder: Path, named: Named) -> None:
    named("Mary Osei")
    made = copies.make_copy(folder, at=NOW)
    assert made.path.read_bytes() == exported()
    assert copies.list_copies(folder) == [made]
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [path.name for path in folder.iterdir()] == [made.name]


def test_a_copy_that_cannot_be_written_leaves_none(
    folder: Path, named: Named, monkeypatch: pytest.MonkeyPatch
) -> None:
    named("Mary Osei")
    put = Writer.put

    def full(self: Writer, name: str, lines: Any) -> None:
        put(self, name, lines)
        if name == "contact.jsonl":
            raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Writer, "put", full)
    with pytest.raises(BadInputError, match="No space left"):
        copies.make_copy(folder, at=NOW)
    assert list(folder.iterdir()) == []
    assert Contact.objects.count() == 1


def test_a_copy_that_lacks_something_does_not_count(
    folder: Path, named: Named, monkeypatch: pytest.MonkeyPatch
) -> None:
    named("Mary Osei")
    lines = archive_rows.lines
    monkeypatch.setattr(
        archive_rows, "lines", lambda name, *rest: () if name == "contact" else lines(name, *rest)
    )
    with pytest.raises(BadInputError):
        copies.make_copy(folder, at=NOW)
    assert list(folder.iterdir()) == []


def test_copies_of_eight_weeks_and_of_the_last_days_stay(folder: Path, named: Named) -> None:
    named("Mary Osei")
    days = [*range(0, 70, 7), 64, 65, 66, 68, 69]
    for day in sorted(days):
        copies.make_copy(folder, at=NOW + timedelta(days=day))
    kept = [(copy.at - NOW).days for copy in copies.list_copies(folder)]
    assert kept == [69, 68, 66, 65, 64, 63, 56, 49, 42, 35, 28, 21, 14]


def test_bringing_back_puts_everything_as_it_was(folder: Path, named: Named, member: Member) -> None:
    named("Mary Osei")
    before = exported()
    copy = copies.make_copy(folder, at=NOW)
    named("Tomás Kovač")
    now = exported()
    present = copies.bring_back(copy.path, by=member.user, at=NOW + timedelta(days=1))
    assert exported() == before
    assert present.path.read_bytes() == now
    copies.bring_back(present.path, by=member.user, at=NOW + timedelta(days=2))
    assert exported() == now


def test_the_oldest_copy_can_be_brought_back(folder: Path, named: Named, member: Member) -> None:
    named("Mary Osei")
    oldest = copies.make_copy(folder, at=NOW)
    for week in range(1, 8):
        copies.make_copy(folder, at=NOW + timedelta(weeks=week))
    named("Tomás Kovač")
    copies.bring_back(oldest.path, by=member.user, at=NOW + timedelta(weeks=8))
    assert [one.full_name for one in Contact.objects.all()] == ["Mary Osei"]
    assert oldest.path.exists()


def test_a_damaged_copy_changes_nothing(folder: Path, named: Named, member: Member) -> None:
    named("Mary Osei")
    copy = copies.make_copy(folder, at=NOW)
    copy.path.write_bytes(copy.path.read_bytes()[:-40])
    named("Tomás Kovač")
    before = exported()
    with pytest.raises(BadInputError):
        copies.bring_back(copy.path, by=member.user, at=NOW + timedelta(days=1))
    assert exported() == before
    assert len(copies.list_copies(folder)) == 1


def test_a_file_where_the_folder_should_be_is_told(folder: Path, named: Named) -> None:
    folder.write_text("a file")
    named("Mary Osei")
    with pytest.raises(BadInputError):
        copies.make_copy(folder, at=NOW)


def test_the_worker_copies_each_week(named: Named, member: Member) -> None:
    named("Mary Osei")
    folder = copies.folder_of(member.seeker)
    assert folder == settings.ASKWELL_HOME / "copies"
    assert copying.make_due_copies(at=NOW) == 0
    members.edit_seeker(member.seeker, by=member.user, at=NOW, first_run=0)
    assert copying.make_due_copies(at=NOW) == 1
    assert copying.make_due_copies(at=NOW + timedelta(days=6)) == 0
    assert copying.make_due_copies(at=NOW + timedelta(days=7)) == 1
    assert len(copies.list_copies(folder)) == 2


def test_the_worker_copies_into_the_home_where_the_chosen_folder_is_gone(
    named: Named, member: Member, tmp_path: Path
) -> None:
    named("Mary Osei")
    (tmp_path / "stick").write_text("not a folder")
    chosen = str(tmp_path / "stick" / "copies")
    members.edit_seeker(member.seeker, by=member.user, at=NOW, first_run=0, copies_folder=chosen)
    assert copying.make_due_copies(at=NOW) == 1
    assert len(copies.list_copies(copies.home_folder())) == 1


def test_the_worker_stops_when_asked(named: Named, member: Member) -> None:
    named("Mary Osei")
    members.edit_seeker(member.seeker, by=member.user, at=NOW, first_run=0)
    started = worker.start()
    started.stop()
    started.join(timeout=20)
    assert not started.is_alive()


def found_wrong(member: Member) -> set[str]:
    """Return the codes of what the doctor finds unsound."""
    return {one.code for one in queries.doctor(member.seeker, at=NOW) if not one.ok}


def test_the_doctor_finds_a_sound_home_sound(named: Named, member: Member) -> None:
    named("Mary Osei")
    assert found_wrong(member) == set()


def test_the_doctor_finds_what_is_wrong(named: Named, member: Member) -> None:
    mary = named("Mary Osei")
    members.edit_seeker(member.seeker, by=member.user, at=NOW, first_run=0)
    assert found_wrong(member) == {"copies"}
    copy = copies.make_copy(copies.home_folder(), at=NOW)
    assert found_wrong(member) == set()
    copy.path.write_bytes(b"PK")
    settings.ASKWELL_HOME.chmod(0o755)
    search.remove(mary.workspace_id, [mary.pk])
    NextStep.objects.create(
        workspace_id=mary.workspace_id, contact=mary, on=NOW.date(), weight=1, kind="call", reason="none"
    )
    assert found_wrong(member) == {"copies", "folder_private", "search", "next_steps"}
