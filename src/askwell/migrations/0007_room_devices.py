"""Notes from several devices, and what each has sent from the room."""

from typing import ClassVar

import askwell.kernel.uids
import askwell.workspace.scope
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The room's devices."""

    dependencies: ClassVar = [
        ('askwell', '0006_nudge'),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name='revision',
            name='device',
            field=models.CharField(blank=True, default='', max_length=40),
        ),
        migrations.AddField(
            model_name='revision',
            name='kind',
            field=models.CharField(choices=[('typed', 'typed'), ('merged', 'merged'), ('beside', 'beside'), ('settled', 'settled')], default='typed', max_length=10),
        ),
        migrations.CreateModel(
            name='Operation',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uid', models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ('mark', models.BigIntegerField()),
                ('device', models.CharField(max_length=40)),
                ('seq', models.PositiveIntegerField()),
                ('kind', models.CharField(max_length=10)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('at', models.DateTimeField()),
                ('interview', askwell.workspace.scope.WithinWorkspace(on_delete=django.db.models.deletion.PROTECT, related_name='operations', to='askwell.interview')),
                ('item', askwell.workspace.scope.WithinWorkspace(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='operations', to='askwell.planitem')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='askwell.workspace')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('workspace', 'id'), name='operation_row'), models.UniqueConstraint(fields=('workspace', 'uid'), name='operation_uid'), models.UniqueConstraint(fields=('workspace', 'device', 'seq'), name='operation_once')],
            },
        ),
    ]
