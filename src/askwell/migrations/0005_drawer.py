"""What lies in the drawer: cards, envelopes and stamps, as they were counted."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """The drawer."""

    dependencies: ClassVar = [
        ('askwell', '0004_handing_over'),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name='seeker',
            name='cards_counted',
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='seeker',
            name='counted_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='seeker',
            name='envelopes_counted',
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='seeker',
            name='stamps_counted',
            field=models.PositiveSmallIntegerField(null=True),
        ),
    ]
