"""The columns of Google's CSV: as many numbered groups as its richest contact needs."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from askwell.integrations.readers import Reason, Record, tables
from askwell.integrations.readers.columns import LEFT_OUT, Column, record_of
from askwell.integrations.readers.spreadsheet import Layout
from askwell.kernel.drafts import Skipped

_GROUP = re.compile(
    r"(E-mail|Phone|Address|Website|Organization|Relation|Event|Custom Field|IM|Custom) (\d+) - (.+)"
)
_SINGLE = {
    "Name": "full_name",
    "File As": "",
    "Given Name": "given",
    "First Name": "given",
    "Additional Name": "middle",
    "Middle Name": "middle",
    "Family Name": "family",
    "Last Name": "family",
    "Name Prefix": "prefix",
    "Name Suffix": "suffix",
    "Nickname": "nickname",
    "Organization Name": "organization",
    "Organization Title": "title",
    "Organization Department": "department",
    "Notes": "note",
    "Gender": LEFT_OUT,
    "Photo": LEFT_OUT,
    "Language": LEFT_OUT,
    "Priority": LEFT_OUT,
    "Sensitivity": LEFT_OUT,
}
_VALUES = {"E-mail": "email", "Phone": "phone", "Website": "link"}
_OF_PLACE = {
    "Street": "street",
    "City": "city",
    "PO Box": "po_box",
    "Region": "region",
    "Postal Code": "postal_code",
    "Country": "country",
    "Extended Address": "street",
}
_OF_WORK = {"Name": "organization", "Title": "title", "Department": "department"}
_APART = " ::: "
_LABELS = ("Type", "Label")
_MARKERS = frozenset({"Group Membership", "Labels", "File As", "Yomi Name", "Phonetic First Name"})


def _fits(names: list[str]) -> bool:
    found = set(names)
    named = bool(found & {"Given Name", "First Name", "Name"})
    return named and (any(map(_GROUP.fullmatch, names)) or len(found & _MARKERS) > 1)


LAYOUT = Layout(_fits, lambda names: [Column(name) for name in names])


def read(path: Path) -> Iterator[Record]:
    """Give every contact; raises BadInputError where the file has no such columns."""
    names, rows = LAYOUT.opened(path)
    groups = [_group(name) for name in names]
    for record, (cells, line) in enumerate(rows, 1):
        if cells is None or any(cell.strip() for cell in cells[len(names) :]):
            yield Skipped(record, Reason.BROKEN, line.strip()[: tables.SHOWN])
        else:
            yield record_of(record, _cells(names, groups, cells))


def _group(name: str) -> tuple[str, str, str] | None:
    found = _GROUP.fullmatch(name)
    return (found[1], found[2], found[3]) if found else None


def _cells(
    names: list[str], groups: list[tuple[str, str, str] | None], cells: list[str]
) -> Iterable[tuple[Column, str]]:
    filled = {
        group[:2] for group, cell in zip(groups, cells, strict=False) if group and _has_place(group, cell)
    }
    labels = {
        group[:2]: cell.strip().removeprefix("* ")
        for group, cell in zip(groups, cells, strict=False)
        if group and group[2] in _LABELS
    }
    for name, group, cell in zip(names, groups, cells, strict=False):
        if not cell.strip() or (group and group[2] in _LABELS):
            continue
        if not group:
            yield Column(name, _SINGLE.get(name, "")), _single(name, cell)
        elif group[2] == "Formatted" and group[0] == "Address":
            if group[:2] not in filled:
                yield Column(name, "street", labels.get(group[:2], "")), cell
        else:
            yield from _grouped(group, labels.get(group[:2], ""), name, cell)


def _has_place(group: tuple[str, str, str], cell: str) -> bool:
    return group[0] == "Address" and group[2] in _OF_PLACE and bool(cell.strip())


def _single(name: str, cell: str) -> str:
    if name in ("Group Membership", "Labels"):
        return ", ".join(part.strip().removeprefix("* ") for part in cell.split(_APART.strip()))
    # A birthday whose year is not known begins with a blank: " --12-24".
    return cell


def _grouped(group: tuple[str, str, str], label: str, name: str, cell: str) -> Iterable[tuple[Column, str]]:
    kind, number, part = group
    if kind in _VALUES and part == "Value":
        for one in cell.split(_APART):
            yield Column(name, _VALUES[kind], label), one
    elif kind == "Address" and part in _OF_PLACE:
        yield Column(name, _OF_PLACE[part], label or number), cell
    elif kind == "Organization" and number == "1" and part in _OF_WORK:
        yield Column(name, _OF_WORK[part]), cell
    elif kind in ("Relation", "Event", "Custom Field", "IM", "Custom") and part == "Value":
        yield Column(label or name), cell
    else:
        yield Column(name), cell
