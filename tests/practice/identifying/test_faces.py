"""Which value a person shows where several cards have one."""

from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

from askwell.practice.identifying import actions, faces, merging, queries
from askwell.practice.identifying.faces import Value
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.rules import SourceKind
from askwell.words import exports
from askwell.workspace.members import Member

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)


def test_own_goes_before_a_files_and_newer_before_older() -> None:
    old, new = NOW - timedelta(days=9), NOW
    typed, file = Value("typed", own=True, at=old, first=False), Value("file", own=False, at=new, first=True)
    assert faces.best([typed, file]) == "typed"
    newer = Value("newer", own=False, at=new, first=False)
    assert faces.best([Value("older", own=False, at=old, first=True), newer]) == "newer"
    assert faces.best([]) is None


def test_the_order_of_the_cards_is_no_matter() -> None:
    days = [NOW - timedelta(days=number) for number in range(3)]
    values = [
        Value(f"{own}{at:%d}", own=own, at=at, first=at == days[1]) for own in (False, True) for at in days
    ]
    for size in range(1, 5):
        for some in permutations(values, size):
            expected = max(some, key=lambda one: (one.own, one.at)).value
            assert faces.best(some) == expected


def test_a_person_shows_what_was_typed_last(member: Member, now: datetime) -> None:
    on: dict[str, Any] = {"by": member.user, "at": now}
    one = actions.add_contact("Mary Osei", source=SourceKind.VCARD, title="Nurse", **on)
    other = actions.add_contact("M. Osei", organization="Osei Physio", title="Owner", city="Nelson", **on)
    merging.merge(one, other, **on)
    shown = queries.contact(one.uid)
    where = shown.organization
    assert (shown.full_name, shown.title, shown.city) == ("Mary Osei", "Owner", "Nelson")
    assert where is not None
    assert where.name == "Osei Physio"
    line = queries.page_by_name().contacts[0]
    assert (line.title, line.organization) == ("Owner", "Osei Physio")
    (card,) = exports.drafts()
    assert (card.full_name, card.title, card.organization) == ("Mary Osei", "Owner", "Osei Physio")
    actions.edit_contact(shown, title="Founder", by=member.user, at=now + timedelta(hours=1))
    assert queries.contact(one.uid).title == "Founder"
    merging.take_apart(merging.merged_contact(other.uid), **on)
    assert Contact.objects.get(pk=other.pk).title == "Owner"
    assert (queries.contact(one.uid).title, queries.contact(one.uid).city) == ("Founder", "")
