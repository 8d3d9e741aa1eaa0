"""What the bonds between contacts are derived from: workplaces, names given, notes of records, own words."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Min, Q, TextField
from django.db.models.functions import Cast

from askwell.kernel import names
from askwell.practice.identifying import organizations
from askwell.practice.identifying.models import Contact, Organization, Source
from askwell.practice.identifying.rules import SourceKind
from askwell.practice.referring.models import Acquaintance, Referral
from askwell.practice.referring.rules import UseName
from askwell.practice.referring.rules.acquaintance import (
    LARGEST_GROUP,
    PAIRED,
    SAID,
    TOLD_BY_NOTES,
    Bond,
    Closeness,
    Member,
    Reason,
    bonds_of_group,
    groups_told,
    people_told,
    strength_of_referral,
)
from askwell.workspace import images

_MANY = 500
_WORDS_LONGEST = 300
Pair = tuple[int, int]
Organizations = Collection[int] | None
"""Ids, or None for all there are."""


def all_bonds() -> Iterator[Bond]:
    """Yield every bond of the workspace, in a fixed number of queries."""
    apart = pairs_apart()
    since = _known_since()
    every = (works(None, since), named(None), said(None), worked(), told(since))
    for bonds in every:
        yield from (one for one in bonds if one.pair not in apart)


def works(organizations: Organizations, since: Mapping[int, date] | None = None) -> Iterator[Bond]:
    """Yield the bonds of people who work at one place now."""
    rows = Contact.objects.filter(organization__isnull=False, merged_into__isnull=True)
    if organizations is not None:
        rows = rows.filter(organization_id__in=organizations)
    groups: dict[tuple[int, str], list[int]] = {}
    for contact_id, place, name in rows.values_list("id", "organization_id", "organization__name"):
        groups.setdefault((place, name), []).append(contact_id)
    shared = {key: people for key, people in groups.items() if 2 <= len(people) <= LARGEST_GROUP}
    if since is None:
        since = _known_since([one for people in shared.values() for one in people])
    for (_, name), people in shared.items():
        members = [Member(one, since.get(one)) for one in people]
        yield from bonds_of_group(Reason.WORKS, name, members)


def named(people: Collection[int] | None) -> Iterator[Bond]:
    """Yield the bonds of those who named somebody, all or with an end among these people."""
    ends = ("giver__person_id", "named__person_id")
    rows = _touching(Referral.objects.all(), people, *ends).exclude(giver__person=F("named__person"))
    columns = (*ends, "use_name", "introduces", "why", "on")
    for giver, other, use_name, introduces, why, on in rows.values_list(*columns):
        strength = strength_of_referral(UseName(use_name), introduces=introduces)
        yield Bond(giver, other, strength, Reason.NAMED, why[:_WORDS_LONGEST], on)


def said(people: Collection[int] | None) -> Iterator[Bond]:
    """Yield the bonds that the seeker noted, all or with an end among these people."""
    ends = ("one__person_id", "other__person_id")
    rows = _touching(Acquaintance.objects.exclude(closeness=Closeness.NOT), people, *ends)
    rows = rows.exclude(one__person=F("other__person"))
    for one, other, closeness, words, on in rows.values_list(*ends, "closeness", "words", "on"):
        yield Bond(one, other, SAID[Closeness(closeness)], Reason.SAID, words[:_WORDS_LONGEST], on)


def _touching(rows: Any, people: Collection[int] | None, one: str, other: str) -> Any:
    if people is None:
        return rows
    return rows.filter(Q(**{f"{one}__in": people}) | Q(**{f"{other}__in": people}))


def pairs_apart() -> set[Pair]:
    """Return the pairs that do not know each other, whatever they share."""
    rows = Acquaintance.objects.filter(closeness=Closeness.NOT)
    ends = rows.values_list("one__person_id", "other__person_id")
    return {(min(pair), max(pair)) for pair in ends}


def worked() -> Iterator[Bond]:
    """Yield the bonds of people who were at one place at the same time, as older records tell.

    Somebody was at a place from the first record that says so until the first that says otherwise.
    """
    stays: dict[str, tuple[str, list[Member]]] = {}
    for contact_id, history in _histories():
        for place, member in _left(contact_id, history):
            stays.setdefault(organizations.key(place), (place, []))[1].append(member)
    there = _there_now(stays)
    for key, (place, left) in stays.items():
        still = there.get(key, [])
        ids = {one.contact for one in still}
        members = [*(one for one in left if one.contact not in ids), *still]
        for one in bonds_of_group(Reason.WORKED, place[:_WORDS_LONGEST], members):
            if not ids.issuperset((one.a, one.b)):
                yield one


def _histories() -> Iterator[tuple[int, list[tuple[date, str]]]]:
    """Yield the places that the records of people name who have several records, oldest first."""
    records = Source.objects.filter(contact__isnull=False).values_list("contact__person_id")
    several = [row_id for row_id, count in records.annotate(count=Count("id")) if count > 1]
    for part in images.chunks(several, _MANY):
        told_of = Source.objects.filter(contact__person_id__in=part).order_by("at", "id")
        rows = list(told_of.values_list("contact__person_id", "at", "values"))
        typed = {values[_TYPED] for _, _, values in rows if values.get(_TYPED)}
        called = dict(images.having(Organization, ("id", "name"), "id", sorted(map(int, typed))))
        found: dict[int, list[tuple[date, str]]] = {}
        for contact_id, at, values in rows:
            place = values.get("organization") or called.get(int(values.get(_TYPED) or 0)) or ""
            if place.strip():
                found.setdefault(contact_id, []).append((at.date(), place))
        yield from found.items()


_TYPED = "organization_id"
"""How the record of a change by hand names a place."""
_PLACES = frozenset({"organization", _TYPED})


def _left(contact_id: int, history: list[tuple[date, str]]) -> Iterator[tuple[str, Member]]:
    """Yield the places somebody has left, each with the days from and to which they were there."""
    since, place = history[0]
    for on, other in history[1:]:
        if organizations.key(other) != organizations.key(place):
            yield place, Member(contact_id, since, on)
            since, place = on, other


def _there_now(keys: Collection[str]) -> dict[str, list[Member]]:
    if not keys:
        return {}
    rows = Contact.objects.filter(organization__sort_as__in=list(keys), merged_into__isnull=True)
    found = list(rows.values_list("id", "organization__sort_as"))
    since = _known_since([row_id for row_id, _ in found])
    there: dict[str, list[Member]] = {}
    for row_id, key in found:
        there.setdefault(key, []).append(Member(row_id, since.get(row_id)))
    return there


def told(since: Mapping[int, date]) -> Iterator[Bond]:
    """Yield the bonds that the notes of records tell: labels, schools, relations, who introduced whom."""
    groups: dict[tuple[Reason, str], tuple[str, dict[int, Member]]] = {}
    called: list[tuple[int, Reason, str]] = []
    for contact_id, noted in _notes():
        for reason, label in groups_told(noted):
            members = groups.setdefault((reason, names.fold(label)), (label, {}))[1]
            members[contact_id] = Member(contact_id, since.get(contact_id))
        called += [(contact_id, reason, name) for reason, name in people_told(noted)]
    for (reason, _), (label, people) in groups.items():
        yield from bonds_of_group(reason, label[:_WORDS_LONGEST], list(people.values()))
    known = _by_name({name for _, _, name in called})
    for contact_id, reason, name in called:
        other = known.get(names.fold(name))
        if other and other != contact_id:
            on = max(filter(None, (since.get(contact_id), since.get(other))), default=None)
            yield Bond(other, contact_id, PAIRED[reason], reason, "", on)


def _notes() -> Iterator[tuple[int, dict[str, Any]]]:
    rows = Source.objects.filter(contact__isnull=False).exclude(kind__in=_WITHOUT_NOTES)
    rows = rows.annotate(text=Cast("values", TextField())).filter(text__contains='"noted"')
    for contact_id, values in rows.values_list("contact__person_id", "values").iterator(chunk_size=2000):
        noted = values.get("noted")
        if isinstance(noted, dict) and not TOLD_BY_NOTES.isdisjoint(noted):
            yield contact_id, noted


_WITHOUT_NOTES = [str(one) for one in (SourceKind.TYPED, SourceKind.REFERRAL, SourceKind.LINKEDIN)]
"""Records that never say more of a person than their own fields."""


def _by_name(wanted: set[str]) -> dict[str, int]:
    """Return the contacts of these names by folded name; a name that several have is nobody's."""
    found: dict[str, int] = {}
    several: set[str] = set()
    for row_id, name in images.having(Contact, ("person_id", "full_name"), "full_name", sorted(wanted)):
        key = names.fold(name)
        several |= {key} if found.get(key, row_id) != row_id else set()
        found[key] = row_id
    return {key: row_id for key, row_id in found.items() if key not in several}


