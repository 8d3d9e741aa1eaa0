"""Who led to whom."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Who led to whom."""

    dependencies: ClassVar = [("askwell", "0008_arrange")]
    operations: ClassVar = []
