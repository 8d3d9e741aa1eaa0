"""By how much a printer is to be moved."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """The printer."""

    dependencies: ClassVar = [
        ('askwell', '0005_drawer'),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name='seeker',
            name='nudge_down',
            field=models.FloatField(default=0),
        ),
        migrations.AddField(
            model_name='seeker',
            name='nudge_right',
            field=models.FloatField(default=0),
        ),
    ]
