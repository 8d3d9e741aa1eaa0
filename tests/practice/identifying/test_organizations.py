"""An organization is known in every spelling; two that are kept apart stay apart."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from askwell.kernel.errors import BadInputError
from askwell.practice.identifying import actions, merging, organizations
from askwell.practice.identifying.models import Contact, Detail, Organization, Source
from askwell.practice.identifying.rules import DetailKind
from askwell.practice.lifecycle.actions import archive
from askwell.practice.lifecycle.actions.importing import ImportReport, import_file
from askwell.practice.referring.actions import edges
from askwell.workspace import journal
from askwell.workspace.members import Member
from askwell.workspace.queries import newest_to_undo
from tests.conftest import NOW
from tests.practice.lifecycle.test_sequences import exported

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
LINE = "{0},Osei,https://www.linkedin.com/in/{0},,{1},Nurse,08 Feb 2026\n"
SPELLINGS = ("Acme Ltd", "ACME Limited", "Acme", "Acme, Inc.", "Acme Holding", "Co-op", "Co")
Bring = Callable[..., ImportReport]


@pytest.fixture
def bring(tmp_path: Path, member: Member) -> Bring:
    """Return a way to bring in people who work at the given places; a person's name is their number."""

    def brought(*places: str, name: str = "Connections.csv") -> ImportReport:
        file = tmp_path / name
        lines = (LINE.format(f"P{number}", f'"{place}"') for number, place in enumerate(places))
        file.write_text(HEADER + "".join(lines), encoding="utf-8")
        return import_file(file, by=member.user, at=NOW)

    return brought


def apart(member: Member, *called: str) -> list[Organization]:
    """Make organizations that are kept apart, as an older version did, with the keys it gave them."""
    with journal.entry("organization.add", by=member.user, at=NOW) as write:
        return [write.create(Organization, name=name, sort_as=name.casefold()) for name in called]


def named() -> list[str]:
    """Return what the organizations are called."""
    return list(Organization.objects.order_by("id").values_list("name", flat=True))


def test_a_file_makes_one_of_every_spelling_and_goes_again(bring: Bring, member: Member) -> None:
    before = exported()
    bring(*SPELLINGS)
    assert named() == ["Acme Ltd", "Acme Holding", "Co-op", "Co"]
    people = Contact.objects.order_by("id").values_list("organization__name", flat=True)
    assert list(people)[:4] == ["Acme Ltd"] * 4
    found = newest_to_undo()
    assert found
    journal.undo(found, by=member.user, at=NOW)
    assert exported() == before


def test_the_same_file_again_changes_nothing(bring: Bring) -> None:
    bring(*SPELLINGS)
    before = exported()
    report = bring(*SPELLINGS)
    assert report.unchanged == len(SPELLINGS)
    assert exported() == before


def test_another_spelling_in_a_newer_file_is_no_change_and_a_move_is(bring: Bring) -> None:
    bring("Acme Ltd")
    bring("Acme Limited")
    assert (named(), Contact.objects.get().organization) == (["Acme Ltd"], Organization.objects.get())
    bring("Beta GmbH")
    moved = Contact.objects.get().organization
    assert moved
    assert moved.name == "Beta GmbH"


def test_a_business_on_its_own_is_the_one_people_work_at(
    bring: Bring, tmp_path: Path, member: Member
) -> None:
    bring("Osei Physio Ltd")
    file = tmp_path / "cards.vcf"
    cards = ("Osei Physio", "OSEI PHYSIO LIMITED", "Osei Physio Group")
    text = (
        "BEGIN:VCARD\nVERSION:3.0\nFN:{0}\nORG:{0}\nX-ABShowAs:COMPANY\nEMAIL:{1}@osei.example\nEND:VCARD\n"
    )
    file.write_text("".join(text.format(name, place) for place, name in enumerate(cards)), encoding="utf-8")
    import_file(file, by=member.user, at=NOW)
    assert named() == ["Osei Physio Ltd", "Osei Physio Group"]
    assert Source.objects.filter(organization__name="Osei Physio Ltd").count() == 2


def test_what_is_typed_means_the_one_there_is(member: Member) -> None:
    kept = actions.add_organization("Acme Ltd", by=member.user, at=NOW)
    contact = actions.add_contact("Mary Osei", organization="ACME limited", by=member.user, at=NOW)
    assert contact.organization == kept
    other = actions.add_contact("Bea Lee", organization="Acme Holding Ltd", by=member.user, at=NOW)
    assert other.organization != kept


