"""Small invented files in every form the readers must take, for the tests beside this file."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
OLD_HEADER = "First Name,Last Name,Email Address,Company,Position,Connected On"
PREAMBLE = 'Notes:\n"You may notice that ""some"" addresses, or more, are missing: https://x.example/a"\n\n'
ROW = (
    "Ada,Nordwind,https://www.linkedin.com/in/ada-nordwind-1a2,"
    "ada@nordwind.example,Nordwind,Engineer,08 Feb 2026"
)

CARD = """\
BEGIN:VCARD
VERSION:3.0
N:Nordwind;Ada;;;
FN:Ada Nordwind
ORG:Nordwind;Boats
TITLE:Engineer
TEL;TYPE=WORK,VOICE:+49 30 555 0100
EMAIL;TYPE=INTERNET:ada@nordwind.example
UID:ada-1
END:VCARD
""".replace("\n", "\r\n")
OLD_CARD = """\
BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:S=C3=B8r=
=C3=A5s;Ole
TEL;WORK;FAX:12345
PHOTO;ENCODING=BASE64;JPEG:
 R0lGODlhAQABAIAAAAAAAP
 ///yH5BAEAAAAA

NOTE;QUOTED-PRINTABLE:one=0D=0Atwo
END:VCARD
"""


def connections(*rows: str, header: str = HEADER, preamble: str = "") -> bytes:
    """Return a Connections.csv without a last newline, as LinkedIn writes it."""
    return (preamble + "\n".join((header, *rows))).encode()


def write(path: Path, content: bytes | str) -> Path:
    """Write a file and return its path."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def write_zip(path: Path, entries: Mapping[str, bytes]) -> Path:
    """Write a ZIP file of names and contents and return its path."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path
