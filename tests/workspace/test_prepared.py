"""A prepared query gives what its queryset gives: the same values, of the same kinds, in any workspace."""

from random import Random
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from askwell.practice.identifying.models import Contact
from askwell.practice.today.models import NextStep
from askwell.workspace import images, prepared, scope
from askwell.workspace.members import Member
from tests.conftest import NOW
from tests.practice.lifecycle.deeds import Seeker

ACTS = 120


@pytest.fixture
def lived(member: Member) -> Member:
    """Return a member with whom much has happened."""
    seeker = Seeker(member, Random(7), NOW)
    for _ in range(ACTS):
        seeker.act()
    return member


def kinds(rows: list[Any]) -> list[list[type]]:
    """Return the kind of every value."""
    return [[type(value) for value in row] for row in rows]


def test_every_column_of_every_table_is_read_alike(lived: Member) -> None:
    filled = 0
    for model in apps.get_app_config("askwell").get_models():
        read = prepared.rows(lambda model=model: rows_of(model))
        expected = list(rows_of(model))
        assert read() == expected, model
        assert kinds(read()) == kinds(expected), model
        filled += bool(expected)
    assert filled > 15


def rows_of(model: type[models.Model]) -> Any:
    """Return every row of a table, and its own columns."""
    return model._default_manager.order_by("pk").values_list(*images.columns(model))


def test_a_prepared_query_is_asked_with_any_values(lived: Member) -> None:
    by_ids = prepared.rows(lambda ids: Contact.objects.filter(id__in=ids).order_by("id").values_list("id"))
    ids = list(Contact.objects.order_by("id").values_list("id", flat=True))
    for count in (0, 1, 2, len(ids)):
        assert by_ids(ids[:count]) == [(one,) for one in ids[:count]]
    assert by_ids(range(ids[0], ids[0] + 1_200)) == [(one,) for one in ids]
    until = prepared.rows(lambda day: NextStep.objects.filter(on__lte=day).order_by("id").values_list("on"))
    days = sorted(set(NextStep.objects.values_list("on", flat=True)))
    for day in (days[0], days[-1]):
        assert until(day) == list(NextStep.objects.filter(on__lte=day).order_by("id").values_list("on"))
    named = prepared.rows(
        lambda name, more: Contact.objects.filter(full_name=name, id__gte=more).values_list("id", named=True)
    )
    first = Contact.objects.order_by("id")[0]
    assert [row.id for row in named(first.full_name, first.pk)][:1] == [first.pk]


def test_a_prepared_query_keeps_to_the_workspace_in_scope(lived: Member) -> None:
    count = prepared.rows(lambda: Contact.objects.values_list("id"))
    assert count()
    with scope.inside(lived.workspace_id + 1):
        assert count() == []
    with scope.lifted():
        assert count()
