"""What a coach hands over."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """What a coach hands over."""

    dependencies: ClassVar = [("askwell", "0006_cards")]
    operations: ClassVar = []
