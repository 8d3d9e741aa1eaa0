"""Damaged files by the thousand, the same ones every time: seeds of every format, and how they are spoilt."""

import json
import random
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl

from tests.integrations import inside
from tests.integrations.readers import test_pages_and_mails as pages
from tests.integrations.readers import test_tables as tables
from tests.integrations.readers.files_of import CARD, OLD_CARD, PREAMBLE, ROW, connections
from tests.integrations.readers.test_linkedin_export import INVITATIONS, NOW, POSITIONS, PROFILE
from tests.shared import SHARED

SEED = 20_261_126
_LARGEST_SEED = 6_000
_INSIDE = 0.7
"""Of files with a form: what is broken outside hides from the reader what is inside."""
JUNK = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b'""', b"=\n", b"=", b"\\", b":", b";", b",", b"\r", b"\n ",
    b"\n\n", b"BEGIN:VCARD\n", b"END:VCARD\n", b"AGENT:\n", b";CHARSET=utf-7", b";ENCODING=BASE64:",
    b";QUOTED-PRINTABLE:=", b"\xed\xa0\x80", b"\x1b$B", b"%", b"/in/%ff%", b"PK\x05\x06", b"x" * 5_000,
    b"(" * 300, b"\xf0\x9f\x8c\xbb", b"<div>" * 200, b"[" * 500, b"{", b"}", b"null", b"1e999", b"<![CDATA[",
    b"=?utf-8?B?//", b"@", b"+1 250 555 " * 40, b"&#x110000;", b"itemref='a'", b"dn:: ", b"<a@b.c>," * 50,
)  # fmt: skip


def _corpus(*patterns: str) -> list[bytes]:
    folder = SHARED / "corpora"
    found = [path for pattern in patterns for path in sorted(folder.glob(pattern))]
    return [content for path in found if len(content := path.read_bytes()) < _LARGEST_SEED]


def _vcard() -> list[bytes]:
    made = [CARD.encode(), OLD_CARD.encode(), (CARD + OLD_CARD).encode(), CARD.encode("utf-16")]
    return made + _corpus("vcard/*.vcf")


def _linkedin() -> list[bytes]:
    rows = [
        ROW,
        ",,,,,,07 Jun 2026",
        'Bo,"Li, Ph.D.",linkedin.com/in/zo%C3%AB?x=1,,"A\nB",C,1/29/26, 2:37 PM',
        ROW,
    ]
    table = connections(*rows, preamble=PREAMBLE)
    messages = NOW + message("2026-02-01 08:00:00 UTC") * 3
    return [
        table, connections(*rows), table.decode().encode("utf-16"), table.replace(b",", b";"),
        messages.encode(),
        (INVITATIONS + "A B,C D,x,y,OUTGOING,/in/a,/in/b\n").encode(),
    ]  # fmt: skip


def message(at: str) -> str:
    """Return a row of messages.csv."""
    return (
        f'c1,,Robin Ames,linkedin.com/in/r,Ada Nordwind,/in/ada-nordwind-1a2,{at},,"hello\nthere",INBOX,,No\n'
    )


def _linkedin_zip() -> list[bytes]:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr("Profile.csv", PROFILE)
        archive.writestr("Positions.csv", POSITIONS)
        archive.writestr("messages.csv", NOW + message("2026-02-01 08:00:00 UTC") * 3)
        archive.writestr("a/Connections.csv", connections(*[ROW] * 9))
    return [made.getvalue()]


def _workbook() -> list[bytes]:
    book = openpyxl.Workbook()
    for row in (["Name", "Mobile", "E-mail"], ["Ada Nordwind", 12505550100, "ada@x.example"]):
        book.active.append(row)
    made = BytesIO()
    book.save(made)
    return [made.getvalue()]


def _tables() -> list[bytes]:
    texts = ("Who;Reach\nAda;ada@x.example\n", "Name,Phone,Town\nAda,+1 250 555 0100,Nelson\n")
    return [text.encode() for text in texts] + _corpus("csv/*no_header*", "csv/atomic*")


def _outlook() -> list[bytes]:
    known = (tables.WEB, tables.GERMAN, tables.FRENCH, tables.SPANISH, tables.ITALIAN, tables.PORTUGUESE)
    return [
        *(one.encode(page) for one in known for page in ("utf-8", "cp1252")),
        tables.POLISH.encode("cp1250"),
    ]


def _pages() -> list[bytes]:
    script = f'<script type="application/ld+json">{json.dumps(pages.THING)}</script>'
    made = [pages.MICRODATA.encode(), pages.PROSE.encode(), f"<html><head>{script}</head></html>".encode()]
    return made + _corpus("web/*.html", "web/schemaorg/*.html")


