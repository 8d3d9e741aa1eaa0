"""Keeping the edges right: small changes inside their own commit, large ones when next asked for."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from askwell.practice.identifying.models import Contact, Organization, Source
from askwell.practice.identifying.parts import Parts, people_of
from askwell.practice.referring.models import Acquaintance, Edge, EdgesMade, Referral
from askwell.practice.referring.queries import bonds
from askwell.practice.referring.rules.acquaintance import BACK, Bond, Closeness, Reason
from askwell.workspace import images, scope
from askwell.workspace.journal import Write
from askwell.workspace.models import Row

_SMALL = 200
_DERIVED_FROM: tuple[type[Row], ...] = (Contact, Organization, Source, Referral, Acquaintance)
_COLUMNS = ("id", "workspace_id", "a_id", "b_id", "cost", "reason", "words", "since")


def refresh(write: Write) -> None:
    """Bring the edges up to date with what an entry touched; the journal's hook.

    What touches many, or says of somebody's past, makes all edges be derived anew when they are next
    asked for: an import should not wait for what nobody may ever look at.
    """
    if not any(map(write.touched, _DERIVED_FROM)) or not EdgesMade.objects.exists():
        return
    touched, places = _people(write), _places(write)
    known = people_of(list(touched))
    people, gone = set(known.values()), touched - known.keys()
    if len(people) > _SMALL or len(places) > _SMALL or _is_about_the_past(write):
        forget_all()
        return
    there = bonds.at_places(places) | _own_rows(write, known)
    _remove(Edge.objects.filter(reason=Reason.WORKS, a_id__in=there))
    _remove(Edge.objects.filter(Q(a_id__in=people) | Q(b_id__in=people), reason__in=_OF_TWO))
    if gone:
        _remove(Edge.objects.filter(Q(a_id__in=gone) | Q(b_id__in=gone)))
    apart = bonds.pairs_apart()
    derived = (bonds.works(places), bonds.named(people), bonds.said(people))
    _put(one for found in derived for one in found if one.pair not in apart)


_OF_TWO = (Reason.NAMED, Reason.NAMED_BY, Reason.SAID)


def catch_up() -> None:
    """Derive every edge of the workspace where something large has changed since they were asked for."""
    if not EdgesMade.objects.exists():
        with transaction.atomic():
            rebuild()


def rebuild() -> None:
    """Derive every edge of the workspace anew."""
    forget_all()
    _put(bonds.all_bonds())
    (row_id,) = images.next_ids(EdgesMade, 1)
    images.insert(EdgesMade, ["id", "workspace_id"], [(row_id, scope.current())])


def forget_all() -> None:
    """Remove every edge of the workspace: they are derived anew when next asked for."""
    _remove(Edge.objects.filter(workspace_id=scope.current()))
    _remove(EdgesMade.objects.filter(workspace_id=scope.current()))


def differences() -> int:
    """Return how many edges are stored otherwise than derived: for `askwell doctor` and tests."""
    if not EdgesMade.objects.exists():
        return 0
    stored = set(Edge.objects.values_list("a_id", "b_id", "reason", "words", "since"))
    derived = {
        (*ends, str(reason), one.words, one.since)
        for one in bonds.all_bonds()
        for ends, reason in _both_ways(one)
    }
    return len(stored ^ derived)


def _put(found: Iterable[Bond]) -> None:
    workspace_id = scope.current()
    rows = [
        (workspace_id, *ends, one.cost, str(reason), one.words, one.since)
        for one in dict.fromkeys(found)
        for ends, reason in _both_ways(one)
    ]
    ids = images.next_ids(Edge, len(rows))
    images.insert(Edge, _COLUMNS, ((row_id, *row) for row_id, row in zip(ids, rows, strict=True)))


def _both_ways(one: Bond) -> tuple[tuple[tuple[int, int], Reason], ...]:
    return ((one.a, one.b), one.reason), ((one.b, one.a), BACK.get(one.reason, one.reason))


def _remove(rows: QuerySet[Any]) -> None:
    rows._raw_delete(rows.db)  # noqa: SLF001 -- the ordinary delete would load every row first


def _people(write: Write) -> set[int]:
    """Return the contacts that an entry touched, or whose referrals and acquaintances it did."""
    people = set(write.touched(Contact))
    people.update(_linked(write, Referral, ("giver_id", "named_id")))
    people.update(_linked(write, Acquaintance, ("one_id", "other_id")))
    return people


def _own_rows(write: Write, known: Parts) -> set[int]:
    """Return the people whose own rows an entry touched."""
    return {known[row_id] for row_id in write.touched(Contact) if row_id in known}


def _places(write: Write) -> set[int]:
    """Return the organizations that gained, lost or have people an entry touched, or are called otherwise."""
    places = {place for place in _linked(write, Contact, ("organization_id",)) if place}
    return places | {row_id for row_id, before in write.touched(Organization).items() if before}


def _linked(write: Write, model: type[Row], links: tuple[str, ...]) -> Iterator[int]:
    """Yield what touched rows point to now and pointed to before."""
    if not (touched := write.touched(model)):
        return
    for row in write.now(model, links):
        yield from row
    columns = [images.columns(model).index(link) for link in links]
    for before in touched.values():
        if before:
            yield from (before[column] for column in columns)


def _is_about_the_past(write: Write) -> bool:
    """Tell whether more than the present changed: records, who is one person, who is not acquainted."""
    place = images.columns(Contact).index("merged_into_id")
    was = {row_id: before[place] for row_id, before in write.touched(Contact).items() if before}
    if any(
        was.get(row_id) != merged
        for row_id, merged in write.now(Contact, ("id", "merged_into_id"))
        if row_id in was
    ):
        return True
    sources, noted = write.touched(Source), write.touched(Acquaintance)
    if any(sources.values()) or any(NOT in (before or ()) for before in noted.values()):
        return True
    if any(closeness == NOT for (closeness,) in write.now(Acquaintance, ("closeness",))):
        return True
    return bonds.tell_more(sources)


NOT = str(Closeness.NOT)
