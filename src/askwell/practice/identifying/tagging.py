"""What can be done with many people at once: tags, putting them aside, and filters kept under a name."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from askwell.kernel import names
from askwell.kernel.errors import N_, BadInputError, NotFoundError
from askwell.practice.identifying.models import Contact, SavedFilter, Tag, Tagged
from askwell.practice.identifying.parts import parts_of
from askwell.workspace import images, journal
from askwell.workspace.models import User

_LONGEST = 60
_MANY = 500


def tag_called(name: str) -> Tag | None:
    """Return the tag of this name, compared folded, or of this uid; None where there is none."""
    return Tag.objects.filter(key=_key(name)).first() or Tag.objects.filter(uid=name).first()


def tag(people: Sequence[Contact], name: str, *, by: User | None, at: datetime) -> int:
    """Give people a tag, made if there is none; return how many did not have it. One entry.

    Raises BadInputError for a tag without letters.
    """
    clean = " ".join(name.split())[:_LONGEST]
    if not _key(clean):
        raise BadInputError(N_("A tag is a word of yours, such as “school” or “met at the fair”."))
    with journal.entry("contacts.tag", by=by, at=at) as write:
        found = tag_called(clean) or write.create(Tag, name=clean, key=_key(clean))
        journal.tell_about(write, found)
        have = _having(found, people)
        fresh = [(found.pk, one.pk) for one in people if one.pk not in have]
        write.create_many(Tagged, ("tag_id", "contact_id"), fresh)
    return len(fresh)


def untag(people: Sequence[Contact], name: str, *, by: User | None, at: datetime) -> int:
    """Take a tag from people; return how many had it. A tag nobody has is gone. Raises NotFoundError."""
    found = tag_called(name)
    if found is None:
        raise NotFoundError(N_("There is no tag called {name}."), name=name)
    had = 0
    with journal.entry("contacts.untag", by=by, at=at, about=found) as write:
        for part in images.chunks(list(parts_of([one.pk for one in people])), _MANY):
            for one in Tagged.objects.filter(tag=found, contact_id__in=part):
                write.delete(one)
                had += 1
        if not Tagged.objects.filter(tag=found).exists():
            write.delete(found)
    return had


def put_aside(people: Sequence[Contact], *, by: User | None, at: datetime, aside: bool = True) -> int:
    """Take people out of every list and leave them without a next step, or bring them back. One entry."""
    with journal.entry("contacts.put_aside" if aside else "contacts.bring_back", by=by, at=at) as write:
        write.expect(Contact, [one.pk for one in people])
        changed = [one for one in people if write.update(one, put_aside=aside)]
        if len(changed) == 1:
            journal.tell_about(write, changed[0])
    return len(changed)


def save_filter(name: str, wanted: Mapping[str, Any], *, by: User | None, at: datetime) -> SavedFilter:
    """Keep a filter under a name, in place of one of that name. Raises BadInputError without a name."""
    clean = " ".join(name.split())[:_LONGEST]
    if not clean or not wanted:
        raise BadInputError(N_("Choose a filter, and give it a name."))
    with journal.entry("filter.save", by=by, at=at) as write:
        found = SavedFilter.objects.filter(name=clean).first()
        if found:
            write.update(found, wanted=dict(wanted))
        else:
            found = write.create(SavedFilter, name=clean, wanted=dict(wanted))
        journal.tell_about(write, found)
    return found


def forget_filter(uid: str, *, by: User | None, at: datetime) -> None:
    """Take a saved filter away. Raises NotFoundError."""
    found = SavedFilter.objects.filter(uid=uid).first()
    if found is None:
        raise NotFoundError(N_("That filter is gone already."))
    with journal.entry("filter.forget", by=by, at=at, about=found) as write:
        write.delete(found)


def _key(name: str) -> str:
    return " ".join(names.words(name))[:_LONGEST]


def _having(found: Tag, people: Sequence[Contact]) -> set[int]:
    """Return the people who have a tag already, on any of their cards."""
    parts = parts_of([one.pk for one in people])
    have: set[int] = set()
    for part in images.chunks(list(parts), _MANY):
        rows = Tagged.objects.filter(tag=found, contact_id__in=part)
        have |= {parts[row_id] for row_id in rows.values_list("contact_id", flat=True)}
    return have
