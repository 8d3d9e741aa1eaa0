"""The question desk."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """The question desk."""

    dependencies: ClassVar = [("askwell", "0004_room")]
    operations: ClassVar = []
