"""A process that dies while it brings in a file has brought in all of it or nothing.

`ASKWELL_LONG=1` kills it at every twentieth of an import of 10,000 people; otherwise a few times. The kernel
kills it once it has had so much time of the processor: what else the machine does is then no matter. Besides,
it dies at the two moments between which everything is decided.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from askwell.practice.identifying.models import Contact, Detail, ImportBatch, Source
from askwell.practice.lifecycle.actions.importing import import_file
from askwell.workspace.models import Entry
from tests.conftest import NOW, begun

ROWS, KILLS = (10_000, 20) if os.environ.get("ASKWELL_LONG") else (4_000, 5)
BEFORE, AFTER = "before the commit", "after the commit"
PROGRAM = """
import os
import signal
import sys
import time
import django
django.setup()
from datetime import UTC, datetime
from pathlib import Path
from django.conf import settings
from askwell.practice.lifecycle.actions.importing import import_file
from askwell.workspace import members, scope
file, seconds, moment = sys.argv[1:]
def reached(one):
    if moment == one:
        os.kill(os.getpid(), signal.SIGKILL)
def last_hook(write):
    if write.entry.action == "import":
        reached("before the commit")
settings.ASKWELL_JOURNAL_HOOKS.append("__main__.last_hook")
at = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
member = members.only_member(at=at)
with scope.inside(member.workspace_id):
    began = time.process_time()
    signal.signal(signal.SIGPROF, signal.SIG_DFL)  # which ends the process at once, wherever it is
    signal.setitimer(signal.ITIMER_PROF, float(seconds))
    import_file(Path(file), by=member.user, at=at)
    reached("after the commit")
print(time.process_time() - began)
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


def run(
    home: Path, export: Path, *, seconds: float = 0, moment: str = ""
) -> "subprocess.CompletedProcess[str]":
    """Bring in the file in a process that dies after so many seconds of work (0: never), or at a moment."""
    environment = {
        "ASKWELL_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "askwell.config.settings",
        "PYTHONPATH": ":".join(filter(None, sys.path)),
    }
    command = [sys.executable, "-c", PROGRAM, str(export), str(seconds), moment]
    return subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=False)


def test_all_or_nothing(home: Path, export: Path, sqlite: Any) -> None:
    with begun():
        connection.close()
        whole = run(home, export)
        assert whole.returncode == 0
        assert Contact.objects.count() == ROWS
    takes = float(whole.stdout)
    seen = [
        killed(sqlite, home, export, {-signal.SIGPROF, 0}, seconds=takes * number / KILLS)
        for number in range(1, KILLS + 1)
    ]
    assert seen[0] == 0
    assert set(seen) <= {0, ROWS}
    assert killed(sqlite, home, export, {-signal.SIGKILL}, moment=BEFORE) == 0
    assert killed(sqlite, home, export, {-signal.SIGKILL}, moment=AFTER) == ROWS


def killed(sqlite: Any, home: Path, export: Path, ends: set[int], **when: Any) -> int:
    """Kill an import into an empty home, and bring the file in again; return how many were there between."""
    sqlite.empty()
    with begun() as member:
        connection.close()
        assert run(home, export, **when).returncode in ends
        found = Contact.objects.count()
        assert Source.objects.count() == found
        assert Detail.objects.count() == 2 * found
        assert ImportBatch.objects.count() == Entry.objects.filter(action="import").count() == bool(found)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            assert cursor.fetchall() == [("ok",)]
        report = import_file(export, by=member.user, at=NOW)
        assert report.added + report.to_review + report.merged + report.unchanged == ROWS
        assert Contact.objects.count() == ROWS
        return found
