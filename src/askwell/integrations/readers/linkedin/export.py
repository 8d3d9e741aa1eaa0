"""Finding what tells of people in a LinkedIn export, by what a file says and not by what it is called."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from askwell.integrations.readers import Reason, Record, Told, files, text, zipped
from askwell.integrations.readers.linkedin import about_me, connections, imported, tables
from askwell.integrations.readers.linkedin.letters import Correspondent, Letters, named
from askwell.integrations.readers.linkedin.tables import Kind, Row
from askwell.integrations.readers.naming import spoken
from askwell.integrations.readers.profiles import link_and_key
from askwell.kernel.drafts import ContactDraft, DraftValue, OwnProfile, Skipped
from askwell.kernel.errors import N_, BadInputError

MESSAGES_BYTES = 150 * files.MEGABYTE
"""Letters of ten years are larger than any list of people; they are never held in memory."""

Parts = dict[Kind, list[Callable[[], Iterable[bytes]]]]
"""For each kind of table there is, how to go through the lines of each such file."""


def recognises(path: Path) -> bool:
    """Tell whether the file is a table of LinkedIn's that tells of people, or a ZIP file that holds one."""
    try:
        with _opened(path) as parts:
            return bool(parts)
    except BadInputError:
        return False


def read(path: Path) -> Iterator[Told]:
    """Give everybody in the export; raises BadInputError if there is nobody to be found."""
    with _opened(path) as parts:
        if not parts:
            raise BadInputError(
                N_(
                    "The file {name} has no list of connections. "
                    "Ask LinkedIn for the export that includes Connections."
                ),
                name=files.shown(path),
            )
        own = about_me.own_profile(_rows(parts, Kind.PROFILE), _rows(parts, Kind.POSITIONS))
        if own:
            yield own
        yield from _people(parts, own)


@contextmanager
def _opened(path: Path) -> Iterator[Parts]:
    start = files.head(path)
    if zipped.looks_zipped(start):
        with zipped.opened(path) as archive:
            yield _of_archive(archive)
        return
    kind = tables.kind_of(text.decode(start))
    limit = MESSAGES_BYTES if kind is Kind.MESSAGES else files.TEXT_BYTES
    yield {kind: [partial(files.lines, path, limit)]} if kind else {}


def _of_archive(archive: zipped.Archive) -> Parts:
    found: Parts = {}
    for entry in archive.entries:
        if kind := tables.kind_of(text.decode(archive.start(entry, files.HEAD_BYTES))):
            limit = MESSAGES_BYTES if kind is Kind.MESSAGES else files.TEXT_BYTES
            found.setdefault(kind, []).append(partial(archive.lines, entry, limit))
    return found


def _rows(parts: Parts, kind: Kind) -> Iterator[Row | None]:
    for lines in parts.get(kind, ()):
        yield from tables.rows(lines())


def _people(parts: Parts, own: OwnProfile | None) -> Iterator[Record]:
    record = 0
    if parts.keys() & {Kind.MESSAGES, Kind.INVITATIONS, Kind.NOTES}:
        letters = Letters(own.full_name if own else "")
        letters.add_invitations(_rows(parts, Kind.INVITATIONS))
        letters.add_messages(_rows(parts, Kind.MESSAGES))
        listed = list(_connections(parts))
        joined = _joined(listed, letters, _notes(parts))
    else:
        joined = _connections(parts)
    for one in joined:
        record = one.record
        yield one
    yield from imported.read(_rows(parts, Kind.IMPORTED), after=record)


def _connections(parts: Parts) -> Iterator[Record]:
    record = 0
    for lines in parts.get(Kind.CONNECTIONS, ()):
        for one in connections.read(text.decode(b"".join(lines())), after=record):
            record = one.record
            yield one


def _notes(parts: Parts) -> dict[str, str]:
    """Return the seeker's own notes by the key of the profile, or by the folded name."""
    found: dict[str, str] = {}
    for row in filter(None, _rows(parts, Kind.NOTES)):
        name = spoken(f"{row.get('connectionfirstname', '')} {row.get('connectionlastname', '')}").casefold()
        key = link_and_key(row.get("connectionprofileurl", ""))[1] or name
        if note := row.get("note", ""):
            found[key] = f"{found[key]}\n\n{note}" if key in found else note
    return found


def _joined(listed: list[Record], letters: Letters, notes: dict[str, str]) -> Iterator[Record]:
    """Give the connections with their letters and notes, then those the seeker only wrote to."""
    alone = Counter(_folded(one) for one in listed if isinstance(one, ContactDraft))
    people = letters.people(alone.keys())
    keyed = {one.party.key: one for one in people if one.party.key}
    called = dict(named(people))
    taken: set[int] = set()
    record = 0
    for one in listed:
        record = one.record
        if isinstance(one, ContactDraft):
            name = _folded(one)
            by_name = called.get(name) if alone[name] == 1 else None
            if by_name and one.key and by_name.party.key:
                by_name = None
            wrote = keyed.get(one.key) or by_name
            taken.add(id(wrote))
            note = notes.pop(one.key, "") or (notes.pop(name, "") if alone[name] == 1 else "")
            yield _with(one, wrote, note)
        else:
            yield one
    for other in people:
        if id(other) not in taken:
            record += 1
            yield _stranger(record, other)
    for reason, what in _left_out(letters):
        record += 1
        yield Skipped(record, reason, what)


def _left_out(letters: Letters) -> Iterator[tuple[Reason, str]]:
    for names in letters.lists:
        yield Reason.GROUP, names[:120]
    for reason, count in ((Reason.BROKEN, letters.broken), (Reason.HIDDEN, letters.hidden)):
        if count:
            yield reason, f"messages.csv: {count}"


def _with(one: ContactDraft, wrote: Correspondent | None, note: str) -> ContactDraft:
    if note:
        one = one._replace(note=note)
    if wrote is None:
        return one
    if not one.key and wrote.party.key:
        one = one._replace(key=wrote.party.key, links=(DraftValue(wrote.party.link, "LinkedIn"),))
    return one._replace(touches=tuple(wrote.touches))


def _stranger(record: int, other: Correspondent) -> Record:
    party = other.party
    if not other.was_written_to:
        return Skipped(record, Reason.ADVERT if other.advert else Reason.STRANGER, party.name[:120])
    links = (DraftValue(party.link, "LinkedIn"),) if party.link else ()
    return ContactDraft(record, party.name, links=links, key=party.key, touches=tuple(other.touches))


def _folded(one: Record) -> str:
    return spoken(one.full_name).casefold() if isinstance(one, ContactDraft) else ""
