"""What is kept for recognising people says the same as the contacts, whatever was done to them."""

import random
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from io import BytesIO
from pathlib import Path
from threading import Event
from typing import Any, Self

import pytest
from django.db import connection

from askwell.practice.identifying import actions, match_store, merging
from askwell.practice.identifying.models import Contact, Detail
from askwell.practice.identifying.recognising import learn
from askwell.practice.identifying.rules import DetailKind
from askwell.practice.lifecycle.actions import archive, erasing
from askwell.practice.lifecycle.actions.importing import import_file
from askwell.workspace import journal, scope
from askwell.workspace.members import Member
from askwell.workspace.queries import newest_to_undo
from tests.conftest import NOW
from tests.practice.identifying.test_matching import listed

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def bring(folder: Path, member: Member, start: int, count: int = 3) -> None:
    """Bring in a file of so many people."""
    file = folder / "Connections.csv"
    lines = (
        f"Ann{n},Osei{n},https://www.linkedin.com/in/p{n},p{n}@x.example,Firm {n},Nurse,08 Feb 2026"
        for n in range(start, start + count)
    )
    file.write_text(HEADER + "\n".join(lines), encoding="utf-8")
    import_file(file, by=member.user, at=NOW)


def agrees() -> bool:
    """Tell whether what is kept is what stands in the contacts."""
    match_store.ensure()
    there = match_store.as_they_stand(list(Contact.objects.values_list("id", flat=True)))
    return listed(match_store.everybody()) == dict(there)


def kept() -> tuple[int, int]:
    """Return how many parts and rows there are."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(*) FROM askwell_match_parts), (SELECT count(*) FROM askwell_match_features)"
        )
        parts, rows = cursor.fetchone()
    return parts, rows


def change(number: int, folder: Path, member: Member) -> None:
    """Do one of the things that touch contacts."""
    chance, by = random.Random(number), member.user
    people = list(Contact.objects.order_by("id"))
    one, other = chance.choice(people), chance.choice(people)
    phone = f"+4411349601{number:02}"
    ways = Detail.objects.filter(contact=one)
    deeds: list[Callable[[], object]] = [
        lambda: bring(folder, member, number * 10),
        lambda: actions.edit_contact(one, full_name=f"Bea Lee {number}", by=by, at=NOW),
        lambda: actions.add_detail(one, DetailKind.PHONE, phone, by=by, at=NOW),
        lambda: actions.add_contact(f"Cy Miller{number}", by=by, at=NOW),
        lambda: (found := newest_to_undo()) and journal.undo(found, by=by, at=NOW),
        lambda: one.person_id == other.person_id or merging.merge(one, other, by=by, at=NOW),
        lambda: list(map(partial(actions.remove_detail, by=by, at=NOW), ways[:1])),
    ]
    deeds[number % len(deeds)]()


@pytest.mark.parametrize("most", [(2_000, 30), (2, 2)], ids=["apart", "put together"])
def test_it_follows_whatever_is_done(
    member: Member, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: tuple[int, int]
) -> None:
    monkeypatch.setattr(match_store, "_MOST_ROWS", most[0])
    monkeypatch.setattr(match_store, "_MOST_PARTS", most[1])
    bring(tmp_path, member, 0)
    for number in range(1, 36):
        change(number, tmp_path, member)
        assert agrees(), number
    parts, rows = kept()
    assert (parts <= 3) is (most[1] == 2)
    assert rows or parts == 1


def test_all_is_put_into_one_part_where_much_was_touched(
    member: Member, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(match_store, "_MOST_ROWS", 2)
    bring(tmp_path, member, 0)
    bring(tmp_path, member, 10)
    assert kept() == (2, 0)
    found = newest_to_undo()
    assert found
    journal.undo(found, by=member.user, at=NOW)
    assert kept() == (1, 0)
    assert agrees()


class Beside:
    """Another connection that begins to keep everybody: in the block it has read them and not written."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._has_read, self._may_go_on = Event(), Event()
        self._here = scope.current()
        self._threads = ThreadPoolExecutor(2)
        read = match_store.as_they_stand

        def stopping(ids: Any) -> Any:
            found = read(ids)
            if len(ids) > 1:
                self._has_read.set()
                assert self._may_go_on.wait(30)
            return found

        monkeypatch.setattr(match_store, "as_they_stand", stopping)

    def begin(self) -> "Future[None]":
        """Begin in one more connection."""
        return self._threads.submit(self._ensure)

    def _ensure(self) -> None:
        try:
            with scope.inside(self._here):
                match_store.ensure()
        finally:
            connection.close()

    def __enter__(self) -> Self:
        self._begun = self.begin()
        assert self._has_read.wait(30)
        return self

    def __exit__(self, *_: object) -> None:
        self._may_go_on.set()
        self._begun.result(30)
        self._threads.shutdown()


