"""Words of an answer: its sentences to choose from, marked places found again, and a text cut at its marks.

A mark keeps its words and where they began, as a web annotation does (W3C Web Annotation Data Model, text
quote and text position selectors): words that moved are found again, words that are gone are not guessed at.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_END = re.compile(r"(?<=[.!?…。！？؟])[\"'”’»)\]]*(?=\s|$)|(?<=[。！？])|\n+")
_SHORT = re.compile(r"(?:^|[\s(“])(?:[A-ZÀ-Þ]\w{0,2}|[a-zA-Z]\.\w|\w)\.$")


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a text and where they begin."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, with what is marked there (positions in the list of marks that was given)."""

    text: str
    marks: tuple[int, ...] = ()


def sentences(text: str) -> list[Part]:
    """Return the sentences of a text; a title or an initial before a full stop ends none."""
    found: list[Part] = []
    begin = 0
    for end in [*(one.end() for one in _END.finditer(text)), len(text)]:
        piece = text[begin:end]
        if end < len(text) and _SHORT.search(piece) and text[end : end + 1] != "\n":
            continue
        if words := piece.strip():
            found.append(Part(begin + piece.index(words[0]), words))
        begin = end
    return found


def locate(text: str, mark: Part) -> int | None:
    """Return where marked words stand in a text now, as near as can be to before; None for nowhere."""
    if text.startswith(mark.text, mark.start):
        return mark.start
    places = [found.start() for found in re.finditer(re.escape(mark.text), text)] if mark.text else []
    return min(places, key=lambda place: abs(place - mark.start), default=None)


def pieces(text: str, marks: Sequence[Part]) -> list[Piece]:
    """Return a text cut at its marks, which may overlap; marks whose words are gone are left out."""
    spans = [
        (place, place + len(mark.text), number)
        for number, mark in enumerate(marks)
        if (place := locate(text, mark)) is not None
    ]
    edges = sorted({0, len(text), *(edge for span in spans for edge in span[:2])})
    return list(_cut(text, edges, spans))


def _cut(text: str, edges: Sequence[int], spans: Sequence[tuple[int, int, int]]) -> Iterable[Piece]:
    for start, end in pairwise(edges):
        marks = tuple(number for first, last, number in spans if first <= start and end <= last)
        yield Piece(text[start:end], marks)
