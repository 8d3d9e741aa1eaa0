"""Making two contacts one person, and taking them apart again: a pointer is set or cleared, nothing moves."""

from datetime import datetime

from askwell.kernel.errors import N_, BadInputError, NotFoundError
from askwell.practice.identifying import queries
from askwell.practice.identifying.models import Contact
from askwell.workspace import journal
from askwell.workspace.models import User


def merge(survivor: Contact, other: Contact, *, by: User | None, at: datetime) -> Contact:
    """Let `other` be the same person as `survivor`, whose person is returned.

    Raises BadInputError where they are one person already.
    """
    kept, merged = queries.contact(survivor.uid), queries.contact(other.uid)
    if kept.pk == merged.pk:
        raise BadInputError(N_("These are one person already."))
    with journal.entry("contact.merge", by=by, at=at, about=kept) as write:
        for part in Contact.objects.filter(person_id=merged.pk).order_by("id"):
            pointed = {"merged_into_id": kept.pk} if part.pk == merged.pk else {}
            write.update(part, person_id=kept.pk, **pointed)
    return kept


def take_apart(part: Contact, *, by: User | None, at: datetime) -> None:
    """Let a merged contact be a person of its own again, with those that were merged into it before.

    Raises BadInputError for a contact that is not merged.
    """
    if part.merged_into_id is None:
        raise BadInputError(N_("{name} is not made of several cards."), name=part.full_name)
    with journal.entry("contact.unmerge", by=by, at=at, about=part) as write:
        left = list(Contact.objects.filter(person_id=part.person_id).order_by("id"))
        below = {part.pk}
        while found := {one.pk for one in left if one.merged_into_id in below} - below:
            below |= found
        for one in left:
            if one.pk in below:
                pointed = {"merged_into_id": None} if one.pk == part.pk else {}
                write.update(one, person_id=part.pk, **pointed)


def merged_contact(uid: str) -> Contact:
    """Return a contact itself, also where it was merged into another; raises NotFoundError."""
    found = Contact.objects.select_related("organization").filter(uid=uid).first()
    if found is None:
        raise NotFoundError(N_("There is no such person here."))
    return found
