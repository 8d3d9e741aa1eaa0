"""A page that marks nothing up: what its words give, as suggestions with the place they stand in."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from askwell.integrations.readers.naming import spoken
from askwell.integrations.readers.pasted import finds, signature
from askwell.integrations.readers.webpage import tree
from askwell.integrations.readers.webpage.tree import Element
from askwell.kernel.drafts import ContactDraft, DraftValue

MOST_LINES = 20_000
_LONGEST_PART = 800
_APART = re.compile(r"\s+[|·•–—»:-]\s+")
_GENERAL = re.compile(
    r"^(?:home|start|startseite|contact|contact us|kontakt|impressum|about|team|welcome)\b", re.IGNORECASE
)


def read(root: Element) -> Iterator[ContactDraft]:
    """Give the people whose details stand together, then the business with all that is left."""
    words = "\n".join(tree.words(root).split("\n")[:MOST_LINES])
    named = [one for one in _parts(words) if one.full_name]
    yield from named
    taken = {value.value for one in named for value in (*one.phones, *one.emails)}
    found = finds.finds(words)
    phones = _values(found, "phone", taken) + _linked(root, "tel:", taken)
    mails = _values(found, "email", taken) + _linked(root, "mailto:", taken)
    places = tuple(dict.fromkeys(one for one, _ in finds.addresses(words.split("\n"))))
    if phones or mails or places:
        first = next((one for one in found if one.kind in ("phone", "email")), None)
        yield ContactDraft(
            0,
            organization=_business(root),
            phones=tuple(dict.fromkeys(phones)),
            emails=tuple(dict.fromkeys(mails)),
            addresses=places[:5],
            noted={signature.IN_THE_TEXT: finds.around(words, first)} if first else {},
        )


def _parts(words: str) -> Iterator[ContactDraft]:
    for section in words.split(tree.SECTION):
        found = finds.finds(section)
        alone = len(section) < _LONGEST_PART and sum(one.kind == "email" for one in found) < 2
        for part in (section,) if alone else section.split("\n\n"):
            if len(part) < _LONGEST_PART and finds.finds(part):
                yield signature.of_lines(0, [line for line in part.split("\n") if line])


def _values(found: list[finds.Find], kind: str, taken: set[str]) -> list[DraftValue]:
    return [DraftValue(one.value, one.label) for one in found if one.kind == kind and one.value not in taken]


def _linked(root: Element, scheme: str, taken: set[str]) -> list[DraftValue]:
    """Return what stands only in a link, such as a number behind the words "Call us"."""
    found = []
    for link in root.iter("a"):
        address = (link.get("href") or "").strip()
        if address.lower().startswith(scheme):
            value = spoken(unquote(address[len(scheme) :].partition("?")[0]))
            shown = {_bare(one) for one in taken} | {_bare(tree.words(link))}
            if value and _bare(value) not in shown:
                found.append(DraftValue(value))
    return found


def _bare(value: str) -> str:
    return re.sub(r"[\s().\-/]", "", value).casefold()


def _business(root: Element) -> str:
    """Return what a page calls the business it is of: its site's name, else the telling part of its title."""
    if site := tree.meta(root, "og:site_name"):
        return site[:200]
    title = next((spoken(one.text or "") for one in root.iter("title")), "")
    parts = [part for part in _APART.split(title) if part and not _GENERAL.match(part)]
    heading = next((spoken(tree.words(one)) for one in root.iter("h1")), "")
    return (parts[-1] if parts else title or heading)[:200]
