"""Calendars outside, what they said, where ours stand there, and hours kept for calls."""

from typing import ClassVar

import askwell.kernel.uids
import askwell.practice.calendars.rules
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Calendars."""

    dependencies: ClassVar = [
        ('askwell', '0007_room_devices'),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name='BusyTimes',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('calendar', models.CharField(max_length=32)),
                ('spans', models.BinaryField(default=b'')),
                ('until', models.DateTimeField(null=True)),
                ('read_at', models.DateTimeField(null=True)),
                ('events', models.PositiveIntegerField(default=0)),
                ('unread', models.PositiveIntegerField(default=0)),
                ('problem', models.CharField(blank=True, max_length=300)),
                ('problem_at', models.DateTimeField(null=True)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='askwell.workspace')),
            ],
            options={
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('workspace', 'calendar'), name='busy_times_once')],
            },
        ),
        migrations.CreateModel(
            name='Calendar',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uid', models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ('mark', models.BigIntegerField()),
                ('name', models.CharField(max_length=200)),
                ('kind', models.CharField(choices=[(askwell.practice.calendars.rules.Kind['FILE'], askwell.practice.calendars.rules.Kind['FILE']), (askwell.practice.calendars.rules.Kind['FEED'], askwell.practice.calendars.rules.Kind['FEED']), (askwell.practice.calendars.rules.Kind['CALDAV'], askwell.practice.calendars.rules.Kind['CALDAV'])], max_length=8)),
                ('host', models.CharField(blank=True, max_length=300)),
                ('near', models.BooleanField(default=False)),
                ('by_itself', models.BooleanField(default=False)),
                ('ours', models.BooleanField(default=False)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='askwell.workspace')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('workspace', 'id'), name='calendar_row'), models.UniqueConstraint(fields=('workspace', 'uid'), name='calendar_uid')],
            },
        ),
        migrations.CreateModel(
            name='CallBlock',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uid', models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ('mark', models.BigIntegerField()),
                ('wall', models.CharField(max_length=16)),
                ('zone', models.CharField(max_length=60)),
                ('starts_at', models.DateTimeField()),
                ('minutes', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[(askwell.practice.calendars.rules.BlockState['KEPT'], askwell.practice.calendars.rules.BlockState['KEPT']), (askwell.practice.calendars.rules.BlockState['CANCELLED'], askwell.practice.calendars.rules.BlockState['CANCELLED'])], max_length=10)),
                ('sequence', models.PositiveSmallIntegerField(default=0)),
                ('changed_at', models.DateTimeField()),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='askwell.workspace')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['workspace', 'starts_at'], name='call_block_by_start')],
                'constraints': [models.UniqueConstraint(fields=('workspace', 'id'), name='callblock_row'), models.UniqueConstraint(fields=('workspace', 'uid'), name='callblock_uid')],
            },
        ),
        migrations.CreateModel(
            name='Placed',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uid', models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ('calendar', models.CharField(max_length=32)),
                ('event', models.CharField(max_length=32)),
                ('href', models.CharField(max_length=2000)),
                ('etag', models.CharField(blank=True, max_length=300)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('differs', models.CharField(blank=True, max_length=10)),
                ('theirs', models.JSONField(default=dict)),
                ('left', models.BooleanField(default=False)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='askwell.workspace')),
            ],
            options={
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('workspace', 'calendar', 'event'), name='placed_once')],
            },
        ),
    ]
