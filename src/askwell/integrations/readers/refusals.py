"""What to say about a file that no reader knows: what it seems to be, and what to bring instead."""

import re
from pathlib import Path

from askwell.integrations.readers import files, text, zipped
from askwell.kernel.errors import N_, BadInputError

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_HTML = re.compile(rb"<(!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_OFFICE = ("xl/", "word/", "ppt/", "content.xml")

_PDF = N_(
    "{name} is a PDF. Askwell reads exports of LinkedIn, Facebook and Monica, vCard and LDIF files, "
    "tables (CSV or Excel), mails, and web pages."
)
_PICTURE = N_(
    "{name} is a picture. Askwell reads exports of LinkedIn, Facebook and Monica, vCard and LDIF files, "
    "tables (CSV or Excel), mails, and web pages."
)
_DOCUMENT = N_(
    "{name} is an office document. If it lists people, save it as CSV, or copy the list and paste it."
)
_WEB_PAGE = N_(
    "{name} is a web page that names nobody Askwell could recognise. Copy the part with the names."
)
_CALENDAR = N_("{name} is a calendar. Askwell reads people from vCard files and exports.")
_NESTED = N_("The ZIP file {name} holds another ZIP file. Unpack it and choose the one inside.")
_ZIP = N_(
    "The ZIP file {name} holds no list of connections. "
    "Ask LinkedIn for the export that includes Connections, or choose a vCard file."
)
_TABLE = N_(
    "{name} is a table, but no column of it seems to hold names, mail addresses or phone numbers. "
    "Give its columns names in the first line."
)
_TEXT = N_(
    "{name} is a text without a mail address or phone number. "
    "Askwell reads exports of LinkedIn, Facebook and Monica, vCard and LDIF files, "
    "tables (CSV or Excel), mails, and web pages."
)
_UNKNOWN = N_(
    "{name} is of a kind that Askwell does not know. "
    "It reads exports of LinkedIn, Facebook and Monica, vCard and LDIF files, "
    "tables (CSV or Excel), mails, and web pages."
)


def refusal(path: Path) -> BadInputError:
    """Return the error that says what the file is; a broken or harmful ZIP file says so itself."""
    try:
        return BadInputError(_template(path, files.head(path)), name=files.shown(path))
    except BadInputError as error:
        return error


def _template(path: Path, start: bytes) -> str:
    if zipped.looks_zipped(start):
        return _of_zip(path)
    if start.startswith(b"%PDF"):
        return _PDF
    if start.startswith(_PICTURES) or start[4:12] in (b"ftypheic", b"ftypavif") or start[8:12] == b"WEBP":
        return _PICTURE
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        return _DOCUMENT
    return _of_text(text.as_utf8(start))


def _of_zip(path: Path) -> str:
    with zipped.opened(path) as archive:
        if any(entry.filename.startswith(_OFFICE) for entry in archive.entries):
            return _DOCUMENT
        # Reading as far as a reader looks tells a damaged entry from one that is merely something else.
        starts = [archive.start(entry, files.HEAD_BYTES) for entry in archive.entries]
        if any(map(zipped.looks_zipped, starts)):
            return _NESTED
    return _ZIP


def _of_text(start: bytes) -> str:
    if (
        start.count(0)
        or sum(byte < ord(" ") and byte not in b"\t\n\r\f" for byte in start[:4096]) > len(start) // 20
    ):
        return _UNKNOWN
    if _HTML.search(start[:2048]):
        return _WEB_PAGE
    if b"BEGIN:VCALENDAR" in start.upper():
        return _CALENDAR
    first = start.lstrip().partition(b"\n")[0]
    return _TABLE if max(first.count(mark) for mark in (b",", b";", b"\t")) > 1 else _TEXT