def test_two_kept_apart_stay_apart(bring: Bring, member: Member) -> None:
    plain, limited = apart(member, "Acme", "Acme Ltd")
    organizations.derive_keys()
    bring("Acme Ltd", "Acme", "ACME LTD", "Acme Inc.")
    people = Contact.objects.order_by("id").values_list("organization_id", flat=True)
    assert list(people) == [limited.id, plain.id, limited.id, plain.id]
    one = Contact.objects.order_by("id")[0]
    actions.edit_contact(one, organization="Acme Ltd", title="Head", by=member.user, at=NOW)
    assert Contact.objects.get(pk=one.pk).organization_id == limited.id
    assert named() == ["Acme", "Acme Ltd"]


def test_an_update_derives_keys_anew_and_merges_nothing(bring: Bring, member: Member) -> None:
    apart(member, "Acme Ltd", "Acme", "Beta GmbH & Co. KG")
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM django_migrations WHERE app = 'askwell' AND name = '0021_organization_keys'"
        )
    edges.rebuild()
    MigrationExecutor(connection).migrate([("askwell", "0021_organization_keys")])
    rows = Organization.objects.order_by("id").values_list("name", "sort_as")
    assert list(rows) == [("Acme Ltd", "acme"), ("Acme", "acme"), ("Beta GmbH & Co. KG", "beta")]
    bring("Beta")
    assert len(named()) == 3
    edges.catch_up()
    assert edges.differences() == 0


def test_what_an_older_version_left_in_the_journal_comes_back_with_todays_key(member: Member) -> None:
    (old,) = apart(member, "Acme Ltd")
    actions.edit_organization(old, city="Kelowna", by=member.user, at=NOW)
    organizations.derive_keys()
    edited = newest_to_undo()
    assert edited
    journal.undo(edited, by=member.user, at=NOW + timedelta(minutes=1))
    back = Organization.objects.get()
    assert (back.city, back.sort_as) == ("", "acme")


def test_an_older_archive_comes_in_with_todays_keys(member: Member) -> None:
    apart(member, "Acme Ltd")
    file = BytesIO()
    archive.export_archive(file)
    archive.replace(file, by=member.user, at=NOW)
    assert Organization.objects.get().sort_as == "acme"


def test_two_become_one_with_all_that_is_known_and_undo_parts_them(bring: Bring, member: Member) -> None:
    on: dict[str, Any] = {"by": member.user, "at": NOW}
    kept, other = apart(member, "Acme", "Acme Ltd")
    organizations.derive_keys()
    assert organizations.alike(kept) == [(other.uid, "Acme Ltd", "")]
    bring("Acme", "Acme Ltd", "Acme Ltd")
    for one, phones in ((kept, ("+12505550143",)), (other, ("+12505550143", "+12505550144"))):
        for phone in phones:
            actions.add_detail(one, DetailKind.PHONE, phone, **on)
    other.refresh_from_db()
    actions.edit_organization(other, city="Kelowna", target=True, **on)
    edges.rebuild()
    before = exported()
    kept.refresh_from_db()
    merging.join(kept, other, **on)
    assert list(Contact.objects.values_list("organization_id", flat=True)) == [kept.pk] * 3
    keys = Detail.objects.filter(organization=kept).values_list("key", flat=True)
    assert sorted(keys) == ["+12505550143", "+12505550144"]
    one = Organization.objects.get()
    assert (one.name, one.city, one.target) == ("Acme", "Kelowna", True)
    assert edges.differences() == 0
    found = newest_to_undo()
    assert found
    journal.undo(found, **on)
    assert exported() == before
    assert edges.differences() == 0


def test_what_was_said_of_the_one_that_stays_counts(member: Member) -> None:
    on: dict[str, Any] = {"by": member.user, "at": NOW}
    kept, other = apart(member, "Acme", "Acme Ltd")
    actions.edit_organization(kept, target=True, advocacy=False, **on)
    actions.edit_organization(other, motivation=4, **on)
    merging.join(kept, other, **on)
    one = Organization.objects.get()
    assert (one.target, one.advocacy, one.motivation) == (True, False, 4)


def test_one_is_not_joined_to_itself(member: Member) -> None:
    kept = actions.add_organization("Acme", by=member.user, at=NOW)
    with pytest.raises(BadInputError):
        merging.join(kept, kept, by=member.user, at=NOW)
