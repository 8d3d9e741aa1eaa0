"""From the bytes of a page to records: what it marks up, else what its words give."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from itertools import chain
from pathlib import Path

from askwell.integrations.readers import Reason, Record, files, text
from askwell.integrations.readers.columns import safe_link
from askwell.integrations.readers.webpage import hcards, items, jsonld, prose, things, tree
from askwell.kernel.drafts import ContactDraft, DraftValue, Skipped
from askwell.kernel.errors import N_, BadInputError

MOST_PEOPLE = 2_000
_HTML = re.compile(
    r"<!doctype\s+html|<(?:html|head|body|div|script|main|article|section|table|p|ul|span|a)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_SAVED = re.compile(rb"^(?:Snapshot-Content-Location *:|From: *<Saved by )", re.IGNORECASE | re.MULTILINE)
_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|clipped from )(\S{4,2000}?)\s*-->")


def recognises(path: Path) -> bool:
    """Tell whether the file begins as a page, or as a whole page saved in one file (MHTML)."""
    try:
        start = files.head(path)
    except BadInputError:
        return False
    words = text.decode(start)
    return bool(_HTML.search(words[:16_384])) and (words.lstrip()[:1] == "<" or _is_saved(start))


def read(path: Path) -> Iterator[Record]:
    """Give everybody the page tells of; raises BadInputError where it tells of nobody."""
    page = _page(files.content(path))
    root = tree.parsed(page)
    found: dict[tuple[str, ...], ContactDraft] = {}
    if root is not None:
        source = _address(page, root)
        marked = chain(jsonld.read(root), items.read(root))
        for one in chain(things.drafts(marked), hcards.read(root)):
            if len(found) < MOST_PEOPLE:
                _add(found, one)
        if not found:
            found = {(str(at),): one for at, one in enumerate(prose.read(root))}
        for record, one in enumerate(found.values(), 1):
            yield _record(record, one, source)
    if not found:
        raise BadInputError(
            N_("The page {name} tells of nobody: no name with an address, a number or a mail."),
            name=files.shown(path),
        )


def _add(found: dict[tuple[str, ...], ContactDraft], one: ContactDraft) -> None:
    """Keep somebody once: a page often says the same in two ways, one of them fuller."""
    key = (one.full_name.casefold(), one.organization.casefold() if not one.full_name else "")
    known = found.get(key)
    found[key] = things.united(known, one) if known else one


def _record(record: int, one: ContactDraft, source: str) -> Record:
    if not one.full_name and not one.organization:
        first = [*one.emails, *one.phones]
        return Skipped(record, Reason.NAMELESS, first[0].value if first else "")
    if source and not any(link.value == source for link in one.links):
        one = one._replace(links=(*one.links, DraftValue(source, "web page")))
    return one._replace(record=record)


def _page(data: bytes) -> str:
    if _is_saved(data[: files.HEAD_BYTES]):
        for part in message_from_bytes(data).walk():
            if part.get_content_type() == "text/html":
                try:
                    raw = part.get_payload(decode=True)
                    return text.plain(raw, part.get_content_charset("")) if isinstance(raw, bytes) else ""
                except (ValueError, LookupError, AttributeError):
                    return ""
    return text.decode(data) if not tree.charset(data) else text.clean(text.plain(data, tree.charset(data)))


def _is_saved(start: bytes) -> bool:
    return bool(_SAVED.search(start)) and start.lstrip()[:1] != b"<"


def _address(page: str, root: tree.Element) -> str:
    """Return where the page came from: what a browser noted when saving it, else what it says itself."""
    noted = _FROM.search(page[:20_000])
    found = noted[1] if noted else tree.canonical(root)
    return found if safe_link(found) and found.startswith(("http://", "https://")) else ""
