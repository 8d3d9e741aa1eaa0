"""What the room needs to lose nothing."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """What the room needs to lose nothing."""

    dependencies: ClassVar = [("askwell", "0003_matching")]
    operations: ClassVar = []
