"""What a coach hands over and is handed: wordings, questions with their source, opened briefs."""

from typing import ClassVar

import askwell.kernel.uids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Coach and client."""

    dependencies: ClassVar = [
        ('askwell', '0003_questions'),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name='question',
            name='must_ask',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='question',
            name='source',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='seeker',
            name='begin_with',
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name='seeker',
            name='coach',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='seeker',
            name='coach_says',
            field=models.TextField(blank=True),
        ),
        migrations.CreateModel(
            name='Brief',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uid', models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ('client', models.CharField(max_length=32)),
                ('made_at', models.DateTimeField()),
                ('facts', models.BinaryField()),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='askwell.workspace')),
            ],
            options={
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('workspace', 'client'), name='brief_of_client'), models.UniqueConstraint(fields=('workspace', 'uid'), name='brief_uid')],
            },
        ),
        migrations.CreateModel(
            name='Wording',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uid', models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ('mark', models.BigIntegerField()),
                ('key', models.CharField(max_length=40)),
                ('text', models.TextField()),
                ('source', models.CharField(blank=True, max_length=200)),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='askwell.workspace')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('workspace', 'id'), name='wording_row'), models.UniqueConstraint(fields=('workspace', 'uid'), name='wording_uid'), models.UniqueConstraint(fields=('workspace', 'key'), name='wording_once')],
            },
        ),
    ]
