"""Calls, calendars and mail."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Calls, calendars and mail."""

    dependencies: ClassVar = [("askwell", "0007_coach")]
    operations: ClassVar = []
