"""Letters of before, portraits, and what was said about the columns of tables."""

from typing import ClassVar

import askwell.kernel.uids
import askwell.workspace.scope
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """What readers bring."""

    dependencies: ClassVar = [
        ('askwell', '0008_calendars'),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name='attempt',
            name='answered_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='attempt',
            name='key',
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddField(
            model_name='attempt',
            name='source',
            field=askwell.workspace.scope.WithinWorkspace(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='askwell.source'),
        ),
        migrations.AlterField(
            model_name='source',
            name='kind',
            field=models.CharField(max_length=20),
        ),
        migrations.CreateModel(
            name='ColumnMap',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uid', models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ('mark', models.BigIntegerField()),
                ('fingerprint', models.CharField(max_length=32)),
                ('columns', models.JSONField(default=list)),
                ('fields', models.JSONField(default=list)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='askwell.workspace')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('workspace', 'id'), name='columnmap_row'), models.UniqueConstraint(fields=('workspace', 'uid'), name='columnmap_uid'), models.UniqueConstraint(fields=('workspace', 'fingerprint'), name='column_map_once')],
            },
        ),
        migrations.CreateModel(
            name='Portrait',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uid', models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ('mark', models.BigIntegerField()),
                ('webp', models.TextField()),
                ('contact', askwell.workspace.scope.WithinWorkspace(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='portraits', to='askwell.contact')),
                ('source', askwell.workspace.scope.WithinWorkspace(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='portraits', to='askwell.source')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='askwell.workspace')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('workspace', 'id'), name='portrait_row'), models.UniqueConstraint(fields=('workspace', 'uid'), name='portrait_uid'), models.UniqueConstraint(fields=('workspace', 'contact'), name='portrait_once')],
            },
        ),
    ]
