"""The first tables.

Constraints and indexes stand inside each CreateModel, and models in the order of their links: as
operations of their own, as makemigrations writes them, they make a new home five times slower.
"""

import askwell.kernel.uids
import askwell.practice.arranging.rules
import askwell.practice.holding.rules
import askwell.practice.identifying.rules
import askwell.practice.learning.rules
import askwell.practice.referring.rules
import askwell.practice.thanking.rules
import askwell.workspace.scope
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("name", models.CharField(blank=True, max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="Workspace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="workspaces",
                        to="askwell.user",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                ("text", models.TextField()),
                ("decision", models.TextField(blank=True)),
                ("guess", models.TextField(blank=True)),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
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
                    models.UniqueConstraint(fields=("workspace", "id"), name="goal_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="goal_uid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportBatch",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                ("format", models.CharField(max_length=30)),
                ("file_name", models.CharField(max_length=300)),
                ("digest", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("read", models.PositiveIntegerField()),
                ("added", models.PositiveIntegerField()),
                ("updated", models.PositiveIntegerField()),
                ("unchanged", models.PositiveIntegerField()),
                ("skipped", models.JSONField(default=list)),
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
                    models.UniqueConstraint(fields=("workspace", "id"), name="importbatch_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="importbatch_uid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Organization",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                ("name", models.CharField(max_length=300)),
                ("sort_as", models.CharField(max_length=300)),
                ("city", models.CharField(blank=True, max_length=100)),
                ("country", models.CharField(blank=True, max_length=60)),
                ("time_zone", models.CharField(blank=True, max_length=60)),
                ("target", models.BooleanField(default=False)),
                ("note", models.TextField(blank=True)),
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
                "indexes": [models.Index(fields=["workspace", "sort_as", "id"], name="organization_by_name")],
                "constraints": [
                    models.UniqueConstraint(fields=("workspace", "id"), name="organization_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="organization_uid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Share",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ability", models.CharField(max_length=20)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="shares", to="askwell.user"
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares",
                        to="askwell.workspace",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("workspace", "member"), name="share_once")],
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key_hash", models.CharField(db_index=True, max_length=64)),
                ("started", models.DateTimeField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="askwell.user",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="askwell.workspace",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Seeker",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                ("name", models.CharField(blank=True, max_length=200)),
                ("intro", models.CharField(blank=True, max_length=300)),
                ("phone", models.CharField(blank=True, max_length=60)),
                ("email", models.CharField(blank=True, max_length=254)),
                ("address", models.TextField(blank=True)),
                ("town", models.CharField(blank=True, max_length=100)),
                ("country", models.CharField(blank=True, max_length=2)),
                ("time_zone", models.CharField(default="UTC", max_length=60)),
                ("locale", models.CharField(default="en", max_length=20)),
                ("paper", models.CharField(default="a4", max_length=10)),
                ("audience", models.CharField(blank=True, max_length=20)),
                ("ask_minutes", models.PositiveSmallIntegerField(default=15)),
                ("own_cards", models.BooleanField(default=True)),
                ("first_run", models.PositiveSmallIntegerField(default=1)),
                ("copies_folder", models.CharField(blank=True, max_length=1000)),
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
                    models.UniqueConstraint(fields=("workspace", "id"), name="seeker_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="seeker_uid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                ("key", models.CharField(blank=True, max_length=20)),
                ("text", models.TextField()),
                ("purpose", models.CharField(max_length=30)),
                ("minutes", models.FloatField(default=2)),
                ("position", models.CharField(default="core", max_length=10)),
                ("hidden", models.BooleanField(default=False)),
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
                    models.UniqueConstraint(fields=("workspace", "id"), name="question_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="question_uid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pause",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                ("from_on", models.DateField()),
                ("until", models.DateField()),
                ("ended_at", models.DateTimeField(null=True)),
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
                    models.UniqueConstraint(fields=("workspace", "id"), name="pause_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="pause_uid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("at", models.DateTimeField()),
                ("action", models.CharField(max_length=60)),
                ("subject_kind", models.CharField(blank=True, max_length=30)),
                ("subject_uid", models.CharField(blank=True, max_length=32)),
                ("sealed", models.BooleanField(default=False)),
                (
                    "undoes",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="askwell.entry",
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="askwell.user",
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
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("workspace", "id"), name="entry_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="entry_uid"),
                    models.UniqueConstraint(fields=("workspace", "undoes"), name="entry_undone_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                ("full_name", models.CharField(max_length=300)),
                ("name_known", models.BooleanField(default=True)),
                ("called", models.CharField(blank=True, max_length=200)),
                ("say_it", models.CharField(blank=True, max_length=200)),
                ("sort_as", models.CharField(max_length=300)),
                ("title", models.CharField(blank=True, max_length=300)),
                ("city", models.CharField(blank=True, max_length=100)),
                ("time_zone", models.CharField(blank=True, max_length=60)),
                ("best_time", models.CharField(blank=True, max_length=200)),
                (
                    "tie",
                    models.CharField(
                        choices=[
                            (
                                askwell.practice.identifying.rules.Tie["CLOSE"],
                                askwell.practice.identifying.rules.Tie["CLOSE"],
                            ),
                            (
                                askwell.practice.identifying.rules.Tie["KNOWN"],
                                askwell.practice.identifying.rules.Tie["KNOWN"],
                            ),
                            (
                                askwell.practice.identifying.rules.Tie["REFERRED"],
                                askwell.practice.identifying.rules.Tie["REFERRED"],
                            ),
                            (
                                askwell.practice.identifying.rules.Tie["ALUMNI"],
                                askwell.practice.identifying.rules.Tie["ALUMNI"],
                            ),
                            (
                                askwell.practice.identifying.rules.Tie["STRANGER"],
                                askwell.practice.identifying.rules.Tie["STRANGER"],
                            ),
                        ],
                        default=askwell.practice.identifying.rules.Tie["STRANGER"],
                        max_length=10,
                    ),
                ),
                ("do_not_contact", models.BooleanField(default=False)),
                ("note", models.TextField(blank=True)),
                (
                    "organization",
                    askwell.workspace.scope.WithinWorkspace(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="askwell.organization",
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
                "indexes": [
                    models.Index(fields=["workspace", "sort_as", "id"], name="contact_by_name"),
                    models.Index(
                        fields=["workspace", "organization", "sort_as", "id"], name="contact_by_organization"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("workspace", "id"), name="contact_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="contact_uid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                ("text", models.CharField(max_length=300)),
                ("place", models.PositiveSmallIntegerField(default=0)),
                (
                    "goal",
                    askwell.workspace.scope.WithinWorkspace(
                        on_delete=django.db.models.deletion.PROTECT, related_name="topics", to="askwell.goal"
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
                    models.UniqueConstraint(fields=("workspace", "id"), name="topic_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="topic_uid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("table", models.CharField(max_length=60)),
                ("count", models.PositiveIntegerField()),
                ("images", models.BinaryField()),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="askwell.entry",
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
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                ("minutes", models.PositiveSmallIntegerField()),
                (
                    "contact",
                    askwell.workspace.scope.WithinWorkspace(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="askwell.contact",
                    ),
                ),
                (
                    "goal",
                    askwell.workspace.scope.WithinWorkspace(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="askwell.goal",
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
                    models.UniqueConstraint(fields=("workspace", "id"), name="plan_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="plan_uid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            (
                                askwell.practice.identifying.rules.SourceKind["TYPED"],
                                askwell.practice.identifying.rules.SourceKind["TYPED"],
                            ),
                            (
                                askwell.practice.identifying.rules.SourceKind["REFERRAL"],
                                askwell.practice.identifying.rules.SourceKind["REFERRAL"],
                            ),
                            (
                                askwell.practice.identifying.rules.SourceKind["LINKEDIN"],
                                askwell.practice.identifying.rules.SourceKind["LINKEDIN"],
                            ),
                            (
                                askwell.practice.identifying.rules.SourceKind["VCARD"],
                                askwell.practice.identifying.rules.SourceKind["VCARD"],
                            ),
                            (
                                askwell.practice.identifying.rules.SourceKind["DIRECTORY"],
                                askwell.practice.identifying.rules.SourceKind["DIRECTORY"],
                            ),
                            (
                                askwell.practice.identifying.rules.SourceKind["PAPER"],
                                askwell.practice.identifying.rules.SourceKind["PAPER"],
                            ),
                            (
                                askwell.practice.identifying.rules.SourceKind["SAID"],
                                askwell.practice.identifying.rules.SourceKind["SAID"],
                            ),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=300)),
                ("key", models.CharField(blank=True, max_length=300)),
                ("digest", models.CharField(blank=True, max_length=32)),
                ("values", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
                (
                    "batch",
                    askwell.workspace.scope.WithinWorkspace(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sources",
                        to="askwell.importbatch",
                    ),
                ),
                (
                    "contact",
                    askwell.workspace.scope.WithinWorkspace(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sources",
                        to="askwell.contact",
                    ),
                ),
                (
                    "organization",
                    askwell.workspace.scope.WithinWorkspace(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sources",
                        to="askwell.organization",
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
                "indexes": [
                    models.Index(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=["workspace", "key"],
                        name="source_by_key",
                    ),
                    models.Index(
                        condition=models.Q(("key", "")),
                        fields=["workspace", "digest"],
                        name="source_by_digest",
                    ),
                    models.Index(
                        condition=models.Q(("organization__isnull", False)),
                        fields=["workspace", "organization"],
                        name="source_by_organization",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("workspace", "id"), name="source_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="source_uid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Rehearsal",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                ("kind", models.CharField(max_length=12)),
                ("on", models.DateField()),
                ("at", models.DateTimeField()),
                (
                    "contact",
                    askwell.workspace.scope.WithinWorkspace(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rehearsals",
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
                    models.UniqueConstraint(fields=("workspace", "id"), name="rehearsal_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="rehearsal_uid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pursuit",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                ("why", models.TextField(blank=True)),
                ("begin_with", models.CharField(max_length=20)),
                ("begins_on", models.DateField()),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_why", models.CharField(blank=True, max_length=30)),
                (
                    "contact",
                    askwell.workspace.scope.WithinWorkspace(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pursuits",
                        to="askwell.contact",
                    ),
                ),
                (
                    "goal",
                    askwell.workspace.scope.WithinWorkspace(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pursuits",
                        to="askwell.goal",
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
                "indexes": [
                    models.Index(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=["workspace", "contact"],
                        name="pursuit_open",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("workspace", "id"), name="pursuit_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="pursuit_uid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="NextStep",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("on", models.DateField()),
                ("at", models.CharField(blank=True, max_length=5)),
                ("weight", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=20)),
                ("subject_kind", models.CharField(max_length=20)),
                ("subject_uid", models.CharField(max_length=32)),
                ("reason", models.CharField(max_length=30)),
                ("values", models.JSONField(default=dict)),
                (
                    "contact",
                    askwell.workspace.scope.WithinWorkspace(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="next_steps",
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
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(fields=["workspace", "on", "at", "weight", "id"], name="next_step_by_day")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("workspace", "contact"), name="next_step_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                ("claim", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "goal",
                    askwell.workspace.scope.WithinWorkspace(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="askwell.goal",
                    ),
                ),
                (
                    "topic",
                    askwell.workspace.scope.WithinWorkspace(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="askwell.topic",
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
                    models.UniqueConstraint(fields=("workspace", "id"), name="finding_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="finding_uid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Deferral",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                ("kind", models.CharField(max_length=20)),
                ("subject_uid", models.CharField(max_length=32)),
                ("due_on", models.DateField()),
                ("until", models.DateField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "contact",
                    askwell.workspace.scope.WithinWorkspace(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deferrals",
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
                    models.UniqueConstraint(fields=("workspace", "id"), name="deferral_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="deferral_uid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CheckIn",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                ("planned_on", models.DateField()),
                ("words", models.TextField(blank=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("sent_on", models.DateField(null=True)),
                ("channel", models.CharField(blank=True, max_length=12)),
                ("let_go_at", models.DateTimeField(null=True)),
                (
                    "contact",
                    askwell.workspace.scope.WithinWorkspace(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="check_ins",
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
                    models.UniqueConstraint(fields=("workspace", "id"), name="checkin_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="checkin_uid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            (
                                askwell.practice.arranging.rules.Channel["CALL"],
                                askwell.practice.arranging.rules.Channel["CALL"],
                            ),
                            (
                                askwell.practice.arranging.rules.Channel["EMAIL"],
                                askwell.practice.arranging.rules.Channel["EMAIL"],
                            ),
                            (
                                askwell.practice.arranging.rules.Channel["MESSAGE"],
                                askwell.practice.arranging.rules.Channel["MESSAGE"],
                            ),
                            (
                                askwell.practice.arranging.rules.Channel["LINKEDIN"],
                                askwell.practice.arranging.rules.Channel["LINKEDIN"],
                            ),
                            (
                                askwell.practice.arranging.rules.Channel["LETTER"],
                                askwell.practice.arranging.rules.Channel["LETTER"],
                            ),
                            (
                                askwell.practice.arranging.rules.Channel["IN_PERSON"],
                                askwell.practice.arranging.rules.Channel["IN_PERSON"],
                            ),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            (
                                askwell.practice.arranging.rules.Outcome["NO_ANSWER"],
                                askwell.practice.arranging.rules.Outcome["NO_ANSWER"],
                            ),
                            (
                                askwell.practice.arranging.rules.Outcome["VOICEMAIL"],
                                askwell.practice.arranging.rules.Outcome["VOICEMAIL"],
                            ),
                            (
                                askwell.practice.arranging.rules.Outcome["GATEKEEPER"],
                                askwell.practice.arranging.rules.Outcome["GATEKEEPER"],
                            ),
                            (
                                askwell.practice.arranging.rules.Outcome["CALL_LATER"],
                                askwell.practice.arranging.rules.Outcome["CALL_LATER"],
                            ),
                            (
                                askwell.practice.arranging.rules.Outcome["YES"],
                                askwell.practice.arranging.rules.Outcome["YES"],
                            ),
                            (
                                askwell.practice.arranging.rules.Outcome["NOT_ME"],
                                askwell.practice.arranging.rules.Outcome["NOT_ME"],
                            ),
                            (
                                askwell.practice.arranging.rules.Outcome["NO"],
                                askwell.practice.arranging.rules.Outcome["NO"],
                            ),
                            (
                                askwell.practice.arranging.rules.Outcome["WRONG_NUMBER"],
                                askwell.practice.arranging.rules.Outcome["WRONG_NUMBER"],
                            ),
                            (
                                askwell.practice.arranging.rules.Outcome["LEFT"],
                                askwell.practice.arranging.rules.Outcome["LEFT"],
                            ),
                            (
                                askwell.practice.arranging.rules.Outcome["SENT"],
                                askwell.practice.arranging.rules.Outcome["SENT"],
                            ),
                            (
                                askwell.practice.arranging.rules.Outcome["NOT_RUNG"],
                                askwell.practice.arranging.rules.Outcome["NOT_RUNG"],
                            ),
                        ],
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("on", models.DateField()),
                ("again_on", models.DateField(null=True)),
                ("again_at", models.CharField(blank=True, max_length=5)),
                ("answered_by", models.CharField(blank=True, max_length=200)),
                ("note", models.TextField(blank=True)),
                (
                    "contact",
                    askwell.workspace.scope.WithinWorkspace(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts",
                        to="askwell.contact",
                    ),
                ),
                (
                    "goal",
                    askwell.workspace.scope.WithinWorkspace(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts",
                        to="askwell.goal",
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
                    models.UniqueConstraint(fields=("workspace", "id"), name="attempt_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="attempt_uid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Interview",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            (
                                askwell.practice.arranging.rules.InterviewState["PROPOSED"],
                                askwell.practice.arranging.rules.InterviewState["PROPOSED"],
                            ),
                            (
                                askwell.practice.arranging.rules.InterviewState["SCHEDULED"],
                                askwell.practice.arranging.rules.InterviewState["SCHEDULED"],
                            ),
                            (
                                askwell.practice.arranging.rules.InterviewState["CONFIRMED"],
                                askwell.practice.arranging.rules.InterviewState["CONFIRMED"],
                            ),
                            (
                                askwell.practice.arranging.rules.InterviewState["IN_PROGRESS"],
                                askwell.practice.arranging.rules.InterviewState["IN_PROGRESS"],
                            ),
                            (
                                askwell.practice.arranging.rules.InterviewState["EXTENDED"],
                                askwell.practice.arranging.rules.InterviewState["EXTENDED"],
                            ),
                            (
                                askwell.practice.arranging.rules.InterviewState["HELD"],
                                askwell.practice.arranging.rules.InterviewState["HELD"],
                            ),
                            (
                                askwell.practice.arranging.rules.InterviewState["RESCHEDULED"],
                                askwell.practice.arranging.rules.InterviewState["RESCHEDULED"],
                            ),
                            (
                                askwell.practice.arranging.rules.InterviewState["CANCELLED_BY_THEM"],
                                askwell.practice.arranging.rules.InterviewState["CANCELLED_BY_THEM"],
                            ),
                            (
                                askwell.practice.arranging.rules.InterviewState["CANCELLED_BY_ME"],
                                askwell.practice.arranging.rules.InterviewState["CANCELLED_BY_ME"],
                            ),
                            (
                                askwell.practice.arranging.rules.InterviewState["NO_SHOW_THEM"],
                                askwell.practice.arranging.rules.InterviewState["NO_SHOW_THEM"],
                            ),
                            (
                                askwell.practice.arranging.rules.InterviewState["NO_SHOW_ME"],
                                askwell.practice.arranging.rules.InterviewState["NO_SHOW_ME"],
                            ),
                        ],
                        max_length=20,
                    ),
                ),
                ("state_at", models.DateTimeField()),
                ("wall", models.CharField(blank=True, max_length=16)),
                ("zone", models.CharField(max_length=60)),
                ("starts_at", models.DateTimeField(null=True)),
                ("minutes", models.PositiveSmallIntegerField()),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            (
                                askwell.practice.arranging.rules.Mode["IN_PERSON"],
                                askwell.practice.arranging.rules.Mode["IN_PERSON"],
                            ),
                            (
                                askwell.practice.arranging.rules.Mode["PHONE"],
                                askwell.practice.arranging.rules.Mode["PHONE"],
                            ),
                            (
                                askwell.practice.arranging.rules.Mode["VIDEO"],
                                askwell.practice.arranging.rules.Mode["VIDEO"],
                            ),
                        ],
                        max_length=10,
                    ),
                ),
                ("place", models.TextField(blank=True)),
                ("travel_minutes", models.PositiveSmallIntegerField(default=0)),
                ("dress", models.CharField(blank=True, max_length=300)),
                ("note", models.TextField(blank=True)),
                ("sequence", models.PositiveSmallIntegerField(default=0)),
                ("began_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("extra_minutes", models.PositiveSmallIntegerField(default=0)),
                (
                    "contact",
                    askwell.workspace.scope.WithinWorkspace(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interviews",
                        to="askwell.contact",
                    ),
                ),
                (
                    "goal",
                    askwell.workspace.scope.WithinWorkspace(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interviews",
                        to="askwell.goal",
                    ),
                ),
                (
                    "plan",
                    askwell.workspace.scope.WithinWorkspace(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interviews",
                        to="askwell.plan",
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
                "indexes": [models.Index(fields=["workspace", "starts_at"], name="interview_by_start")],
                "constraints": [
                    models.UniqueConstraint(fields=("workspace", "id"), name="interview_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="interview_uid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanItem",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                ("key", models.CharField(blank=True, max_length=32)),
                ("text", models.TextField()),
                ("purpose", models.CharField(max_length=30)),
                ("position", models.CharField(max_length=10)),
                ("minutes", models.FloatField()),
                ("place", models.PositiveSmallIntegerField()),
                (
                    "plan",
                    askwell.workspace.scope.WithinWorkspace(
                        on_delete=django.db.models.deletion.PROTECT, related_name="items", to="askwell.plan"
                    ),
                ),
                (
                    "topic",
                    askwell.workspace.scope.WithinWorkspace(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="askwell.topic",
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
                    models.UniqueConstraint(fields=("workspace", "id"), name="planitem_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="planitem_uid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Detail",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            (
                                askwell.practice.identifying.rules.DetailKind["PHONE"],
                                askwell.practice.identifying.rules.DetailKind["PHONE"],
                            ),
                            (
                                askwell.practice.identifying.rules.DetailKind["EMAIL"],
                                askwell.practice.identifying.rules.DetailKind["EMAIL"],
                            ),
                            (
                                askwell.practice.identifying.rules.DetailKind["ADDRESS"],
                                askwell.practice.identifying.rules.DetailKind["ADDRESS"],
                            ),
                            (
                                askwell.practice.identifying.rules.DetailKind["LINK"],
                                askwell.practice.identifying.rules.DetailKind["LINK"],
                            ),
                        ],
                        max_length=10,
                    ),
                ),
                ("label", models.CharField(blank=True, max_length=60)),
                ("value", models.TextField()),
                ("key", models.CharField(max_length=300)),
                ("parts", models.JSONField(default=dict)),
                (
                    "contact",
                    askwell.workspace.scope.WithinWorkspace(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="details",
                        to="askwell.contact",
                    ),
                ),
                (
                    "organization",
                    askwell.workspace.scope.WithinWorkspace(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="details",
                        to="askwell.organization",
                    ),
                ),
                (
                    "source",
                    askwell.workspace.scope.WithinWorkspace(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="details",
                        to="askwell.source",
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
                "indexes": [
                    models.Index(fields=["workspace", "key"], name="detail_by_key"),
                    models.Index(
                        condition=models.Q(("organization__isnull", False)),
                        fields=["workspace", "organization"],
                        name="detail_by_organization",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("workspace", "id"), name="detail_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="detail_uid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                ("text", models.TextField()),
                ("starred", models.BooleanField(default=False)),
                ("quote", models.BooleanField(default=False)),
                ("off_record", models.BooleanField(default=False)),
                ("from_memory", models.BooleanField(default=False)),
                ("place", models.PositiveSmallIntegerField(default=0)),
                (
                    "interview",
                    askwell.workspace.scope.WithinWorkspace(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="askwell.interview",
                    ),
                ),
                (
                    "item",
                    askwell.workspace.scope.WithinWorkspace(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="askwell.planitem",
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
                    models.UniqueConstraint(fields=("workspace", "id"), name="answer_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="answer_uid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="TimeCheck",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "choice",
                    models.CharField(
                        choices=[
                            (
                                askwell.practice.holding.rules.TimeChoice["GO_ON"],
                                askwell.practice.holding.rules.TimeChoice["GO_ON"],
                            ),
                            (
                                askwell.practice.holding.rules.TimeChoice["STOP"],
                                askwell.practice.holding.rules.TimeChoice["STOP"],
                            ),
                        ],
                        max_length=10,
                    ),
                ),
                ("extra_minutes", models.PositiveSmallIntegerField(default=0)),
                (
                    "interview",
                    askwell.workspace.scope.WithinWorkspace(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="time_checks",
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
                    models.UniqueConstraint(fields=("workspace", "id"), name="timecheck_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="timecheck_uid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                ("text", models.TextField(blank=True)),
                ("starred", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                (
                    "interview",
                    askwell.workspace.scope.WithinWorkspace(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="askwell.interview",
                    ),
                ),
                (
                    "item",
                    askwell.workspace.scope.WithinWorkspace(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="askwell.planitem",
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
                    models.UniqueConstraint(fields=("workspace", "id"), name="revision_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="revision_uid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Referral",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                ("why", models.TextField(blank=True)),
                (
                    "use_name",
                    models.CharField(
                        choices=[
                            (
                                askwell.practice.referring.rules.UseName["NOT_ASKED"],
                                askwell.practice.referring.rules.UseName["NOT_ASKED"],
                            ),
                            (
                                askwell.practice.referring.rules.UseName["YES"],
                                askwell.practice.referring.rules.UseName["YES"],
                            ),
                            (
                                askwell.practice.referring.rules.UseName["NO"],
                                askwell.practice.referring.rules.UseName["NO"],
                            ),
                        ],
                        default=askwell.practice.referring.rules.UseName["NOT_ASKED"],
                        max_length=10,
                    ),
                ),
                ("introduces", models.BooleanField(default=False)),
                ("on", models.DateField()),
                ("told_reached_at", models.DateTimeField(null=True)),
                ("told_met_at", models.DateTimeField(null=True)),
                ("let_go_at", models.DateTimeField(null=True)),
                (
                    "giver",
                    askwell.workspace.scope.WithinWorkspace(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals_given",
                        to="askwell.contact",
                    ),
                ),
                (
                    "interview",
                    askwell.workspace.scope.WithinWorkspace(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="askwell.interview",
                    ),
                ),
                (
                    "named",
                    askwell.workspace.scope.WithinWorkspace(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals_received",
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
                    models.UniqueConstraint(fields=("workspace", "id"), name="referral_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="referral_uid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Promise",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                ("words", models.TextField()),
                ("due_on", models.DateField()),
                ("kept_at", models.DateTimeField(null=True)),
                ("let_go_at", models.DateTimeField(null=True)),
                (
                    "contact",
                    askwell.workspace.scope.WithinWorkspace(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises",
                        to="askwell.contact",
                    ),
                ),
                (
                    "interview",
                    askwell.workspace.scope.WithinWorkspace(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises",
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
                    models.UniqueConstraint(fields=("workspace", "id"), name="promise_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="promise_uid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Permission",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            (
                                askwell.practice.holding.rules.PermissionKind["NOTES"],
                                askwell.practice.holding.rules.PermissionKind["NOTES"],
                            ),
                            (
                                askwell.practice.holding.rules.PermissionKind["QUOTE"],
                                askwell.practice.holding.rules.PermissionKind["QUOTE"],
                            ),
                            (
                                askwell.practice.holding.rules.PermissionKind["NAME"],
                                askwell.practice.holding.rules.PermissionKind["NAME"],
                            ),
                            (
                                askwell.practice.holding.rules.PermissionKind["ADDRESS"],
                                askwell.practice.holding.rules.PermissionKind["ADDRESS"],
                            ),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            (
                                askwell.practice.holding.rules.PermissionAnswer["ASKED"],
                                askwell.practice.holding.rules.PermissionAnswer["ASKED"],
                            ),
                            (
                                askwell.practice.holding.rules.PermissionAnswer["GIVEN"],
                                askwell.practice.holding.rules.PermissionAnswer["GIVEN"],
                            ),
                            (
                                askwell.practice.holding.rules.PermissionAnswer["REFUSED"],
                                askwell.practice.holding.rules.PermissionAnswer["REFUSED"],
                            ),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "contact",
                    askwell.workspace.scope.WithinWorkspace(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="permissions",
                        to="askwell.contact",
                    ),
                ),
                (
                    "interview",
                    askwell.workspace.scope.WithinWorkspace(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="permissions",
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
                    models.UniqueConstraint(fields=("workspace", "id"), name="permission_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="permission_uid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Debrief",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                ("learned", models.TextField(blank=True)),
                ("surprised", models.TextField(blank=True)),
                ("unknown", models.TextField(blank=True)),
                ("advice", models.TextField(blank=True)),
                ("detail", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "interview",
                    askwell.workspace.scope.WithinWorkspace(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="debriefs",
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
                    models.UniqueConstraint(fields=("workspace", "id"), name="debrief_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="debrief_uid"),
                    models.UniqueConstraint(fields=("workspace", "interview"), name="debrief_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Card",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                (
                    "medium",
                    models.CharField(
                        choices=[
                            (
                                askwell.practice.thanking.rules.Medium["CARD"],
                                askwell.practice.thanking.rules.Medium["CARD"],
                            ),
                            (
                                askwell.practice.thanking.rules.Medium["EMAIL"],
                                askwell.practice.thanking.rules.Medium["EMAIL"],
                            ),
                        ],
                        default=askwell.practice.thanking.rules.Medium["CARD"],
                        max_length=10,
                    ),
                ),
                ("met_on", models.DateField()),
                ("words", models.TextField(blank=True)),
                ("business_card", models.BooleanField(default=False)),
                ("ready_at", models.DateTimeField(null=True)),
                ("printed_at", models.DateTimeField(null=True)),
                ("written_at", models.DateTimeField(null=True)),
                ("posted_at", models.DateTimeField(null=True)),
                ("returned_at", models.DateTimeField(null=True)),
                ("let_go_at", models.DateTimeField(null=True)),
                (
                    "contact",
                    askwell.workspace.scope.WithinWorkspace(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cards",
                        to="askwell.contact",
                    ),
                ),
                (
                    "interview",
                    askwell.workspace.scope.WithinWorkspace(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cards",
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
                    models.UniqueConstraint(fields=("workspace", "id"), name="card_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="card_uid"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ("mark", models.BigIntegerField()),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            (
                                askwell.practice.learning.rules.Stance["FOR"],
                                askwell.practice.learning.rules.Stance["FOR"],
                            ),
                            (
                                askwell.practice.learning.rules.Stance["AGAINST"],
                                askwell.practice.learning.rules.Stance["AGAINST"],
                            ),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "answer",
                    askwell.workspace.scope.WithinWorkspace(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="askwell.answer",
                    ),
                ),
                (
                    "finding",
                    askwell.workspace.scope.WithinWorkspace(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="askwell.finding",
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
                    models.UniqueConstraint(fields=("workspace", "id"), name="evidence_row"),
                    models.UniqueConstraint(fields=("workspace", "uid"), name="evidence_uid"),
                    models.UniqueConstraint(fields=("workspace", "finding", "answer"), name="evidence_once"),
                ],
            },
        ),
    ]
