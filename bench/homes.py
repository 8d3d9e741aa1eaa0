"""Homes under measurement: so many contacts, interviews and due things, made by the real import."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bench.people import write_export

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
_TALKS = 50


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
    import django  # noqa: PLC0415 -- only in the process that fills the home
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("migrate", verbosity=0)
    from askwell.practice.lifecycle.actions.importing import import_file  # noqa: PLC0415
    from askwell.workspace import members, scope  # noqa: PLC0415

    member = members.only_member(at=NOW, name="Robin Ames", time_zone="America/Vancouver", first_run=0)
    with scope.inside(member.workspace_id):
        import_file(export, by=member.user, at=NOW)
        _add_story(member, interviews, due)
    print(f"cookie={members.begin_session(member, at=NOW)}")


def _add_story(member: object, interviews: int, due: int) -> None:
    from askwell.models import Attempt, Contact, Interview, Organization, Pursuit  # noqa: PLC0415
    from askwell.practice.asking import actions as asking  # noqa: PLC0415
    from askwell.workspace import journal  # noqa: PLC0415

    by = member.user  # type: ignore[attr-defined]
    goal = asking.add_goal("Should I open a practice?", topics=["Money", "A week"], by=by, at=NOW)
    ids = list(Contact.objects.order_by("id").values_list("id", flat=True)[: max(interviews, due) + 1])
    with journal.entry("import", by=by, at=NOW) as write:
        write.create_many(
            Pursuit,
            ["contact_id", "goal_id", "begin_with", "begins_on", "opened_at"],
            [
                (row_id, goal.pk, "call", TODAY - timedelta(days=n % 5), NOW)
                for n, row_id in enumerate(ids[:due])
            ],
        )
        held = NOW - timedelta(days=400)
        write.create_many(
            Interview,
            ["contact_id", "goal_id", "state", "state_at", "wall", "zone", "starts_at", "minutes", "mode"],
            [
                (
                    row_id,
                    goal.pk,
                    "cancelled_by_them",
                    held,
                    "2025-10-19T10:00",
                    "America/Vancouver",
                    held,
                    15,
                    "phone",
                )
                for row_id in ids[due : due + interviews]
            ],
        )
        busy = ids[0]
        write.create_many(
            Attempt,
            ["contact_id", "channel", "outcome", "at", "on", "note"],
            [
                (
                    busy,
                    "call",
                    "call_later",
                    NOW - timedelta(days=n),
                    TODAY - timedelta(days=n),
                    f"They said {n}.",
                )
                for n in range(_TALKS)
            ],
        )
    uids = Contact.objects.filter(id__in=ids[:due]).order_by("id").values_list("uid", flat=True)
    print(f"busy={Contact.objects.get(id=busy).uid}")
    print(f"due={','.join(uids)}")
    largest = Organization.objects.filter(contacts__isnull=False).order_by("id").first()
    print(f"organization={largest.uid if largest else ''}")


if __name__ == "__main__":
    _fill(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
