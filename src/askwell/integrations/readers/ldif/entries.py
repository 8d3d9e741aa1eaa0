"""Entries of an LDIF file: folded lines, base64 values, comments, and groups that are no people."""

import base64
import binascii
import re
from collections.abc import Iterator
from pathlib import Path

from askwell.integrations.readers import Reason, Record, files, text
from askwell.integrations.readers.columns import LEFT_OUT, Column, column, record_of
from askwell.kernel.drafts import Skipped
from askwell.kernel.errors import N_, BadInputError

_CODES = {
    "cn": "full_name",
    "commonname": "full_name",
    "displayname": "full_name",
    "givenname": "given",
    "gn": "given",
    "sn": "family",
    "surname": "family",
    "mozillanickname": "nickname",
    "xmozillanickname": "nickname",
    "mail": "email",
    "mozillasecondemail": "email",
    "xmozillasecondemail": "email",
    "telephonenumber": "phone:work",
    "homephone": "phone:home",
    "fax": "phone:fax",
    "facsimiletelephonenumber": "phone:fax",
    "pager": "phone:pager",
    "mobile": "phone:mobile",
    "cellphone": "phone:mobile",
    "mozillahomestreet": "street:home",
    "mozillahomestreet2": "street:home",
    "mozillahomelocalityname": "city:home",
    "mozillahomestate": "region:home",
    "mozillahomepostalcode": "postal_code:home",
    "mozillahomecountryname": "country:home",
    "street": "street:work",
    "streetaddress": "street:work",
    "postaladdress": "street:work",
    "mozillaworkstreet2": "street:work",
    "l": "city:work",
    "locality": "city:work",
    "st": "region:work",
    "region": "region:work",
    "postalcode": "postal_code:work",
    "c": "country:work",
    "countryname": "country:work",
    "co": "country:work",
    "title": "title",
    "ou": "department",
    "department": "department",
    "o": "organization",
    "company": "organization",
    "mozillaworkurl": "link:work",
    "workurl": "link:work",
    "mozillahomeurl": "link:home",
    "homeurl": "link:home",
    "labeleduri": "link",
    "description": "note",
    "dn": LEFT_OUT,
    "version": LEFT_OUT,
    "objectclass": LEFT_OUT,
    "modifytimestamp": LEFT_OUT,
    "mozillausehtmlmail": LEFT_OUT,
    "jpegphoto": LEFT_OUT,
    "userpassword": LEFT_OUT,
    "usercertificate": LEFT_OUT,
    "usersmimecertificate": LEFT_OUT,
    "entryuuid": "key",
}
_DN = re.compile(rb"(?:\A|\n)dn::? ?[^\n]*\n(?:[ #][^\n]*\n)*[A-Za-z][\w;-]*:", re.IGNORECASE)
_LINE = re.compile(r"([A-Za-z][A-Za-z0-9-]*)((?:;[A-Za-z0-9-]+)*)(::|:<|:) *(.*)", re.DOTALL)
_GROUPS = frozenset({"groupofnames", "groupofuniquenames", "posixgroup", "mozillamailinglist"})
_THINGS = frozenset({"organizationalunit", "dcobject", "domain", "device", "applicationprocess"})
_SHOWN = 120


def recognises(path: Path) -> bool:
    """Tell whether an entry begins within the first bytes of the file."""
    try:
        return bool(_DN.search(text.as_utf8(files.head(path)).replace(b"\r", b"")))
    except BadInputError:
        return False


def read(path: Path) -> Iterator[Record]:
    """Give every entry; raises BadInputError if there is none."""
    content = text.clean(text.decode(files.content(path)))
    found = False
    record = 0
    for lines in _entries(content):
        values = [one for one in map(_value, lines) if one]
        if not values or {name for name, _ in values} <= {"version"}:
            continue
        found = True
        record += 1
        yield _record(record, values)
    if not found:
        raise BadInputError(N_("The file {name} holds no entry of an address book."), name=files.shown(path))


def _record(record: int, values: list[tuple[str, str]]) -> Record:
    kinds = {value.strip().lower() for name, value in values if name == "objectclass"}
    shown = next((value for name, value in values if name in ("cn", "dn", "ou")), "")[:_SHOWN]
    if kinds & _GROUPS:
        return Skipped(record, Reason.GROUP, shown)
    if kinds & _THINGS:
        return Skipped(record, Reason.NOT_A_PERSON, shown)
    if not any(name == "dn" for name, _ in values):
        return Skipped(record, Reason.OUTSIDE, shown)
    return record_of(record, ((_column(name), value) for name, value in values), source="ldif")


def _column(name: str) -> Column:
    return column(name, _CODES.get(name, ""))


def _entries(content: str) -> Iterator[list[str]]:
    """Give the logical lines of each entry; an empty line parts entries."""
    entry: list[list[str]] = []
    for line in [*content.split("\n"), ""]:
        if line.startswith("#"):
            continue
        if line.startswith(" ") and entry:
            entry[-1].append(line[1:])
        elif line.strip():
            entry.append([line])
        elif entry:
            yield ["".join(pieces) for pieces in entry]
            entry = []


def _value(line: str) -> tuple[str, str] | None:
    found = _LINE.fullmatch(line)
    if not found:
        return None
    name, value = found[1].lower(), found[4]
    if found[3] == ":<":
        return name, ""  # A value that stands in another file: nothing is fetched or opened.
    if found[3] == "::":
        try:
            value = text.plain(base64.b64decode(value.replace(" ", "")))
        except (binascii.Error, ValueError):
            value = ""
    if name == "postaladdress":
        value = value.replace("$", "\n")
    return name, text.clean(value)
