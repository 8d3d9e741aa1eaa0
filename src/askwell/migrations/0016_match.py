"""Recognising people: what is kept of each, questions, verdicts, and weights that were learned."""

import askwell.kernel.uids
import askwell.practice.identifying.rules
import askwell.workspace.scope
import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from askwell.practice.identifying import match_store


def forwards(_: Apps, __: BaseDatabaseSchemaEditor) -> None:
    """Make the tables that have no model; they are filled when they are needed first."""
    match_store.make()


class Migration(migrations.Migration):
    """Recognising people."""


    dependencies = [
        ('askwell', '0015_network'),
    ]

    operations = [
        migrations.RunPython(forwards, migrations.RunPython.noop),
        migrations.AddField(
            model_name='importbatch',
            name='merged',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='importbatch',
            name='to_review',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.CreateModel(
            name='Learned',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('contacts', models.PositiveIntegerField()),
                ('upto', models.BigIntegerField()),
                ('facts', models.BinaryField()),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='askwell.workspace')),
            ],
            options={
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('workspace',), name='learned_once')],
            },
        ),
        migrations.CreateModel(
            name='Likeness',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('group', models.PositiveSmallIntegerField()),
                ('bits', models.FloatField()),
                ('levels', models.CharField(max_length=20)),
                ('one', askwell.workspace.scope.WithinWorkspace(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='askwell.contact')),
                ('other', askwell.workspace.scope.WithinWorkspace(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='askwell.contact')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='askwell.workspace')),
            ],
            options={
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['workspace', 'group', '-bits', 'id'], name='likeness_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Verdict',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uid', models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ('mark', models.BigIntegerField()),
                ('said', models.CharField(choices=[(askwell.practice.identifying.rules.Said['DIFFERENT'], askwell.practice.identifying.rules.Said['DIFFERENT']), (askwell.practice.identifying.rules.Said['LATER'], askwell.practice.identifying.rules.Said['LATER'])], max_length=10)),
                ('at', models.DateTimeField()),
                ('one', askwell.workspace.scope.WithinWorkspace(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='askwell.contact')),
                ('other', askwell.workspace.scope.WithinWorkspace(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='askwell.contact')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='askwell.workspace')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('workspace', 'id'), name='verdict_row'), models.UniqueConstraint(fields=('workspace', 'uid'), name='verdict_uid'), models.UniqueConstraint(fields=('workspace', 'one', 'other'), name='verdict_once')],
            },
        ),
    ]
