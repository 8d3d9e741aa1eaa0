"""The journal takes back what was done, names what changed since, and keeps one net change per row."""

import pytest

from askwell.kernel.errors import ChangedSinceError
from askwell.models import Change, Contact, Entry, Organization
from askwell.practice.arranging import actions as arranging
from askwell.practice.asking import actions as asking
from askwell.practice.asking import queries as asking_queries
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying import queries as identifying_queries
from askwell.workspace import images, journal, queries, scope
from askwell.workspace.members import Member
from tests.conftest import NOW


def add(member: Member, name: str = "Mary Osei") -> Contact:
    return identifying.add_contact(name, organization="Osei Physio", by=member.user, at=NOW)


def newest() -> Entry:
    found = journal.last_entry()
    assert found is not None
    return found


def undo(member: Member, entry: Entry) -> Entry:
    return journal.undo(entry, by=member.user, at=NOW)


def test_what_was_added_is_gone_after_undo_and_back_after_undoing_that(member: Member) -> None:
    mary = add(member)
    undone = undo(member, newest())
    assert not Contact.objects.exists()
    assert not Organization.objects.exists()
    assert not identifying_queries.matching("osei").contacts
    undo(member, undone)
    (back,) = Contact.objects.all()
    assert (back.id, back.uid, back.full_name, back.mark) == (mary.id, mary.uid, "Mary Osei", mary.mark)
    assert [one.uid for one in identifying_queries.matching("osei").contacts] == [mary.uid]


def test_undo_names_the_later_entry_that_changed_the_row(member: Member) -> None:
    mary = add(member)
    first = newest()
    identifying.edit_contact(mary, title="Owner", by=member.user, at=NOW)
    later = newest()
    with pytest.raises(ChangedSinceError) as refused:
        undo(member, first)
    assert refused.value.values["later"] == later.uid
    undo(member, later)
    undo(member, first)
    assert not Contact.objects.exists()


def test_undo_names_the_later_entry_that_needs_the_row(member: Member) -> None:
    mary = add(member)
    first = newest()
    arranging.rehearse(mary, "lines", on=NOW.date(), by=member.user, at=NOW)
    with pytest.raises(ChangedSinceError) as refused:
        undo(member, first)
    assert refused.value.values["later"] == newest().uid
    assert Contact.objects.exists()


def test_an_entry_is_taken_back_once(member: Member) -> None:
    add(member)
    entry = newest()
    undo(member, entry)
    with pytest.raises(ChangedSinceError, match="already"):
        undo(member, entry)


def test_an_action_inside_an_action_joins_its_entry(member: Member) -> None:
    before = Entry.objects.count()
    asking.add_goal("Should I?", topics=["Money", "Time"], by=member.user, at=NOW)
    assert Entry.objects.count() == before + 1
    undo(member, newest())
    assert not asking_queries.goals()


def test_what_changes_nothing_leaves_no_entry(member: Member) -> None:
    mary = add(member)
    before = Entry.objects.count()
    assert not identifying.edit_contact(mary, title="", by=member.user, at=NOW)
    assert Entry.objects.count() == before


def test_a_row_changed_twice_in_one_entry_keeps_one_net_change(member: Member) -> None:
    mary = add(member)
    with journal.entry("contact.edit", by=member.user, at=NOW) as write:
        write.update(mary, title="Owner")
        write.update(mary, title="Retired")
    (change,) = Change.objects.filter(entry=newest())
    columns, ((row_id, mark, before),) = images.unpack(change.images)
    assert (row_id, mark, before[columns.index("title")]) == (mary.id, newest().pk, "")


def test_a_row_made_and_removed_in_one_entry_leaves_nothing(member: Member) -> None:
    before = Entry.objects.count()
    with journal.entry("organization.add", by=member.user, at=NOW) as write:
        write.delete(write.create(Organization, name="Nordwind", sort_as="nordwind"))
    assert Entry.objects.count() == before


def test_two_windows_do_not_overwrite_each_other(member: Member) -> None:
    mary = add(member)
    same = Contact.objects.get(pk=mary.pk)
    identifying.edit_contact(mary, title="Owner", by=member.user, at=NOW)
    with pytest.raises(ChangedSinceError):
        identifying.edit_contact(same, title="Retired", by=member.user, at=NOW)
    assert Contact.objects.get().title == "Owner"


def test_an_entry_that_fails_writes_nothing(member: Member) -> None:
    before = Entry.objects.count()

    def broken() -> None:
        with journal.entry("organization.add", by=member.user, at=NOW) as write:
            write.create(Organization, name="Nordwind", sort_as="nordwind")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    assert (Organization.objects.count(), Entry.objects.count()) == (0, before)


def test_many_rows_are_kept_in_chunks_and_taken_back_whole(member: Member) -> None:
    count = 2 * images.CHUNK + 1
    with journal.entry("import", by=member.user, at=NOW) as write:
        write.create_many(Organization, ["name", "sort_as"], [(f"O{n}", f"o{n}") for n in range(count)])
    assert list(Change.objects.values_list("count", flat=True).order_by("id"))[-3:] == [2000, 2000, 1]
    undo(member, newest())
    assert not Organization.objects.exists()


def test_ids_are_never_used_again(member: Member) -> None:
    first = add(member)
    undo(member, newest())
    assert add(member).id > first.id


def test_the_newest_entry_to_take_back_is_neither_an_undo_nor_undone(member: Member) -> None:
    add(member, "Mary Osei")
    first = newest()
    add(member, "Sam Lee")
    undo(member, newest())
    assert queries.newest_to_undo() == first


def test_outside_a_workspace_every_question_raises(sqlite: object) -> None:
    with pytest.raises(scope.OutsideWorkspaceError):
        Contact.objects.exists()
    with pytest.raises(scope.OutsideWorkspaceError):
        journal.entry("contact.add", by=None, at=NOW).__enter__()
