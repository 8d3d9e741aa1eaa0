"""The list of people by name: its lines, and walking along it from a key, which never counts everybody."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from askwell.practice.identifying import faces
from askwell.practice.identifying.models import Contact


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list of contacts."""

    id: int
    uid: str
    full_name: str
    title: str
    organization: str
    organization_uid: str
    sort_as: str


Key = tuple[str, int]
"""A place in the list by name: (`sort_as`, id)."""


@dataclass(frozen=True, slots=True)
class Page:
    """A run of contacts by name, and the keys to go on before and after it."""

    contacts: list[Listed]
    before: Key | None
    after: Key | None


COLUMNS = ("id", "uid", "full_name", "title", "organization__name", "organization__uid", "sort_as")


def walk(
    rows: QuerySet[Contact, Contact], key: Key | None, *, size: int, backwards: bool
) -> QuerySet[Contact, Any]:
    """Return one more than `size` lines by name from a key on: the last one tells that there are more."""
    way = "lt" if backwards else "gt"
    if key:
        sort_as, row_id = key
        beyond = Q(**{f"sort_as__{way}": sort_as}) | Q(sort_as=sort_as, **{f"id__{way}": row_id})
        rows = rows.filter(beyond, **{f"sort_as__{way}e": sort_as})
    order = ("-sort_as", "-id") if backwards else ("sort_as", "id")
    return rows.order_by(*order).values_list(*COLUMNS)[: size + 1]


def page(
    rows: Iterable[Sequence[Any]], *, after: Key | None, before: Key | None, last: bool, size: int
) -> Page:
    """Return a page of the rows that `walk` found."""
    found = faces.on_lines([listed(row) for row in rows])
    more = len(found) > size
    found = found[:size]
    if backwards := before is not None or last:
        found.reverse()
    first = (found[0].sort_as, found[0].id) if found else None
    final = (found[-1].sort_as, found[-1].id) if found else None
    more_before = more if backwards else bool(after)
    more_after = not last if backwards else more
    return Page(found, first if more_before else None, final if more_after else None)


def listed(row: Sequence[object]) -> Listed:
    """Return a row of COLUMNS as a line."""
    row_id, uid, name, title, organization_name, organization_uid, sort_as = row
    return Listed(
        row_id,  # type: ignore[arg-type]
        str(uid),
        str(name),
        str(title),
        str(organization_name or ""),
        str(organization_uid or ""),
        str(sort_as),
    )
