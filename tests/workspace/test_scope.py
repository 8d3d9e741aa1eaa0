"""Rows of one workspace are seen in no other, and outside of all nothing is read or written."""

from collections.abc import Callable

import pytest

from askwell.models import Attempt, Contact, Organization
from askwell.practice.identifying import queries
from askwell.practice.lifecycle.actions import archive_rows
from askwell.workspace import images, scope
from tests import cast
from tests.databases import Database

ASKED: list[Callable[[], object]] = [
    Contact.objects.exists,
    Contact.objects.count,
    lambda: list(Contact.objects.all()),
    lambda: Contact.objects.filter(pk=1).first(),
    Contact._base_manager.count,
    lambda: Contact.objects.bulk_create([Contact(full_name="x", sort_as="x", mark=0, workspace_id=1)]),
    lambda: Organization.objects.get_or_create(name="x"),
    queries.page_by_name,
    lambda: queries.matching("mary"),
    lambda: Attempt.objects.filter(contact__full_name="x").exists(),
    lambda: images.having(Contact, ("id",), "id", [1]),
]


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("ask", ASKED)
def test_nothing_is_asked_outside(ask: Callable[[], object]) -> None:
    with pytest.raises(scope.OutsideWorkspaceError):
        ask()


@pytest.mark.usefixtures("database")
def test_charlie_sees_nothing_of_alice() -> None:
    alice, charlie = cast.alice(), cast.charlie()
    names = [one.full_name for one in alice.contacts]
    with scope.inside(charlie.member.workspace_id):
        for name in names:
            assert not queries.matching(name).contacts
        assert not Contact.objects.filter(id__in=[one.pk for one in alice.contacts]).exists()
        assert not images.having(Contact, ("id",), "id", [one.pk for one in alice.contacts])
        assert {one.full_name for one in Contact.objects.all()} == {one.full_name for one in charlie.contacts}


def test_every_table_of_rows_is_closed(database: Database) -> None:
    del database
    models = [images.table_model(name) for name in (*archive_rows.TABLES, *archive_rows.HISTORY)]
    for model in (*models, *map(images.table_model, ("entry", "nextstep"))):
        with pytest.raises(scope.OutsideWorkspaceError):
            model._default_manager.exists()
        with pytest.raises(scope.OutsideWorkspaceError):
            model._base_manager.exists()


@pytest.mark.usefixtures("database")
def test_a_join_stays_in_the_workspace() -> None:
    with scope.inside(1):
        sql = str(Attempt.objects.filter(contact__full_name="x").query)
    assert '"askwell_contact"."workspace_id"' in sql.split(" WHERE ", maxsplit=1)[0]
