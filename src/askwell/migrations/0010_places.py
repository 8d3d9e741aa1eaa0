"""Scores of the target list."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """The target list."""

    dependencies: ClassVar = [
        ('askwell', '0009_readers'),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name='organization',
            name='advocacy',
            field=models.BooleanField(null=True),
        ),
        migrations.AddField(
            model_name='organization',
            name='motivation',
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='organization',
            name='posting',
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddIndex(
            model_name='organization',
            index=models.Index(condition=models.Q(('target', True)), fields=['workspace', 'target'], name='organization_target'),
        ),
    ]
