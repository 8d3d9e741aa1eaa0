"""Tags, saved filters, people put aside, and the indexes that filters need."""

from typing import ClassVar

import askwell.kernel.uids
import askwell.workspace.scope
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Tags, saved filters, put aside."""

    dependencies: ClassVar = [
        ('askwell', '0016_match'),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name='SavedFilter',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uid', models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ('mark', models.BigIntegerField()),
                ('name', models.CharField(max_length=60)),
                ('wanted', models.JSONField(default=dict)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='Tag',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uid', models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ('mark', models.BigIntegerField()),
                ('name', models.CharField(max_length=60)),
                ('key', models.CharField(max_length=60)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='Tagged',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uid', models.CharField(default=askwell.kernel.uids.new_uid, max_length=32)),
                ('mark', models.BigIntegerField()),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.RemoveIndex(
            model_name='contact',
            name='contact_by_name',
        ),
        migrations.AddField(
            model_name='contact',
            name='put_aside',
            field=models.BooleanField(default=False),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(condition=models.Q(('put_aside', False)), fields=['workspace', 'sort_as', 'id'], name='contact_by_name'),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(condition=models.Q(('put_aside', True)), fields=['workspace', 'sort_as', 'id'], name='contact_put_aside'),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(condition=models.Q(('city', ''), _negated=True), fields=['workspace', 'city'], name='contact_by_city'),
        ),
        migrations.AddIndex(
            model_name='source',
            index=models.Index(fields=['workspace', 'kind', 'contact'], name='source_by_kind'),
        ),
        migrations.AddField(
            model_name='savedfilter',
            name='workspace',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='askwell.workspace'),
        ),
        migrations.AddField(
            model_name='tag',
            name='workspace',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='askwell.workspace'),
        ),
        migrations.AddField(
            model_name='tagged',
            name='contact',
            field=askwell.workspace.scope.WithinWorkspace(on_delete=django.db.models.deletion.PROTECT, related_name='tagged', to='askwell.contact'),
        ),
        migrations.AddField(
            model_name='tagged',
            name='tag',
            field=askwell.workspace.scope.WithinWorkspace(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='tagged', to='askwell.tag'),
        ),
        migrations.AddField(
            model_name='tagged',
            name='workspace',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='askwell.workspace'),
        ),
        migrations.AddConstraint(
            model_name='savedfilter',
            constraint=models.UniqueConstraint(fields=('workspace', 'id'), name='savedfilter_row'),
        ),
        migrations.AddConstraint(
            model_name='savedfilter',
            constraint=models.UniqueConstraint(fields=('workspace', 'uid'), name='savedfilter_uid'),
        ),
        migrations.AddConstraint(
            model_name='savedfilter',
            constraint=models.UniqueConstraint(fields=('workspace', 'name'), name='saved_filter_once'),
        ),
        migrations.AddConstraint(
            model_name='tag',
            constraint=models.UniqueConstraint(fields=('workspace', 'id'), name='tag_row'),
        ),
        migrations.AddConstraint(
            model_name='tag',
            constraint=models.UniqueConstraint(fields=('workspace', 'uid'), name='tag_uid'),
        ),
        migrations.AddConstraint(
            model_name='tag',
            constraint=models.UniqueConstraint(fields=('workspace', 'key'), name='tag_once'),
        ),
        migrations.AddConstraint(
            model_name='tagged',
            constraint=models.UniqueConstraint(fields=('workspace', 'id'), name='tagged_row'),
        ),
        migrations.AddConstraint(
            model_name='tagged',
            constraint=models.UniqueConstraint(fields=('workspace', 'uid'), name='tagged_uid'),
        ),
        migrations.AddConstraint(
            model_name='tagged',
            constraint=models.UniqueConstraint(fields=('workspace', 'tag', 'contact'), name='tagged_once'),
        ),
    ]
