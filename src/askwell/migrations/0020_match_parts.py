"""Recognising people: contacts in comparable form are kept in parts, and no keys of them any more."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from askwell.practice.identifying import match_store


def forwards(_: Apps, __: BaseDatabaseSchemaEditor) -> None:
    """Make the table that has no model; what stands in the rows stays there until an import."""
    match_store.make_parts()


class Migration(migrations.Migration):
    """Recognising people."""

    dependencies = [
        ('askwell', '0019_held_talks'),
    ]

    operations = [
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]
