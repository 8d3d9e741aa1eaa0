"""People in a text: one for each line of a list, or one for each paragraph with a number or address."""

import re
from collections.abc import Iterator
from pathlib import Path

from askwell.integrations.readers import Reason, Record, files, text
from askwell.integrations.readers.naming import spoken
from askwell.integrations.readers.pasted import finds, signature
from askwell.integrations.readers.spreadsheet import is_binary
from askwell.kernel.drafts import ContactDraft, DraftValue, Skipped
from askwell.kernel.errors import N_, BadInputError

TEXT_BYTES = 2 * files.MEGABYTE
MOST_PEOPLE = 5_000
_HTML = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_CALENDAR = re.compile(r"^BEGIN:V", re.MULTILINE)
_NAMED = re.compile(r"\s*\"?([^<>@\"\n,;]{0,80}?)\"?\s*<([^<>@\s]{1,64}@[^<>@\s]{1,190})>\s*")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_BULLET = re.compile(r"^\s*(?:[-*•·]|\d{1,3}[.)])\s+")


def recognises(path: Path) -> bool:
    """Tell whether a text begins that names a mail address, a phone number or a postal address."""
    try:
        start = files.head(path)
    except BadInputError:
        return False
    if is_binary(start):
        return False
    words = text.decode(start)
    return (
        not text.is_code(words)
        and not _HTML.search(words)
        and not _CALENDAR.search(words)
        and bool(finds.finds(words))
    )


def read(path: Path) -> Iterator[Record]:
    """Give everybody the text names; raises BadInputError where it is too long to be a list."""
    words = text.clean(text.decode(files.content(path, TEXT_BYTES)))
    record = 0
    for record, one in enumerate(_people(words), 1):
        if record > MOST_PEOPLE:
            return
        yield one._replace(record=record)
    if not record:
        raise BadInputError(
            N_("In {name} stands no mail address, no phone number and no postal address."),
            name=files.shown(path),
        )


def _people(words: str) -> Iterator[Record]:
    for paragraph in _PARAGRAPH.split(words):
        lines = [_BULLET.sub("", line) for line in paragraph.split("\n") if line.strip()]
        named = [found for line in lines for found in _in_angles(line)]
        if len(named) > 1:
            yield from named
        elif _is_list(lines):
            yield from (_one([line]) for line in lines)
        elif any(finds.finds(line) for line in lines) or any(finds.addresses(lines)):
            yield _one(lines)


def _in_angles(line: str) -> list[ContactDraft]:
    """Return the people of a line such as "Ada Nordwind <ada@x.example>; Bo Li <bo@x.example>"."""
    return [
        ContactDraft(0, spoken(found[1]) or found[2], emails=(DraftValue(found[2]),))
        for found in _NAMED.finditer(line)
    ]


def _is_list(lines: list[str]) -> bool:
    """Tell whether each line names somebody of its own: words before a mail address or number."""
    if len(lines) < 2:
        return False
    telling = [line for line in lines if (found := finds.finds(line)) and found[0].start > 3]
    people = [signature.of_lines(0, [line]) for line in telling]
    return len([one for one in people if one.full_name or one.organization]) * 3 >= len(lines) * 2


def _one(lines: list[str]) -> Record:
    found = signature.of_lines(0, lines)
    if found.full_name or found.organization:
        return found
    first = [*found.emails, *found.phones, *found.links]
    detail = (
        first[0].value
        if first
        else "\n".join(filter(None, found.addresses[0][:4]))
        if found.addresses
        else ""
    )
    return Skipped(0, Reason.NAMELESS, detail or " ".join(lines)[:120])
