"""Finding the connections in a LinkedIn export, by what a file says and not by what it is called."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from zipfile import ZipInfo

from askwell.integrations.readers import Record, files, text
from askwell.integrations.readers.linkedin import connections
from askwell.kernel.errors import N_, BadInputError


def recognises(path: Path) -> bool:
    """Tell whether the file is a Connections.csv, or a ZIP file that holds one."""
    try:
        start = files.head(path)
        if not _zipped(start):
            return connections.has_header(text.decode(start))
        return bool(_from_zip(path, only_look=True))
    except BadInputError:
        return False


def read(path: Path) -> Iterator[Record]:
    """Give every connection of the export; raises BadInputError if there are none to be found."""
    start = files.head(path)
    contents = _from_zip(path) if _zipped(start) else [files.content(path)]
    found = False
    record = 0
    for content in contents:
        for record_or_reason in connections.read(text.decode(content), after=record):
            found = True
            record = record_or_reason.record
            yield record_or_reason
    if not found and not (contents and connections.has_header(text.decode(contents[0]))):
        raise BadInputError(
            N_(
                "The file {name} has no list of connections. "
                "Ask LinkedIn for the export that includes Connections."
            ),
            name=files.shown(path),
        )


def _zipped(start: bytes) -> bool:
    return start.startswith(b"PK")


def _from_zip(path: Path, *, only_look: bool = False) -> list[bytes]:
    """Return the unpacked lists of connections in a ZIP file (with `only_look`, just their beginnings)."""
    from askwell.integrations.readers import zipped  # noqa: PLC0415 -- slow import

    with zipped.opened(path) as archive:
        for entries in _likely_first(archive.entries):
            starts = [(entry, archive.start(entry, files.HEAD_BYTES)) for entry in entries]
            lists = [(entry, start) for entry, start in starts if connections.has_header(text.decode(start))]
            if lists:
                return [
                    start if only_look else archive.unpack(entry, files.TEXT_BYTES) for entry, start in lists
                ]
    return []


def _likely_first(entries: list[ZipInfo]) -> tuple[list[ZipInfo], list[ZipInfo]]:
    """Part entries by whether they are called Connections.csv, in any spelling and folder."""
    named = [entry for entry in entries if _bare_name(entry) == "connections.csv"]
    return named, [entry for entry in entries if entry not in named]


def _bare_name(entry: ZipInfo) -> str:
    return PurePosixPath(entry.filename).name.casefold().replace(" ", "").replace("_", "")
