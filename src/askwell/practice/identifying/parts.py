"""Merged contacts: which rows are one person, and how what was written to any of them finds that person."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import reduce
from typing import TypeVar

from askwell.practice.identifying.models import Contact, Detail, Source
from askwell.workspace import prepared

R = TypeVar("R", bound=object)
Parts = dict[int, int]
"""The person (id) that each contact (id) belongs to, itself where it was not merged."""


def parts_of(person_ids: Sequence[int]) -> Parts:
    """Return every contact that belongs to these people."""
    return dict(_parts(person_ids))


def parts_around(contact_ids: Sequence[int]) -> Parts:
    """Return every contact that belongs to the people these contacts belong to."""
    return dict(_around(contact_ids))


def ids_of(person_id: int) -> list[int]:
    """Return the ids of the contacts that are one person."""
    return list(parts_of([person_id]))


def people_of(contact_ids: Sequence[int]) -> Parts:
    """Return the people these contacts belong to; contacts that are gone are left out."""
    return dict(_people(contact_ids))


def never_contact(contact_ids: Sequence[int]) -> bool:
    """Tell whether one of the contacts that are a person is not to be contacted."""
    return bool(_never(contact_ids))


_never = prepared.rows(lambda ids: Contact.objects.filter(id__in=ids, do_not_contact=True).values_list("id"))
# Asking by `contact_id` among ids found before keeps to the index by contact; a join would not.
_parts = prepared.rows(lambda ids: Contact.objects.filter(person_id__in=ids).values_list("id", "person_id"))
_around = prepared.rows(
    lambda ids: Contact.objects.filter(
        person_id__in=Contact.objects.filter(id__in=ids).values("person_id")
    ).values_list("id", "person_id")
)
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


def own_details(contact_ids: Sequence[int]) -> dict[int, list[tuple[str, str, str]]]:
    """Return the details of contacts, not of their people, as (kind, value, key) in the order they came."""
    found: dict[int, list[tuple[str, str, str]]] = {}
    for contact_id, kind, value, key in _own_details(contact_ids):
        found.setdefault(contact_id, []).append((kind, value, key))
    return found


_own_details = prepared.rows(
    lambda ids: (
        Detail.objects.filter(contact_id__in=ids)
        .order_by("id")
        .values_list("contact_id", "kind", "value", "key")
    )
)


def cards_of(ids: Sequence[int]) -> list[Contact]:
    """Return contacts with their organizations, the one that others were merged into first."""
    rows = Contact.objects.filter(id__in=list(ids)).select_related("organization")
    return sorted(rows, key=lambda one: (one.merged_into_id is not None, one.pk))


def own_sources(ids: Sequence[int]) -> dict[int, tuple[str, datetime]]:
    """Return the first source of each contact, as (kind, when)."""
    rows = Source.objects.filter(contact_id__in=list(ids)).order_by("-id")
    return {one: (kind, at) for one, kind, at in rows.values_list("contact_id", "kind", "at") if one}
