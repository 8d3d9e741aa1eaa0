"""The question desk: tags, locked questions, what is on a website, preparations, an index of notes."""

from typing import ClassVar

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import askwell.kernel.uids
import askwell.workspace.scope
from askwell.integrations import search
from askwell.kernel import names

NOTES = (
    ("Answer", ("text",)),
    ("Debrief", ("learned", "surprised", "unknown", "advice", "detail")),
    ("Attempt", ("note",)),
    ("Interview", ("note",)),
)


def index_notes(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index of notes and put in what there is."""
    search.make(search.Index.NOTES)
    for kind, (name, columns) in enumerate(NOTES):
        rows = apps.get_model("askwell", name).objects.values_list("workspace_id", "id", *columns)
        by_workspace: dict[int, list[tuple[int, str]]] = {}
        for workspace_id, row_id, *texts in rows:
            if words := " ".join(dict.fromkeys(names.words(" ".join(texts)))):
                by_workspace.setdefault(workspace_id, []).append((row_id * len(NOTES) + kind, words))
        for workspace_id, found in by_workspace.items():
            search.put(workspace_id, found, index=search.Index.NOTES)


class Migration(migrations.Migration):
    """The question desk."""

    dependencies: ClassVar = [("askwell", "0002_search")]
    operations: ClassVar = [
        migrations.AddField("planitem", "locked", models.BooleanField(default=False)),
        migrations.AddField("question", "audiences", models.CharField(blank=True, max_length=100)),
        migrations.AddField("question", "tags", models.CharField(blank=True, max_length=300)),
        migrations.CreateModel(
            name="OnSite",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                ("key", models.CharField(max_length=32)),
                (
                    "contact",
                    askwell.workspace.scope.WithinWorkspace(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="on_site",
                        to="askwell.contact",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="askwell.workspace",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("workspace", "id"), name="onsite_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="onsite_uid"),
                    models.UniqueConstraint(fields=("workspace", "contact", "key"), name="onsite_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Preparation",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                ("why", models.TextField(blank=True)),
                ("facts", models.JSONField(default=list)),
                ("ready", models.JSONField(default=list)),
                (
                    "interview",
                    askwell.workspace.scope.WithinWorkspace(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="preparations",
                        to="askwell.interview",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="askwell.workspace",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("workspace", "id"), name="preparation_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="preparation_uid"),
                    models.UniqueConstraint(fields=("workspace", "interview"), name="preparation_once"),
                ],
            },
        ),
        migrations.RunPython(index_notes, migrations.RunPython.noop),
    ]
