"""The card desk."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """The card desk."""

    dependencies: ClassVar = [("askwell", "0005_questions")]
    operations: ClassVar = []