def before_any_part(member: Member) -> list[Contact]:
    """Make people of whom nothing is kept, as a home has them that comes from an older version."""
    people = [actions.add_contact(name, by=member.user, at=NOW) for name in ("Ann Osei", "Bea Lee", "Cy Fox")]
    match_store.clear()
    return people


@pytest.mark.parametrize("database", [pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True)
def test_what_another_connection_writes_meanwhile_is_not_missed(
    member: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, *_ = before_any_part(member)
    with Beside(monkeypatch):
        actions.edit_contact(one, full_name="Zoe Osei", by=member.user, at=NOW)
        actions.add_detail(one, DetailKind.EMAIL, "zoe@osei.example", by=member.user, at=NOW)
        actions.add_contact("Di Miller", by=member.user, at=NOW)
        actions.add_contact("Ed Stone", by=member.user, at=NOW)
        found = newest_to_undo()
        assert found
        journal.undo(found, by=member.user, at=NOW)
    monkeypatch.undo()
    assert agrees()
    assert kept()[0] == 1


@pytest.mark.parametrize("database", [pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True)
def test_two_that_begin_at_once_keep_everybody_once(member: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    before_any_part(member)
    with Beside(monkeypatch) as beside:
        other = beside.begin()
        with pytest.raises(TimeoutError):
            other.result(0.5)
    other.result(30)
    monkeypatch.undo()
    assert agrees()
    assert kept()[0] == 1


def test_nothing_of_somebody_erased_stays(member: Member, tmp_path: Path) -> None:
    bring(tmp_path, member, 0)
    one = Contact.objects.get(full_name="Ann1 Osei1")
    actions.edit_contact(one, full_name="Bea Miller", by=member.user, at=NOW)
    erasing.erase(Contact.objects.get(pk=one.pk), by=member.user, at=NOW)
    assert agrees()
    with connection.cursor() as cursor:
        cursor.execute("SELECT contacts FROM askwell_match_parts")
        parts = b"".join(bytes(part) for (part,) in cursor.fetchall())
    assert b"ann2" in parts
    for word in (b"ann1", b"osei1", b"p1@x.example", b"firm 1", b"bea"):
        assert word not in parts
    assert kept()[1] == 0


def test_an_archive_in_the_place_of_all_leaves_nobody_of_before(member: Member, tmp_path: Path) -> None:
    bring(tmp_path, member, 0)
    file = BytesIO()
    archive.export_archive(file)
    bring(tmp_path, member, 10)
    archive.replace(file, by=member.user, at=NOW)
    actions.add_contact("Cy Miller", by=member.user, at=NOW)
    assert agrees()
    assert Contact.objects.count() == 4


def test_who_is_recognised_in_a_second_file_is_who_was_kept(member: Member, tmp_path: Path) -> None:
    bring(tmp_path, member, 0)
    one = Contact.objects.get(full_name="Ann1 Osei1")
    actions.edit_contact(one, full_name="Zoe Osei1", by=member.user, at=NOW)
    file = tmp_path / "second.csv"
    file.write_text(
        "First Name,Last Name,Email Address,Company,Position,Connected On\n"
        "Zoe,Osei1-Lee,p1@x.example,Firm 1,Nurse,01 Jan 2026\n",
        encoding="utf-8",
    )
    report = import_file(file, by=member.user, at=NOW)
    assert report.merged == 1
    assert Contact.objects.get(full_name="Zoe Osei1-Lee").person_id == one.pk
    assert learn(upto=0) == 0
