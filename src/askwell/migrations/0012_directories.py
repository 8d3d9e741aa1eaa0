"""Business directories."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Business directories."""

    dependencies: ClassVar = [("askwell", "0011_people")]
    operations: ClassVar = []
