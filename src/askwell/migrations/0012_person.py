"""Contacts that were merged into another; each is its own person at first."""

from typing import ClassVar

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import askwell.workspace.scope


def forwards(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    """Let every contact be its own person."""
    contacts = apps.get_model("askwell", "Contact")._base_manager
    contacts.update(person_id=models.F("id"))


class Migration(migrations.Migration):
    """Merging."""

    dependencies: ClassVar = [("askwell", "0011_mail")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="contact",
            name="merged_into",
            field=askwell.workspace.scope.WithinWorkspace(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="merged", to="askwell.contact"),
        ),
        migrations.AddField(
            model_name="contact",
            name="person",
            field=askwell.workspace.scope.WithinWorkspace(db_constraint=False, db_index=False, default=0, on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="askwell.contact"),
            preserve_default=False,
        ),
        migrations.RunPython(forwards, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(fields=["workspace", "person"], name="contact_by_person"),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(condition=models.Q(("merged_into__isnull", False)), fields=["merged_into"], name="contact_merged"),
        ),
    ]
