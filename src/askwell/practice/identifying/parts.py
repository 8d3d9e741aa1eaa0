"""Merged contacts: which rows are one person, and how what was written to any of them finds that person."""

from collections.abc import Collection, Sequence
from functools import reduce
from typing import TypeVar

from askwell.practice.identifying.models import Contact
from askwell.workspace import prepared

R = TypeVar("R", bound=object)
Parts = dict[int, int]
"""The person (id) that each contact (id) belongs to, itself where it was not merged."""


def parts_of(person_ids: Sequence[int]) -> Parts:
    """Return every contact that belongs to these people."""
    return dict(_parts(person_ids))


def ids_of(person_id: int) -> list[int]:
    """Return the ids of the contacts that are one person."""
    return list(parts_of([person_id]))


def people_of(contact_ids: Sequence[int]) -> Parts:
    """Return the people these contacts belong to; contacts that are gone are left out."""
    return dict(_people(contact_ids))


# Asking by `contact_id` among ids found before keeps to the index by contact; a join would not.
_parts = prepared.rows(lambda ids: Contact.objects.filter(person_id__in=ids).values_list("id", "person_id"))
_people = prepared.rows(lambda ids: Contact.objects.filter(id__in=ids).values_list("id", "person_id"))


def follow(rows: Collection[R], link: str = "contact") -> list[R]:
    """Let rows lead to the person where the contact they lead to was merged; no query where none was.

    `link` may be a way over several rows ("interview.contact").
    """
    found = list(rows)
    *way, last = link.split(".")
    holders = [reduce(getattr, way, row) for row in found]
    merged = [one for one in holders if getattr(one, last).merged_into_id]
    if merged:
        ids = {getattr(one, last).person_id for one in merged}
        people = Contact.objects.select_related("organization").in_bulk(ids)
        for one in merged:
            setattr(one, last, people[getattr(one, last).person_id])
    return found
