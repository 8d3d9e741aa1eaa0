"""People at scale."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """People at scale."""

    dependencies: ClassVar = [("askwell", "0010_learning")]
    operations: ClassVar = []