def _ldif() -> list[bytes]:
    return [b"dn: cn=Ada\nobjectclass: person\ncn: Ada\nmail: ada@x.example\n", *_corpus("ldif/*.ldif")]


def _google() -> list[bytes]:
    header = (
        b"Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Value\n"
    )
    return [
        header + b'Ada,Ada,,* myContacts ::: x,* Work,a@x.example ::: b@x.example,"1\n2"\n',
        *_corpus("csv/*gmail*"),
    ]


def _thunderbird() -> list[bytes]:
    return [
        b"First Name,Last Name,Display Name,Primary Email,\nAda,N,Ada N,a@x.example,\n",
        *_corpus("csv/releases*"),
    ]


def _facebook() -> list[bytes]:
    said = {"friends_v2": [{"name": "Kova\u00c4\u008d", "timestamp": 1_600_000_000}, {"name": "Ada"}]}
    return [json.dumps(said).encode(), *_corpus("facebook/*.json")]


def _monica() -> list[bytes]:
    return [json.dumps(pages.MONICA_ACCOUNT).encode()]


def _mail() -> list[bytes]:
    return [pages.LETTER.encode(), *_corpus("eml/*.eml")]


def _text() -> list[bytes]:
    listed = b"Ada Nordwind <ada@x.example>; Bo Li <bo@x.example>\n\n- Cy Rao, +1 250 555 0101\n"
    listed += b"- Dee Fox: d@x.example\n"
    return [
        listed,
        "Dr. Mary Osei\nTel.: +49 30 5550100\nSeestraße 1, 10115 Berlin\nwww.nordwind.example\n".encode(),
    ]


FORMATS: Mapping[str, tuple[str, Callable[[], list[bytes]]]] = {
    "vcard": ("vcard", _vcard),
    "linkedin": ("linkedin", _linkedin),
    "linkedin zip": ("linkedin", _linkedin_zip),
    "google": ("google", _google),
    "outlook": ("outlook", _outlook),
    "thunderbird": ("thunderbird", _thunderbird),
    "ldif": ("ldif", _ldif),
    "facebook": ("facebook", _facebook),
    "monica": ("monica", _monica),
    "web page": ("webpage", _pages),
    "mail": ("mail", _mail),
    "table": ("table", _tables),
    "workbook": ("table", _workbook),
    "text": ("text", _text),
}
"""For each format the name of its reader, and small files to begin with."""


@cache
def seeds(name: str) -> list[bytes]:
    """Return the files that a format's mutants are made of."""
    return FORMATS[name][1]()


def mutated(name: str, count: int, *, first: int = 0) -> Iterator[bytes]:
    """Give damaged copies of a format's seeds, the same ones every time for the same numbers."""
    known = seeds(name)
    for number in range(first, first + count):
        chance = random.Random(f"{SEED} {name} {number}")
        content = bytearray(chance.choice(known))
        if chance.random() < _INSIDE and (made := _damaged_inside(chance, bytes(content))) is not None:
            yield made
            continue
        for _ in range(chance.randint(1, 6)):
            _damage(chance, content, known)
        yield bytes(content)


def _damaged_inside(chance: random.Random, content: bytes) -> bytes | None:
    """Return a whole file with something damaged in it; None for a file without such a form."""
    if not content.startswith(b"PK"):
        return inside.spoilt(chance, content)
    made = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(made, "w") as new:
        chosen = chance.choice(old.namelist())
        for name in old.namelist():
            entry = old.read(name)
            new.writestr(name, _damaged_entry(chance, entry) if name == chosen else entry)
    return made.getvalue()


def _damaged_entry(chance: random.Random, content: bytes) -> bytes:
    if chance.random() < _INSIDE and (whole := inside.spoilt(chance, content)) is not None:
        return whole
    made = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        _damage(chance, made, [content])
    return bytes(made)


def _damage(chance: random.Random, content: bytearray, known: list[bytes]) -> None:
    at = chance.randint(0, len(content))
    length = chance.choice((1, 1, 2, 8, 64, 512))
    kind = chance.randrange(6)
    if kind == 0:
        content[at:at] = chance.choice(JUNK)
    elif kind == 1:
        del content[at : at + length]
    elif kind == 2:
        content[at : at + length] = chance.randbytes(length)
    elif kind == 3:
        content[at:at] = content[at : at + length] * chance.choice((1, 2, 30))
    elif kind == 4:
        del content[at:]
    else:
        content[at:at] = chance.choice(known)[at : at + length]


def written(folder: Path, content: bytes) -> Path:
    """Write a mutant and return its path; the same file each time."""
    file = folder / "damaged"
    file.write_bytes(content)
    return file
