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
    has its END; else the END before it was lost. What stands before an END without BEGIN is
    a card too.
    """
    lines = _lines(data)
    marks = [_mark(line) for line in lines]
    parting = _Parting(every_end_is_there=marks.count("begin") == marks.count("end"))
    for line, mark in zip(lines, marks, strict=True):
        if mark == "begin":
            yield from parting.begin()
        elif mark == "end":
            yield from parting.end()
        else:
            parting.line(line)
    yield from parting.finished()


class _Parting:
    """The card at hand while going through the lines, and how deep in nested cards a line is."""

    def __init__(self, *, every_end_is_there: bool) -> None:
        self._whole = every_end_is_there
        self._card = CardLines(outside=True)
        self._depth = 0

    def begin(self) -> Iterator[CardLines]:
        if self._depth and (self._whole or self._after_agent()):
            self._card.nested.append([])
            self._depth += 1
            return
        yield from self.finished()
        self._card = CardLines()
        self._depth = 1

    def end(self) -> Iterator[CardLines]:
        if self._depth == 0:
            self._card.outside = False
        self._depth = max(self._depth - 1, 0)
        if not self._depth:
            yield from self.finished()

    def line(self, line: bytes) -> None:
        if self._depth > 1:
            self._card.nested[-1].append(line)
        elif self._depth or line.strip():
            self._card.own.append(line)

    def finished(self) -> Iterator[CardLines]:
        if self._depth or self._card.own:
            yield self._card
        self._card, self._depth = CardLines(outside=True), 0

    def _after_agent(self) -> bool:
        lines = self._card.own if self._depth == 1 else self._card.nested[-1]
        last = next((line for line in reversed(lines) if line.strip()), b"")
        return bool(_AGENT.fullmatch(last.strip()))


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
