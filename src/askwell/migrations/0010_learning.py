"""Voices, findings and the decision."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Voices, findings and the decision."""

    dependencies: ClassVar = [("askwell", "0009_network")]
    operations: ClassVar = []
