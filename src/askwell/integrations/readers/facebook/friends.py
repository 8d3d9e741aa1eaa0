"""Lists of friends: only a name and a date each, in every shape the export has had."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from askwell.integrations.readers import Reason, Record, files, jsonfile, zipped
from askwell.integrations.readers.naming import spoken
from askwell.kernel.drafts import ContactDraft, DraftValue, Skipped
from askwell.kernel.errors import N_, BadInputError

_FRIENDS = ("friends_v2", "friends")
_BOOKS = ("address_book_v2", "address_book")
_ASKED = ("received_requests_v2", "sent_requests_v2")
_KEYS = (*_FRIENDS, *_BOOKS, *_ASKED)
_SINCE = "Friends since"
_LATEST = 4_102_444_800


def recognises(path: Path) -> bool:
    """Tell whether the file is such a list, or a ZIP file that holds one."""
    if jsonfile.begins(path, *_KEYS):
        return True
    try:
        return zipped.looks_zipped(files.head(path, 4)) and bool(_lists_in(path, only_look=True))
    except BadInputError:
        return False


def read(path: Path) -> Iterator[Record]:
    """Give everybody in the lists; raises BadInputError where there is none."""
    zipped_up = zipped.looks_zipped(files.head(path, 4))
    contents = _lists_in(path) if zipped_up else [files.content(path)]
    record = 0
    found = False
    for content in contents:
        said = jsonfile.parsed(content, path)
        for kind, one in _people(said):
            found = True
            record += 1
            yield _record(record, kind, one)
    if not found:
        raise BadInputError(N_("The file {name} holds no list of friends."), name=files.shown(path))


def _lists_in(path: Path, *, only_look: bool = False) -> list[bytes]:
    with zipped.opened(path) as archive:
        found = []
        for entry in archive.entries:
            if entry.filename.lower().endswith(".json"):
                start = archive.start(entry, 512).lstrip()
                if start[:1] == b"{" and any(f'"{key}"'.encode() in start for key in _KEYS):
                    found.append(start if only_look else archive.unpack(entry, files.TEXT_BYTES))
        return found


def _people(said: Any) -> Iterator[tuple[str, Any]]:
    if not isinstance(said, dict):
        return
    for key in _KEYS:
        listed = said.get(key)
        if isinstance(listed, dict):
            listed = listed.get("address_book", listed.get("friends", []))
        if isinstance(listed, list):
            yield from ((key, one) for one in listed)


def _record(record: int, kind: str, one: Any) -> Record:
    if not isinstance(one, dict):
        return Skipped(record, Reason.BROKEN, repaired(jsonfile.words(one))[:120])
    name = spoken(repaired(jsonfile.words(one.get("name"))))
    details = _details(one.get("details"))
    if not name:
        return Skipped(record, Reason.NAMELESS, next(iter(details), ""))
    day = _day(one.get("timestamp", one.get("created_timestamp")))
    noted = {(_SINCE if kind in _FRIENDS else kind): day} if day else {}
    return ContactDraft(
        record,
        name,
        phones=tuple(DraftValue(value) for value in details if "@" not in value),
        emails=tuple(DraftValue(value) for value in details if "@" in value),
        noted=noted,
    )


def _details(listed: Any) -> list[str]:
    found = (jsonfile.words(one.get("contact_point")) for one in jsonfile.objects(listed))
    return list(dict.fromkeys(filter(None, found)))


def repaired(written: str) -> str:
    r"""Return a text whose UTF-8 bytes were written as one sign each (“KovaÄ\x8d”) as it was meant."""
    try:
        return written.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return written


def _day(seconds: Any) -> str:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 < seconds < _LATEST:
        return ""
    return datetime.fromtimestamp(seconds, tz=UTC).date().isoformat()
