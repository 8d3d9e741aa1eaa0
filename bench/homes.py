"""Homes under measurement: so many contacts, interviews and due things, made by the real import."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import django

from askwell.workspace import tables
from bench.people import write_export

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def make_home(folder: Path, contacts: int, *, interviews: int, due: int) -> dict[str, str]:
    """Make a home in a process of its own; return what a bench needs to know of it.

    Keys: `cookie`, `busy` (uid of a contact with fifty interactions), `organization` (uid of a
    large one), `due` (uids of contacts with a step, joined by commas).
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    export = folder.parent / f"export-{contacts}.csv"
    write_export(export, contacts, seed=contacts, near_duplicates=False)
    arguments = [sys.executable, "-m", "bench.homes", str(export), str(interviews), str(due)]
    environment = {**os.environ, **environment_of(folder)}
    made = subprocess.run(arguments, env=environment, check=True, capture_output=True, text=True)
    return dict(line.split("=", 1) for line in made.stdout.splitlines() if "=" in line)


def environment_of(folder: Path) -> dict[str, str]:
    """Return the environment that makes a folder the home, at the bench's own time."""
    return {
        "ASKWELL_HOME": str(folder),
        "ASKWELL_NOW": NOW.isoformat(),
        "DJANGO_SETTINGS_MODULE": "askwell.config.settings",
    }


def _fill(export: Path, interviews: int, due: int) -> None:
    django.setup()
    tables.make()
    from bench.filling import fill  # noqa: PLC0415 -- models need Django to be set up

    fill(export, interviews=interviews, due=due, at=NOW, today=TODAY)


if __name__ == "__main__":
    _fill(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
