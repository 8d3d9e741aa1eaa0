"""What can be asked across the steps: whether everything is sound."""

import stat
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection

from askwell.integrations import archives, search
from askwell.kernel import clock, names
from askwell.kernel.errors import BadInputError
from askwell.practice.arranging import queries as arranging
from askwell.practice.calendars import queries as calendars
from askwell.practice.identifying import finding
from askwell.practice.identifying.models import Contact
from askwell.practice.lifecycle.actions import archive, copies
from askwell.practice.mailing import queries as mailing
from askwell.practice.mailing.rules import MailState
from askwell.practice.referring.actions import edges
from askwell.practice.today.actions import differences
from askwell.workspace import pulse, scope
from askwell.workspace.models import Seeker

_SAMPLE = 200


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing the doctor looked at: its code, whether it is sound, and what was seen."""

    code: str
    ok: bool
    detail: str = ""


def doctor(seeker: Seeker, *, at: datetime) -> list[Checked]:
    """Look whether everything is sound: the database, what is derived, the copies, the folder."""
    return [
        *_database(),
        _next_steps(),
        _edges(),
        _search(),
        _copies(seeker, at),
        _folder(),
        _worker(at),
        _outbox(),
        _zone(seeker),
        _walls(),
    ]


def _database() -> list[Checked]:
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        whole = [row[0] for row in cursor.fetchall()]
        cursor.execute("PRAGMA foreign_key_check")
        loose = cursor.fetchall()
        cursor.execute("PRAGMA synchronous")
        (synchronous,) = cursor.fetchone()
        cursor.execute("PRAGMA journal_mode")
        (mode,) = cursor.fetchone()
    return [
        Checked("database_whole", whole == ["ok"], "; ".join(whole[:3])),
        Checked("links_whole", not loose, f"{len(loose)}"),
        Checked("writes_safe", synchronous == 2 and mode == "wal", f"{mode}, synchronous={synchronous}"),
    ]


def _next_steps() -> Checked:
    found = differences()
    return Checked("next_steps", not found, f"{len(found)}")


def _edges() -> Checked:
    found = edges.differences()
    return Checked("edges", found == 0, f"{found}")


def _search() -> Checked:
    """Look up a sample of contacts by their own words."""
    missing = 0
    newest = Contact.objects.order_by("-id").values_list("person_id", flat=True)[:_SAMPLE]
    for row_id, name, *_ in finding.words_of(finding.searched(sorted(set(newest)))):
        words = names.words(name)
        if words and row_id not in search.find(scope.current(), " ".join(words), 1_000_000):
            missing += 1
    return Checked("search", missing == 0, f"{missing}")


def _copies(seeker: Seeker, at: datetime) -> Checked:
    found = copies.list_copies(copies.folder_of(seeker))
    if not found:
        return Checked("copies", ok=seeker.first_run != 0, detail="0")
    newest = found[0]
    try:
        with archives.reading(newest.path) as found_in_it:
            archive.check(found_in_it)
    except BadInputError as error:
        return Checked("copies", ok=False, detail=f"{newest.name}: {error}")
    return Checked("copies", ok=at - newest.at < 2 * copies.EVERY, detail=newest.name)


def _worker(at: datetime) -> Checked:
    """Look at the worker's pulse; none at all is sound, since the pages need not be open."""
    found = pulse.read()
    trouble = [one.name for one in found.jobs if one.trouble] if found else []
    seen = ", ".join(trouble) or ("alive" if found and found.is_alive(at) else "")
    return Checked("worker", not trouble, seen)


def _outbox() -> Checked:
    found = mailing.counts()
    doubtful = found[MailState.UNKNOWN] + found[MailState.FAILED]
    return Checked(
        "outbox", doubtful == 0, ", ".join(f"{state}: {count}" for state, count in found.items() if count)
    )


def _zone(seeker: Seeker) -> Checked:
    try:
        clock.zone(seeker.time_zone)
    except BadInputError:
        return Checked("zone", ok=False, detail=seeker.time_zone)
    return Checked("zone", ok=True, detail=seeker.time_zone)


def _walls() -> Checked:
    """Look whether every instant is still that of its wall time, as the rules of zones stand now."""
    moved = len(arranging.moved_by_rules()) + len(calendars.moved_by_rules())
    return Checked("wall_times", moved == 0, f"{moved}")


def _folder() -> Checked:
    mode = stat.S_IMODE(settings.ASKWELL_HOME.stat().st_mode)
    return Checked("folder_private", mode & 0o077 == 0, f"{mode:04o}")
