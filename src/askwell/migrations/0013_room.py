"""Where a question stood in what a coach gave, and phones that are let in."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """The order of a coach's questions; what a phone is called."""

    dependencies: ClassVar = [("askwell", "0012_person")]

    operations: ClassVar = [
        migrations.AddField("question", "place", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField("session", "phone", models.CharField(blank=True, default="", max_length=100)),
    ]
