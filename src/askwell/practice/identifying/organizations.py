"""Which organization a name means: the one called so in another spelling or with another legal form."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from django.db import connection
from django.db.models import QuerySet

from askwell.kernel import names, organizations
from askwell.practice.identifying.models import Organization
from askwell.workspace import images, prepared
from askwell.workspace.journal import Write

_LONGEST = 300
_MOST_FOUND, _MOST_ALIKE = 5, 10


class Named(NamedTuple):
    """An organization there is, as it is looked for by name."""

    id: int
    name: str


def clean(name: str) -> str:
    """Return a name as it is kept."""
    return " ".join(name.split())[:_LONGEST]


@lru_cache(4096)
def key(name: str) -> str:
    """Return the form of an organization's name that compares equal, by which it also stands in lists."""
    return organizations.key(clean(name))[:_LONGEST]


def nearest(there: Sequence[Named], name: str) -> Named | None:
    """Return which of the organizations with the key of a name it means, None where there are none.

    Two may be kept apart though their keys are equal: then the one written so, else the oldest.
    """
    if len(there) < 2:
        return there[0] if there else None
    folded = names.fold(clean(name))
    return min(there, key=lambda one: (names.fold(one.name) != folded, one.id))


def called(written: Iterable[str]) -> tuple[dict[str, int], dict[str, str]]:
    """Return, by name as it is written, the organizations there are, and the keys of those there are not."""
    wanted = {name: key(name) for name in written}
    there: dict[str, list[Named]] = {}
    rows = images.having(Organization, ("sort_as", "id", "name"), "sort_as", list({*wanted.values()}))
    for its_key, row_id, its_name in rows:
        there.setdefault(its_key, []).append(Named(row_id, its_name))
    ids = {
        name: found.id for name, its_key in wanted.items() if (found := nearest(there.get(its_key, ()), name))
    }
    return ids, {name: its_key for name, its_key in wanted.items() if name not in ids}


def found(text: str, *, anywhere: bool) -> list[tuple[str, str, str]]:
    """Return (uid, name, town) of the organizations whose names begin with a text, or have it `anywhere`."""
    piece = key(text)
    if not piece:
        return []
    if anywhere:
        return list(_first(Organization.objects.filter(sort_as__contains=piece)))
    return _beginning(piece, f"{piece}\U0010ffff")


def _first(rows: QuerySet[Organization, Organization]) -> QuerySet[Organization, tuple[str, str, str]]:
    return rows.order_by("sort_as", "id").values_list("uid", "name", "city")[:_MOST_FOUND]


_beginning = prepared.rows(
    lambda low, high: _first(Organization.objects.filter(sort_as__gte=low, sort_as__lt=high))
)


def alike(organization: Organization) -> list[tuple[str, str, str]]:
    """Return (uid, name, town) of the other organizations that have the same key, the oldest first."""
    rows = Organization.objects.filter(sort_as=organization.sort_as).exclude(pk=organization.pk)
    return list(rows.order_by("id").values_list("uid", "name", "city")[:_MOST_ALIKE])


def follow(write: Write) -> None:
    """Give rows that come back the keys they have today; the journal's hook."""
    if write.entry.undoes_id and (touched := write.touched(Organization)):
        derive_keys(list(touched))


def derive_keys(ids: Sequence[int] | None = None) -> None:
    """Derive anew the keys of these organizations, or of all: what an older version kept has another."""
    with connection.cursor() as cursor:
        if ids is None:
            cursor.execute("SELECT id, name, sort_as FROM askwell_organization")
            rows = cursor.fetchall()
        else:
            rows = images.having(Organization, ("id", "name", "sort_as"), "id", ids)
        stale = [(key(name), row_id) for row_id, name, was in rows if was != key(name)]
        cursor.executemany("UPDATE askwell_organization SET sort_as = %s WHERE id = %s", stale)
