"""Parting a vCard file into cards, each with its own lines, before anything is understood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_BEGIN = re.compile(rb"(?:[\w-]+\.)?BEGIN[ \t]*:[ \t]*VCARD", re.IGNORECASE)
_END = re.compile(rb"(?:[\w-]+\.)?END[ \t]*:[ \t]*VCARD", re.IGNORECASE)
_AGENT = re.compile(rb"(?:[\w-]+\.)?AGENT\b[^:]*:\s*(BEGIN[ \t]*:[ \t]*VCARD)?", re.IGNORECASE)


@dataclass(slots=True)
class CardLines:
    """The lines of one card without BEGIN and END, and those of the cards nested in it.

    With `outside`, the lines stood between cards and belong to none.
    """

    own: list[bytes] = field(default_factory=list)
    nested: list[list[bytes]] = field(default_factory=list)
    outside: bool = False


def split(data: bytes) -> Iterator[CardLines]:
    """Give the cards of a file in order; a card without END goes up to the next BEGIN.

    A BEGIN inside a card opens a nested one after AGENT, or where every BEGIN of the file
    has its END; else the END before it was lost.
    """
    lines = _lines(data)
    marks = [_mark(line) for line in lines]
    whole = marks.count("begin") == marks.count("end")
    card, outside, depth = CardLines(), CardLines(outside=True), 0
    for line, mark in zip(lines, marks, strict=True):
        if mark == "begin" and (not depth or not (whole or _after_agent(card, depth))):
            yield from _filled(outside, card if depth else None)
            card, outside, depth = CardLines(), CardLines(outside=True), 1
        elif mark == "begin":
            card.nested.append([])
            depth += 1
        elif mark == "end":
            if not depth and outside.own:
                # Without its BEGIN, a card is what stood before the END.
                yield CardLines(own=outside.own)
                outside = CardLines(outside=True)
            elif depth == 1:
                yield from _filled(outside, card)
                card, outside = CardLines(), CardLines(outside=True)
            depth = max(depth - 1, 0)
        elif depth:
            (card.own if depth == 1 else card.nested[-1]).append(line)
        elif line.strip():
            outside.own.append(line)
    yield from _filled(outside, card if depth else None)


def _filled(outside: CardLines, card: CardLines | None) -> Iterator[CardLines]:
    if outside.own:
        yield outside
    if card is not None:
        yield card


def _lines(data: bytes) -> list[bytes]:
    # A lone CR ends a line only in files that know no LF (old Macintosh); some writers double it.
    return re.split(rb"\r*\n", data) if b"\n" in data else data.split(b"\r")


def _mark(line: bytes) -> str:
    start = line[:40].lstrip().lower()
    if b"begin" in start and (_BEGIN.fullmatch(line.strip()) or _opens_agent(line)):
        return "begin"
    return "end" if b"end" in start and _END.fullmatch(line.strip()) else ""


def _opens_agent(line: bytes) -> bool:
    found = _AGENT.fullmatch(line.strip())
    return bool(found and found[1])


def _after_agent(card: CardLines, depth: int) -> bool:
    lines = card.own if depth == 1 else card.nested[-1]
    last = next((line for line in reversed(lines) if line.strip()), b"")
    return bool(_AGENT.fullmatch(last.strip()))
