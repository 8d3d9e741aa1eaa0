"""A process that dies while it brings in a file has brought in all of it or nothing.

`ASKWELL_LONG=1` kills it at every twentieth of an import of 10,000 people; otherwise a few times.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from askwell.practice.identifying.models import Contact, Detail, ImportBatch, Source
from askwell.practice.lifecycle.actions.importing import import_file
from askwell.workspace.models import Entry
from tests.conftest import NOW, begun

ROWS, KILLS = (10_000, 20) if os.environ.get("ASKWELL_LONG") else (4_000, 5)
PROGRAM = """
import sys
import django
django.setup()
from datetime import UTC, datetime
from pathlib import Path
from askwell.practice.lifecycle.actions.importing import import_file
from askwell.workspace import members, scope
at = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
member = members.only_member(at=at)
with scope.inside(member.workspace_id):
    print("ready", flush=True)
    import_file(Path(sys.argv[1]), by=member.user, at=at)
print("done", flush=True)
"""

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Return an export of many people."""
    file = tmp_path / "Connections.csv"
    lines = (
        f"A{n},B{n},https://www.linkedin.com/in/p{n},p{n}@nordwind.example,Firm {n % 90},Nurse,08 Feb 2026"
        for n in range(ROWS)
    )
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    file.write_text(header + "\n".join(lines), encoding="utf-8")
    return file


def started(home: Path, export: Path) -> "subprocess.Popen[str]":
    """Start to bring in the file in a process of its own; return once it is about to."""
    environment = {
        "ASKWELL_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "askwell.config.settings",
        "PYTHONPATH": ":".join(filter(None, sys.path)),
    }
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(export)], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def test_all_or_nothing(home: Path, export: Path, sqlite: Any) -> None:
    with begun():
        connection.close()
        began = time.monotonic()
        with started(home, export) as process:
            assert process.wait() == 0
        lasts = time.monotonic() - began
        assert Contact.objects.count() == ROWS
    seen = set()
    for number in range(1, KILLS + 1):
        sqlite.empty()
        with begun() as member:
            connection.close()
            with started(home, export) as process:
                time.sleep(lasts * number / KILLS)
                process.kill()
            found = Contact.objects.count()
            seen.add(found)
            assert found in {0, ROWS}
            assert Source.objects.count() == found
            assert Detail.objects.count() == 2 * found
            assert ImportBatch.objects.count() == Entry.objects.filter(action="import").count() == bool(found)
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA integrity_check")
                assert cursor.fetchall() == [("ok",)]
            report = import_file(export, by=member.user, at=NOW)
            assert report.added + report.to_review + report.merged + report.unchanged == ROWS
            assert Contact.objects.count() == ROWS
    assert 0 in seen
