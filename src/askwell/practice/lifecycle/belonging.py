"""Which rows are about a person: all that lead to one of their cards, and all that lead to those.

A link that a row cannot be without means the row is about what it leads to; so does any link to a contact. A
row whose other link may be empty stays, and the link is cleared.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from django.apps import apps
from django.db import models

from askwell.workspace import images
from askwell.workspace.models import Row

Ids = dict[str, set[int]]
"""Rows by the name of their table in the journal ("attempt")."""


class Link(NamedTuple):
    """A link from one table to another: the row at its beginning goes with what it leads to, or loses it."""

    table: str
    column: str
    to: str
    goes_along: bool


@cache
def links() -> tuple[Link, ...]:
    """Return every link between the seeker's tables."""
    return tuple(
        Link(
            str(model._meta.model_name),
            field.attname,
            str(field.related_model._meta.model_name),
            not field.null or field.related_model._meta.model_name == "contact",
        )
        for model in apps.get_app_config("askwell").get_models()
        if issubclass(model, Row) or any(field.name == "workspace" for field in model._meta.concrete_fields)
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and issubclass(field.related_model, Row)
    )


def belonging(contact_ids: Iterable[int]) -> Ids:
    """Return every row that is about these contacts, they themselves included."""
    found: Ids = {"contact": set(contact_ids)}
    fresh: Ids = {"contact": set(contact_ids)}
    while fresh:
        nearer: Ids = {}
        for link in links():
            if link.goes_along and link.to in fresh:
                ids = _pointing(link, fresh[link.to]) - found.get(link.table, set())
                nearer.setdefault(link.table, set()).update(ids)
        fresh = {table: ids for table, ids in nearer.items() if ids}
        for table, ids in fresh.items():
            found.setdefault(table, set()).update(ids)
    return found


def losing(ids: Ids) -> Iterator[tuple[Link, int]]:
    """Yield the rows that stay and lose a link, with that link."""
    for link in links():
        if not link.goes_along and link.to in ids:
            for row_id in sorted(_pointing(link, ids[link.to]) - ids.get(link.table, set())):
                yield link, row_id


def _pointing(link: Link, ids: set[int]) -> set[int]:
    rows = images.having(images.table_model(link.table), ("id",), link.column, sorted(ids))
    return {row[0] for row in rows}


def leads(table: str, values: dict[str, Any], ids: Ids) -> bool:
    """Tell whether a row as it was goes with rows that are erased."""
    return any(
        values.get(link.column) in ids.get(link.to, ())
        for link in links()
        if link.goes_along and link.table == table
    )


def cleared(table: str, values: dict[str, Any], ids: Ids) -> list[str]:
    """Return the links of a row as it was that led to something erased."""
    return [
        link.column
        for link in links()
        if link.table == table and values.get(link.column) in ids.get(link.to, ())
    ]


def in_order(ids: Ids) -> list[str]:
    """Return the tables in an order in which their rows can be removed: what leads to others first."""
    left, order = set(ids), list[str]()
    while left:
        needed = {
            link.to for link in links() if link.table in left and link.to in left and link.to != link.table
        }
        free = sorted(left - needed)
        order += free
        left -= set(free)
    return order
