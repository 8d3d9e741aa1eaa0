"""Bringing in a file of contacts: read and matched apart, then written in one short transaction."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from askwell.integrations.readers import Maps, Record
from askwell.integrations.readers.sandbox import read_apart
from askwell.kernel import cycles
from askwell.kernel.drafts import ContactDraft, OwnProfile, Skipped, TableLook
from askwell.kernel.errors import BadInputError
from askwell.practice.identifying import queries, rules
from askwell.practice.identifying.models import ImportBatch
from askwell.practice.lifecycle.actions import erasing, import_beside
from askwell.practice.lifecycle.actions.import_plan import Arrival, Plan, arrivals, planned
from askwell.practice.lifecycle.actions.import_rows import Brought, Gain, gains
from askwell.workspace import erasures, journal
from askwell.workspace.models import Seeker, User

Progress = Callable[[int], None]
_TELL_EVERY = 500
_GAINS_SHOWN = 100
ERASED = "erased"
"""The reason of a record of somebody whom the seeker erased; what stands there is the day."""
MAIL = "mail"
"""The reader whose letters belong to whoever the seeker is."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a file's records.

    `read` = added + updated + unchanged + merged + to_review + the skipped ones: `merged` are second cards of
    people here already, `to_review` may be such.  `skipped` holds (record, reason, what
    stood there); `entry` is the uid of the journal's entry, empty when nothing was written. `own` is what
    the file tells of the seeker, to be offered; `table` how the columns of a table were understood.
    `gains` says of a dry run what the first ones who are here would gain.
    """

    format: str
    read: int
    added: int
    updated: int
    unchanged: int
    merged: int
    to_review: int
    skipped: list[tuple[int, str, str]]
    entry: str = ""
    own: OwnProfile | None = None
    table: TableLook | None = None
    arrivals: Sequence[Arrival] = ()
    gains: Sequence[Gain] = ()

    @property
    def records(self) -> list[tuple[int, str, str, str]]:
        """Return (number, what became of it, name, reason) of every record, in the order of the file.

        What became of it is the name of one of the counts, or "skipped": then the name is what stood
        there, and the reason is not empty.
        """
        told = [
            (one.draft.record, one.became, one.draft.full_name or one.draft.organization, "")
            for one in self.arrivals
        ]
        left_out = ((record, "skipped", detail, reason) for record, reason, detail in self.skipped)
        return sorted([*told, *left_out])

    @property
    def changes(self) -> bool:
        """Tell whether anything is written."""
        return bool(self.added or self.updated or self.merged or self.to_review)


@dataclass(slots=True)
class _Contents:
    """A file as it was read."""

    format: str
    digest: str
    arrivals: list[Arrival]
    skipped: list[tuple[int, str, str]]
    own: OwnProfile | None = None
    table: TableLook | None = None


def import_file(
    path: Path,
    *,
    by: User | None,
    at: datetime,
    format: str | None = None,  # noqa: A002 -- the word the command line uses
    dry_run: bool = False,
    progress: Progress | None = None,
    file_name: str = "",
    maps: Maps | None = None,
) -> ImportReport:
    """Bring in the contacts of a file as one journal entry; the same file again changes nothing.

    `maps` says what the columns of a table are, beside what is remembered. `file_name` is the name to
    show where `path` is a temporary one; `progress` is told how many records were read so far. Raises
    BadInputError, with nothing written, for a file that cannot be read as a whole.
    """
    name = file_name or path.name
    with cycles.unsearched():
        contents = _contents(path, name, format, progress, {**queries.column_maps(), **(maps or {})})
        return _bring_in(contents, name, by=by, at=at, dry_run=dry_run)


def import_drafts(
    drafts: Iterable[ContactDraft], *, kind: str, name: str, by: User | None, at: datetime
) -> ImportReport:
    """Bring in people whom the seeker picked, as a file of that `kind` would; `name` says where they were."""
    country = Seeker.objects.values_list("country", flat=True).first() or ""
    found = arrivals(list(drafts), country)
    digest = hashlib.sha256("\n".join(one.record for one in found).encode()).hexdigest()
    return _bring_in(_Contents(kind, digest, found, []), name, by=by, at=at, dry_run=False)


def _bring_in(
    contents: _Contents, name: str, *, by: User | None, at: datetime, dry_run: bool
) -> ImportReport:
    _leave_out_erased(contents)
    newest = journal.newest()
    plan = planned(contents.arrivals)
    if dry_run or not plan.owners:
        here = [owner for owner in plan.owners if owner.id is not None]
        return _report(contents, plan, "", gains(here[:_GAINS_SHOWN]) if dry_run else ())
    with journal.entry("import", by=by, at=at) as write:
        # Somebody else may have brought in the same people since: then look again, alone.
        if journal.alone(write) != newest:
            plan = planned(contents.arrivals)
        if plan.owners:
            _put(write, contents, plan, name, at)
    return _report(contents, plan, write.entry.uid if plan.owners else "")


def _leave_out_erased(contents: _Contents) -> None:
    """Leave out whoever was erased: such a record is skipped, and says when, never who."""
    recognised = erasures.Recognised()
    if not recognised:
        return
    kept: list[Arrival] = []
    for one in contents.arrivals:
        details = [(found.kind, found.key) for found in one.details] if one.is_person else []
        signs = erasing.signs_of_record(
            details, one.draft.full_name, key=one.draft.key, digest=one.digest if one.is_person else ""
        )
        at = recognised.when(signs)
        if at is None:
            kept.append(one)
        else:
            contents.skipped.append((one.draft.record, ERASED, at.date().isoformat()))
    contents.arrivals = kept


def _contents(
    path: Path, name: str, format_name: str | None, progress: Progress | None, maps: Maps
) -> _Contents:
    try:
        return _read(path, format_name, progress, maps)
    except BadInputError as error:
        if "name" in error.values:
            raise BadInputError(error.message, **{**error.values, "name": name}) from error
        raise


def _read(path: Path, format_name: str | None, progress: Progress | None, maps: Maps) -> _Contents:
    country, mail = Seeker.objects.values_list("country", "email").first() or ("", "")
    drafts: list[ContactDraft] = []
    skipped: list[tuple[int, str, str]] = []
    with read_apart(path, format_name, maps=maps) as reading:
        records: Iterable[Record] = reading
        if reading.reader_name == MAIL:
            records = import_beside.settled_mail(reading, frozenset({rules.email_key(mail)}))
        for number, record in enumerate(records, 1):
            if isinstance(record, Skipped):
                skipped.append((record.record, record.reason, record.detail))
            else:
                drafts.append(record)
            if progress and number % _TELL_EVERY == 0:
                progress(number)
        if progress:
            progress(len(drafts) + len(skipped))
        found = (reading.reader_name, _digest(path), arrivals(drafts, country), skipped)
        return _Contents(*found, reading.own, reading.table)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _put(write: journal.Write, contents: _Contents, plan: Plan, name: str, at: datetime) -> None:
    batch = write.create(
        ImportBatch,
        format=contents.format[:30],
        file_name=name[:300],
        digest=contents.digest,
        at=at,
        read=len(contents.arrivals) + len(contents.skipped),
        added=plan.added - plan.merged - plan.to_review,
        updated=plan.updated,
        unchanged=plan.unchanged,
        merged=plan.merged,
        to_review=plan.to_review,
        skipped=contents.skipped,
    )
    journal.tell_about(write, batch)
    zone = Seeker.objects.values_list("time_zone", flat=True).first() or "UTC"
    Brought(write, batch, contents.format[:20], at, zone).put(plan)


def _report(contents: _Contents, plan: Plan, entry: str, gained: Sequence[Gain] = ()) -> ImportReport:
    return ImportReport(
        format=contents.format,
        read=len(contents.arrivals) + len(contents.skipped),
        added=plan.added - plan.merged - plan.to_review,
        updated=plan.updated,
        unchanged=plan.unchanged,
        merged=plan.merged,
        to_review=plan.to_review,
        skipped=contents.skipped,
        entry=entry,
        own=contents.own,
        table=contents.table,
        arrivals=contents.arrivals,
        gains=gained,
    )
