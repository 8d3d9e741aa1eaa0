"""Phone numbers, mail addresses, links and postal addresses that stand in a text, each with its place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from askwell.kernel.drafts import DraftAddress

_MAIL = re.compile(r"[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,6}[A-Za-z]{2,24}")
_HIDDEN_MAIL = re.compile(
    r"([\w.+-]{1,64})\s?(?:\[at\]|\(at\)|\{at\}| at )\s?"
    r"([\w-]{1,63}(?:\s?(?:\.|\[dot\]|\(dot\)| dot )\s?[\w-]{1,63}){1,4})",
    re.IGNORECASE,
)
_DOT = re.compile(r"\s?(?:\[dot\]|\(dot\)| dot )\s?", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w@/.,-])(?:\+|00|\()?\d[\d ().\-/\u00a0\u2011\u2013]{5,24}\d(?![\w@])")
_DATE = re.compile(
    r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}\s?[-–/]\s?\d{4}"
    r"|\d{1,2}[.:]\d\d\s?[-–]\s?\d{1,2}[.:]\d\d"
)
_CALLED = re.compile(
    r"\b(?:tel|phone|ph|telefon|téléphone|fon|call|mobile?|mobil|handy|cell|m|t|p|fax|f)\b\.?:?\s*$",
    re.IGNORECASE,
)
_FAX = re.compile(r"\b(?:fax|telefax|télécopie)\b", re.IGNORECASE)
_MOBILE = re.compile(r"\b(?:mobile?|mobil|handy|cell|portable|móvil|cellulare)\b", re.IGNORECASE)
_LINK = re.compile(r"\b(?:https?://|www\.)[^\s<>\"')\]]{3,300}", re.IGNORECASE)
_POSTCODE = re.compile(
    r"\b(?:[A-Z]{1,2}-)?(\d{5}(?:-\d{4})?|\d{4}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b"
)
_STREET = re.compile(
    r"(?:straße|strasse|str\.|gasse|platz|weg|allee|\bstreet|\bst\b|\broad|\brd\b|\bavenue|\bave\b|\blane"
    r"|\bdrive"
    r"|\bboulevard|\bblvd|\bsquare|\brue\b|\bvia\b|\bcalle\b|\bplaza\b|\brua\b|\bul\.|\bulica\b|katu\b|gatan\b)",
    re.IGNORECASE,
)  # fmt: skip
_AROUND = 60


class Find(NamedTuple):
    """A value in a text: "email", "phone" or "link", the value, its label, and where it begins and ends."""

    kind: str
    value: str
    label: str
    start: int
    end: int


def finds(text: str) -> list[Find]:
    """Return what is found in a text, in its order."""
    found = [*_mails(text), *_links(text)]
    taken = [(one.start, one.end) for one in found]
    for one in _phones(text):
        if not any(start < one.end and one.start < end for start, end in taken):
            found.append(one)  # noqa: PERF401 -- as one expression it has two loops
    return sorted(found, key=lambda one: one.start)


def around(text: str, one: Find) -> str:
    """Return the words that stand round a value, on one line."""
    begin, end = max(0, one.start - _AROUND), one.end + _AROUND
    words = " ".join(text[begin:end].split())
    return f"{'… ' if begin else ''}{words}{' …' if end < len(text) else ''}"


def addresses(lines: list[str]) -> Iterator[tuple[DraftAddress, int]]:
    """Give postal addresses and the line each begins in: street and number, then a town with its code."""
    for at, line in enumerate(lines):
        if len(line) < 200 and _STREET.search(line) and any(mark.isdigit() for mark in line):
            yield _address(line, lines[at + 1] if at + 1 < len(lines) else ""), at


def _address(line: str, after: str) -> DraftAddress:
    street, _, rest = line.partition(",")
    if not any(mark.isdigit() for mark in street) and rest:
        more, _, rest = rest.partition(",")
        street = f"{street},{more}"
    place = rest.strip() or (after.strip() if _POSTCODE.search(after) and len(after) < 120 else "")
    code = _POSTCODE.search(place)
    town = (place[: code.start()] + place[code.end() :]).strip(" ,") if code else place
    parts = [part.strip() for part in town.split(",") if part.strip()]
    return DraftAddress(
        street.strip(), parts[0] if parts else "", ", ".join(parts[1:]), code[1] if code else ""
    )


def _mails(text: str) -> Iterator[Find]:
    for found in _MAIL.finditer(text):
        yield Find("email", found[0].strip("."), "", found.start(), found.end())
    for found in _HIDDEN_MAIL.finditer(text):
        host = _DOT.sub(".", found[2]).replace(" ", "")
        if "." in host and ("[" in found[0] or "(" in found[0] or " dot " in found[0].lower()):
            yield Find("email", f"{found[1]}@{host}", "", found.start(), found.end())


def _links(text: str) -> Iterator[Find]:
    for found in _LINK.finditer(text):
        yield Find("link", found[0].rstrip(".,;:!?"), "", found.start(), found.end())


def _phones(text: str) -> Iterator[Find]:
    for found in _PHONE.finditer(text):
        value = " ".join(found[0].split())
        before = text[max(0, found.start() - 16) : found.start()].rpartition("\n")[2]
        digits = sum(mark.isdigit() for mark in value)
        if not 7 <= digits <= 15 or _DATE.search(value):
            continue
        if value[0] in "+0(" or _CALLED.search(before) or value.count("-") == 2 or value.count(".") == 2:
            label = "fax" if _FAX.search(before) else "mobile" if _MOBILE.search(before) else ""
            yield Find("phone", value, label, found.start(), found.end())
