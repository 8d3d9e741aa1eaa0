"""Reading large text files a stranger may have made, piece by piece: rows of a table, objects of an array."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from askwell.integrations.readers.files import shown
from askwell.kernel.errors import N_, BadInputError

HEAD = 64 * 1024
_PIECE = 256 * 1024
_LARGEST_OBJECT = 8_000_000
_LONGEST_FIELD = 200_000


def head(path: Path, size: int = HEAD) -> bytes:
    """Return the first bytes; raises BadInputError where the file cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.read(size)
    except (OSError, ValueError) as error:
        raise BadInputError(
            N_("The file {name} cannot be opened. Is it in use, or does it belong to someone else?"),
            name=shown(path),
        ) from error


def encoding(first: bytes) -> str:
    """Return how a text is written: by its mark, else UTF-8 where it is that, else Windows-1252."""
    if first.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        # The last letter may be cut in two.
        first[: max(0, len(first) - 4)].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def rows(path: Path) -> Iterator[list[str]]:
    """Give the rows of a table, the names of its columns first; raises BadInputError for what is none."""
    first = head(path)
    code = encoding(first)
    csv.field_size_limit(_LONGEST_FIELD)
    line = first.decode(code, "replace").lstrip("\ufeff").partition("\n")[0]
    separator = max(",;\t|", key=line.count)
    try:
        with path.open(encoding=code, errors="replace", newline="") as file:
            yield from csv.reader((text.replace("\0", "") for text in file), delimiter=separator)
    except csv.Error as error:
        raise BadInputError(
            N_("The file {name} is damaged: a line of it is no row of a table."), name=shown(path)
        ) from error


def objects(path: Path, array: str) -> Iterator[dict[str, Any]]:
    """Give the objects of the array called `array`, one at a time; raises BadInputError where it breaks."""
    decoder = json.JSONDecoder()
    with path.open(encoding=encoding(head(path)), errors="replace") as file:
        text, place = _start(file.read, array)
        while True:
            text, place, mark = _next_mark(file.read, text, place)
            if mark == "]":
                return
            if mark == ",":
                place += 1
                continue
            found, text, place = _decoded(decoder, file.read, text, place, path)
            if isinstance(found, dict):
                yield found


def _start(read: Any, array: str) -> tuple[str, int]:
    """Return the text read so far and the place behind the opening bracket."""
    text = ""
    while piece := read(_PIECE):
        text += piece
        if found := re.search(rf'"{array}"\s*:\s*\[', text):
            return text, found.end()
        if len(text) > _LARGEST_OBJECT:
            break
    return "]", 0


def _next_mark(read: Any, text: str, place: int) -> tuple[str, int, str]:
    while True:
        while place < len(text) and text[place].isspace():
            place += 1
        if place < len(text):
            return text, place, text[place]
        text, place = read(_PIECE), 0
        if not text:
            return "]", 0, "]"


def _decoded(decoder: json.JSONDecoder, read: Any, text: str, place: int, path: Path) -> tuple[Any, str, int]:
    text, place = text[place:], 0
    while True:
        try:
            found, end = decoder.raw_decode(text)
        except (ValueError, RecursionError) as error:
            piece = "" if isinstance(error, RecursionError) or len(text) > _LARGEST_OBJECT else read(_PIECE)
            if not piece:
                raise BadInputError(
                    N_("The file {name} is damaged: it breaks off, or something in it is no JSON."),
                    name=shown(path),
                ) from error
            text += piece
        else:
            # A number may go on in the next piece, but no object ends in one.
            return found, text, end


def clean(value: object, longest: int = 500) -> str:
    """Return a value as one line of text, "" for what is no text."""
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return ""
    text = " ".join(str(value).split())[:longest]
    # Half of a letter, as JSON can hold it, is no text and can be kept nowhere.
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def many(value: object) -> tuple[str, ...]:
    """Return a list of texts, or one text of several with semicolons, as clean texts without doubles."""
    given = value if isinstance(value, list) else str(value).split(";") if isinstance(value, str) else []
    return tuple(dict.fromkeys(filter(None, map(clean, given))))[:20]


def number(value: object) -> float | None:
    """Return a finite number, None for what is none."""
    try:
        found = float(str(value).replace(",", ".")) if value is not None else None
    except ValueError:
        return None
    return found if found is not None and abs(found) < 1e12 else None


def point(lon: object, lat: object) -> tuple[float | None, float | None]:
    """Return a point on the earth, (None, None) for what is none."""
    across, up = number(lon), number(lat)
    if across is None or up is None or not (-180 <= across <= 180 and -90 <= up <= 90):
        return None, None
    return across, up
