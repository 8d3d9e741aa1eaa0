"""What an entry keeps, in what order, and what a snapshot leaves alone."""

from datetime import datetime

import pytest
from django.db import connection, transaction

from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying.models import Contact, Detail, Organization, Source
from askwell.workspace import images, journal
from askwell.workspace.members import Member
from askwell.workspace.models import Change, Entry
from askwell.workspace.queries import newest_to_undo


@pytest.fixture
def mary(member: Member, now: datetime) -> Contact:
    """Return a contact with a phone number."""
    return identifying.add_contact("Mary Osei", by=member.user, at=now, phones=["+1 250 555 0143"])


def present(contact: Contact) -> Contact:
    """Return a contact as it is in the database."""
    return Contact.objects.get(pk=contact.pk)


def test_one_action_is_one_entry(mary: Contact) -> None:
    entry = Entry.objects.order_by("-id")[0]
    assert (entry.action, entry.subject_kind, entry.subject_uid) == ("contact.add", "contact", mary.uid)
    assert {one.mark for one in (mary, Source.objects.get(), Detail.objects.get())} == {entry.pk}
    kept = Change.objects.filter(entry=entry).order_by("table").values_list("table", "count")
    assert list(kept) == [("contact", 1), ("detail", 1), ("source", 1)]


def test_many_rows_are_kept_in_chunks_and_taken_back(member: Member, now: datetime) -> None:
    rows = [(f"Nr {n:05}", f"nr {n:05}") for n in range(2 * images.CHUNK + 1)]
    with journal.entry("test", by=member.user, at=now) as write:
        ids = write.create_many(Organization, ("name", "sort_as"), rows, same={"city": "Nelson"})
    assert Organization.objects.filter(city="Nelson", country="", target=False).count() == len(rows)
    chunks = Change.objects.filter(entry=journal.last_entry()).values_list("count", flat=True)
    assert sorted(chunks) == [1, images.CHUNK, images.CHUNK]
    assert list(Organization.objects.order_by("uid").values_list("id", flat=True)) == list(ids)
    undone = journal.undo(newest_to_undo(), by=member.user, at=now)
    assert not Organization.objects.exists()
    journal.undo(undone, by=member.user, at=now)
    assert list(Organization.objects.order_by("id").values_list("name", "sort_as")) == rows


def test_rows_read_ahead_but_left_alone_are_not_kept(member: Member, mary: Contact, now: datetime) -> None:
    other = identifying.add_contact("Tomás Kovač", by=member.user, at=now)
    with journal.entry("test", by=member.user, at=now) as write:
        write.expect(Contact, [mary.pk, other.pk])
        write.update(mary, title="Owner")
    (change,) = Change.objects.filter(entry=journal.last_entry())
    assert change.count == 1
    assert present(other).mark == other.mark
    journal.undo(newest_to_undo(), by=member.user, at=now)
    assert present(mary).title == ""


def test_a_snapshot_ends_and_leaves_everything_writable(member: Member, mary: Contact, now: datetime) -> None:
    with journal.snapshot(), journal.snapshot():
        assert Contact.objects.count() == 1
    with transaction.atomic(), journal.snapshot():
        assert Contact.objects.count() == 1
    with pytest.raises(ZeroDivisionError), journal.snapshot():
        raise ZeroDivisionError
    assert not connection.in_atomic_block
    identifying.edit_contact(mary, by=member.user, at=now, title="Owner")
    assert present(mary).title == "Owner"