def tell_more(source_ids: Iterable[int]) -> bool:
    """Tell whether records say more than where somebody works: notes, or another place than before."""
    for part in images.chunks(list(source_ids), _MANY):
        records = Source.objects.filter(id__in=part, contact__isnull=False)
        rows = list(records.values_list("contact__person_id", "values"))
        if any(not TOLD_BY_NOTES.isdisjoint(values.get("noted") or ()) for _, values in rows):
            return True
        moved = [contact_id for contact_id, values in rows if not _PLACES.isdisjoint(values)]
        counts = Source.objects.filter(contact__person_id__in=moved).values_list("contact__person_id")
        if any(count > 1 for _, count in counts.annotate(count=Count("id"))):
            return True
    return False


def at_places(organizations: Collection[int]) -> set[int]:
    """Return who works at these places now."""
    found = images.having(Contact, ("person_id",), "organization_id", list(organizations))
    return {row_id for (row_id,) in found}


def _known_since(people: Collection[int] | None = None) -> dict[int, date]:
    """Return the day on which each contact was first heard of."""
    rows = Source.objects.filter(contact__isnull=False)
    if people is not None:
        rows = rows.filter(contact__person_id__in=list(people))
    return {
        row_id: first.date() if isinstance(first, datetime) else first
        for row_id, first in rows.values_list("contact__person_id").annotate(first=Min("at"))
    }
