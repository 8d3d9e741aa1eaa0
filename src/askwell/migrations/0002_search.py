"""Make the search index, and let PostgreSQL order names as SQLite does: by their folded bytes."""

from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from askwell.integrations import search

ORDERED = (("askwell_contact", "sort_as"), ("askwell_organization", "sort_as"))


def forwards(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Create the index and set the collation."""
    search.make()
    if editor.connection.vendor == "postgresql":
        for table, column in ORDERED:
            editor.execute(f'ALTER TABLE {table} ALTER COLUMN {column} TYPE varchar(300) COLLATE "C"')


class Migration(migrations.Migration):
    """The search index."""

    dependencies: ClassVar = [("askwell", "0001_first")]
    operations: ClassVar = [migrations.RunPython(forwards, migrations.RunPython.noop)]
