"""Whose signature it is: a name, what they do and where, in the lines round a number or mail address."""

import re
from collections.abc import Sequence

from askwell.integrations.readers.naming import spoken
from askwell.integrations.readers.pasted import finds
from askwell.kernel.drafts import ContactDraft, DraftValue

IN_THE_TEXT = "In the text"
"""The name under which the words are noted that a value stood in."""
_PERSON = re.compile(
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Mx|Herr|Frau|Mme|M|Ing|Dipl)\.?-?(?:[A-Za-z]+\.)? )*"
    r"[^\W\d_][\w'’.-]*(?: (?:[^\W\d_][\w'’.-]*|[A-Z]\.)){1,4}(?:, (?:[A-Z][A-Za-z.]{1,8} ?){1,4})?"
)
_SMALL = frozenset("van von der den de la le du da di del dos y und bin al ter ten zu af".split())
_BUSINESS = re.compile(
    r"\b(?:gmbh|ag|kg|ug|ltd|limited|inc|llc|llp|plc|corp|company|sarl|sas|s\.?a|s\.?l|s\.?r\.?l|b\.?v|n\.?v"
    r"|oy|ab|clinic|hospital|practice|praxis|university|universität|institute|school|studio|office|agency|group"
    r"|physio|association|foundation|zentrum|verein|centre|center|bureau|consulting|partners)\b",
    re.IGNORECASE,
)  # fmt: skip
_NO_NAME = re.compile(
    r"^(?:best|kind|warm|regards|sincerely|thanks|thank you|cheers|mit freundlichen|viele grüße|liebe grüße"
    r"|cordialement|saludos|cordiali|hello|hi|dear|sent from|on .{1,80} wrote|tel"
    r"|phone|contact|opening|address)\b",
    re.IGNORECASE,
)
_DASHES = re.compile(r"^\s*--\s*$")
_PARTS = re.compile(r"\s+[|·•]\s+|\s{3,}|\t")
_LONGEST = 80
_LINES_OF_SIGNATURE = 15


def signed(draft: ContactDraft, body: str) -> ContactDraft:
    """Add what the signature under a mail says to its sender, where it names the same person or address."""
    lines = body.split("\n")
    mark = next((at for at in range(len(lines) - 1, -1, -1) if _DASHES.match(lines[at])), None)
    if mark is None:
        return draft
    found = of_lines(draft.record, lines[mark + 1 : mark + 1 + _LINES_OF_SIGNATURE])
    mails = {one.value.casefold() for one in found.emails}
    if not mails & {one.value.casefold() for one in draft.emails} and found.full_name != draft.full_name:
        return draft
    return draft._replace(
        organization=found.organization,
        title=found.title,
        phones=found.phones,
        links=found.links,
        addresses=found.addresses,
    )


def of_lines(record: int, lines: Sequence[str]) -> ContactDraft:
    """Return the person or business that a few lines tell of; without a name where none stands there."""
    text = "\n".join(lines)
    found = finds.finds(text)
    places = list(finds.addresses([line.strip() for line in lines]))
    words = _words(lines, found, {at for _, at in places})
    name = next((one for one in words if _is_name(one)), "")
    business = next((one for one in words if one != name and _BUSINESS.search(one)), "")
    title = next((one for one in words if one not in (name, business)), "") if name else ""
    place = f"{finds.around(text, found[0])}" if found else ""
    return ContactDraft(
        record,
        name,
        organization=business,
        title=title,
        phones=_values(found, "phone"),
        emails=_values(found, "email"),
        links=_values(found, "link"),
        addresses=tuple(one for one, _ in places),
        noted={IN_THE_TEXT: place} if place else {},
    )


def _words(lines: Sequence[str], found: Sequence[finds.Find], taken: set[int]) -> list[str]:
    """Return the short lines, and their parts, that hold none of the values."""
    words: list[str] = []
    start = 0
    for at, line in enumerate(lines):
        end = start + len(line)
        inside = [one for one in found if start <= one.start < end]
        left = line[: inside[0].start - start] if inside else line
        for part in _PARTS.split(left):
            clean = spoken(part).strip(" <>,;:|·•-–(\"'")
            if (
                at not in taken
                and 2 < len(clean) <= _LONGEST
                and not _NO_NAME.match(clean)
                and "@" not in clean
            ):
                words += [clean] if not inside or _is_name(clean) or at == 0 else []
        start = end + 1
    return words


def _is_name(words: str) -> bool:
    if not _PERSON.fullmatch(words) or _BUSINESS.search(words) or len(words) > 60:
        return False
    parts = words.partition(",")[0].split()
    return all(part[:1].isupper() or part.lower() in _SMALL or not part.isascii() for part in parts)


def _values(found: Sequence[finds.Find], kind: str) -> tuple[DraftValue, ...]:
    listed = {one.value: DraftValue(one.value, one.label) for one in reversed(found) if one.kind == kind}
    return tuple(reversed(listed.values()))
