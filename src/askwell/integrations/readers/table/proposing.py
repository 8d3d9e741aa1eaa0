"""What each column of a table seems to be: by its name, and where that says nothing by what stands in it."""

import re
from collections.abc import Sequence

from askwell.integrations.readers.vocabulary import code_of

_MAIL = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]{1,190}\.[^\s@<>]{2,30}")
_PHONE = re.compile(r"\+?[\d(][\d\s().\-/]{5,24}(?:(?:ext|x)\.? ?\d{1,6})?")
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:[ T].*)?")
_NAME = re.compile(r"[^\W\d_][^\d@]{1,60}")
_DIGITS = re.compile(r"\d")
_ENOUGH = 0.6
_ONCE = frozenset(
    """full_name given middle family prefix suffix nickname organization department title key city""".split()
)
_USEFUL = frozenset("full_name given family organization email phone".split())


def proposed(names: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return a field for each column: a code such as "phone:work", "" for what is only noted."""
    codes = [code_of(name) for name in names]
    for at, code in enumerate(codes):
        if not code:
            codes[at] = kind_of_values([row[at] for row in rows if len(row) > at])
    if not {"full_name", "given", "family", "organization"}.intersection(codes):
        _guess_name(codes, rows)
    seen: set[str] = set()
    for at, code in enumerate(codes):
        if code in _ONCE and code in seen:
            codes[at] = ""
        seen.add(code)
    return tuple(codes)


def lists_people(names: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a column is called as those of people are, or holds mail addresses or numbers."""
    if any(code_of(name).partition(":")[0] in _USEFUL for name in names):
        return True
    return any(
        kind_of_values([row[at] for row in rows if len(row) > at]) in ("email", "phone")
        for at in range(len(names))
    )


def looks_like_data(cells: Sequence[str]) -> bool:
    """Tell whether a row holds values and not the names of columns."""
    return any(kind_of_values([cell]) in ("email", "phone", "link") for cell in cells)


def kind_of_values(values: Sequence[str]) -> str:
    """Return "email", "phone" or "link" where most filled values are that, else ""."""
    filled = [value.strip() for value in values if value.strip()]
    if not filled:
        return ""
    for code, fits in (("email", _is_mail), ("link", _is_link), ("phone", _is_phone)):
        if sum(map(fits, filled)) >= _ENOUGH * len(filled):
            return code
    return ""


def _guess_name(codes: list[str], rows: Sequence[Sequence[str]]) -> None:
    """Take the first column of words for the name where no column is called so."""
    for at, code in enumerate(codes):
        values = [row[at].strip() for row in rows if len(row) > at and row[at].strip()]
        if not code and values and sum(bool(_NAME.fullmatch(one)) for one in values) > _ENOUGH * len(values):
            codes[at] = "full_name"
            return


def _is_mail(value: str) -> bool:
    return bool(_MAIL.fullmatch(value))


def _is_link(value: str) -> bool:
    return bool(_LINK.fullmatch(value))


def _is_phone(value: str) -> bool:
    digits = len(_DIGITS.findall(value))
    return 7 <= digits <= 15 and bool(_PHONE.fullmatch(value)) and not _DATE.fullmatch(value)
