"""Making two contacts one person, and taking them apart again: a pointer is set or cleared, nothing moves.

Two organizations become one by moving what leads to them; undo moves it back.
"""

from datetime import datetime

from django.db.models import Q

from askwell.kernel.errors import N_, BadInputError, NotFoundError
from askwell.practice.identifying import likeness, match_store, queries
from askwell.practice.identifying.models import Contact, Detail, Likeness, Organization, Source, Verdict
from askwell.practice.identifying.parts import ids_of
from askwell.practice.identifying.rules import Said
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


def join(kept: Organization, other: Organization, *, by: User | None, at: datetime) -> Organization:
    """Let two organizations be one: who works at `other`, and what is known of it, goes to `kept`.

    Raises BadInputError where they are one already.
    """
    if kept.pk == other.pk:
        raise BadInputError(N_("This is one business already."))
    with journal.entry("organization.join", by=by, at=at, about=kept) as write:
        said = {name: getattr(other, name) for name in _FILLED if getattr(kept, name) in ("", None)}
        write.update(kept, **said, target=kept.target or other.target)
        known = set(Detail.objects.filter(organization_id=kept.pk).values_list("kind", "key"))
        for model in (Contact, Source, Detail):
            rows = list(model.objects.filter(organization_id=other.pk).order_by("id"))
            write.expect(model, [row.pk for row in rows])
            for row in rows:
                if isinstance(row, Detail) and (row.kind, row.key) in known:
                    write.delete(row)
                else:
                    write.update(row, organization_id=kept.pk)
        write.delete(other)
    return kept


_FILLED = ("city", "country", "time_zone", "motivation", "posting", "advocacy", "note")


def keep_apart(asked: Likeness, *, by: User | None, at: datetime, said: Said = Said.DIFFERENT) -> None:
    """Keep that two people are not one, for ever, or that the seeker will say later."""
    with journal.entry(f"likeness.{said}", by=by, at=at, about=asked.one) as write:
        for each in likeness.between(asked.one, asked.other):
            known = Verdict.objects.filter(one_id=each.one_id, other_id=each.other_id).first()
            if known:
                write.update(known, said=str(said), at=at)
            else:
                write.create(Verdict, one_id=each.one_id, other_id=each.other_id, said=str(said), at=at)


def accept(group: int, *, by: User | None, at: datetime, most: int = likeness.MOST) -> int:
    """Let every question of a group be answered with "the same", in one entry; return how many were.

    A question is left where it would make two people one that cannot be: two profiles, father and son.
    """
    merged = 0
    with journal.entry("likeness.accept", by=by, at=at):
        for asked in likeness.waiting(group=group, limit=most, skipped=False):
            one, other = (Contact.objects.get(id=each) for each in (asked.one_id, asked.other_id))
            if one.person_id != other.person_id and _can_be_one(one, other):
                merge(one, other, by=by, at=at)
                merged += 1
    return merged


def _can_be_one(one: Contact, other: Contact) -> bool:
    """Tell whether nothing of two people's contacts, nor what the seeker said, keeps them apart."""
    mine, theirs = ids_of(one.person_id), ids_of(other.person_id)
    known = dict(match_store.as_they_stand([*mine, *theirs]))
    for name in ("profile", "generation", "middle"):
        ours, their_own = (
            {getattr(known[row], name) for row in rows if row in known} - {""} for rows in (mine, theirs)
        )
        if ours and their_own and not (ours <= their_own or their_own <= ours):
            return False
    said = Verdict.objects.filter(said=str(Said.DIFFERENT))
    either = Q(one_id__in=mine, other_id__in=theirs) | Q(one_id__in=theirs, other_id__in=mine)
    return not said.filter(either).exists()


def merged_contact(uid: str) -> Contact:
    """Return a contact itself, also where it was merged into another; raises NotFoundError."""
    found = Contact.objects.select_related("organization").filter(uid=uid).first()
    if found is None:
        raise NotFoundError(N_("There is no such person here."))
    return found
