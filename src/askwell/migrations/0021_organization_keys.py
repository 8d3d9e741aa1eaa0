"""Organizations are known across legal forms: the keys of those there are derived anew, none is merged."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from askwell.practice.identifying import organizations


def forwards(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Derive the keys, and let who works with whom be derived from them when it is next asked for."""
    organizations.derive_keys()
    for table in ("askwell_edge", "askwell_edgesmade"):
        editor.execute(f"DELETE FROM {table}")  # noqa: S608 -- our own names


class Migration(migrations.Migration):
    """Organizations across legal forms."""

    dependencies = [
        ('askwell', '0020_match_parts'),
    ]

    operations = [
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]
