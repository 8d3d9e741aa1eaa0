"""Invitations to talks, what answers came, and the address at which our calendar may be read."""

from typing import ClassVar

import askwell.kernel.uids
import askwell.workspace.scope
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Invitations."""

    dependencies: ClassVar = [
        ('askwell', '0013_room'),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name='interview',
            name='changed_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='placed',
            name='wrote',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uid', models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ('mark', models.BigIntegerField()),
                ('event', models.CharField(max_length=1000)),
                ('organizer', models.CharField(max_length=254)),
                ('attendee', models.CharField(max_length=254)),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('stamp', models.DateTimeField()),
                ('answer', models.CharField(blank=True, max_length=12)),
                ('answered_stamp', models.DateTimeField(null=True)),
                ('interview', askwell.workspace.scope.WithinWorkspace(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='askwell.interview')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='askwell.workspace')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('workspace', 'id'), name='invitation_row'), models.UniqueConstraint(fields=('workspace', 'uid'), name='invitation_uid'), models.UniqueConstraint(fields=('workspace', 'interview', 'attendee'), name='invitation_once')],
            },
        ),
        migrations.CreateModel(
            name='Subscription',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('secret_hash', models.CharField(db_index=True, max_length=64)),
                ('full', models.BooleanField(default=False)),
                ('made_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(null=True)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='askwell.workspace')),
            ],
            options={
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('workspace',), name='subscription_once')],
            },
        ),
    ]
