"""Keeping whom somebody named: the journal tells of the giver, whoever is added on the way."""

from askwell.practice.identifying import actions as identifying
from askwell.practice.referring import actions as referring
from askwell.words import journal as words
from askwell.workspace import journal, queries
from askwell.workspace.members import Member
from tests.conftest import NOW


def test_the_entry_is_about_the_giver(member: Member) -> None:
    mary = identifying.add_contact("Mary Osei", by=member.user, at=NOW)
    referring.name_contact(mary, "Lars Berg", on=NOW.date(), by=member.user, at=NOW)
    entry = journal.last_entry()
    assert entry
    assert words.done(entry.action, queries.subject_name(entry)) == "Name from Mary Osei kept."
