"""Who is the same person."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Who is the same person."""

    dependencies: ClassVar = [("askwell", "0002_search")]
    operations: ClassVar = []
