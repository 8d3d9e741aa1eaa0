"""Short extracts of long texts, round the words that were searched for."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from askwell.kernel import names

_WORD = re.compile(r"\w+")
_BEFORE = 50


class Piece(NamedTuple):
    """A run of text; `found` marks a word that was searched for."""

    text: str
    found: bool


def around(text: str, searched: str, *, width: int = 180) -> list[Piece]:
    """Return an extract of about `width` letters that begins shortly before the first word found.

    A word is found when it begins with one of the words of `searched`, accents and case aside.
    """
    parts = tuple(names.words(searched))
    flat = " ".join(text.split())
    first = next((start for start, _ in _found(flat, parts)), 0)
    begin = _word_start(flat, max(0, first - _BEFORE))
    end = len(flat) if len(flat) - begin <= width else flat.rfind(" ", begin + 1, begin + width)
    end = end if end > begin else begin + width
    cut = flat[begin:end]
    pieces = list(_pieces(cut, list(_found(cut, parts))))
    if begin:
        pieces.insert(0, Piece("… ", found=False))
    if end < len(flat):
        pieces.append(Piece(" …", found=False))
    return pieces


def _word_start(text: str, at: int) -> int:
    return at if at == 0 else text.rfind(" ", 0, at + 1) + 1


def _found(text: str, parts: Sequence[str]) -> Iterator[tuple[int, int]]:
    for word in _WORD.finditer(text):
        if parts and names.fold(word[0]).startswith(tuple(parts)):
            yield word.start(), word.end()


def _pieces(text: str, found: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    at = 0
    for start, end in found:
        if start > at:
            yield Piece(text[at:start], found=False)
        yield Piece(text[start:end], found=True)
        at = end
    if at < len(text):
        yield Piece(text[at:], found=False)
