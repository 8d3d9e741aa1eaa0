"""From the lines of a card to its properties: unfolding, soft breaks, parameters, charsets, escapes."""

import binascii
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from askwell.integrations.readers import text

DROPPED = frozenset("LOGO SOUND KEY X-MS-CARDPICTURE X-MS-OL-DESIGN X-EVOLUTION-E-BOOK-PHOTO".split())
"""Marks of companies, sounds and keys: large, and of no use for an interview."""
PHOTO = "PHOTO"

_HEAD = re.compile(rb"([A-Za-z0-9_-]+\.)?([A-Za-z][A-Za-z0-9_-]*)[ \t]*(?=[;:])")
_PARAMETER = re.compile(r';((?:[^";:]|"[^"]*")*)')
_OF_LINES = frozenset({b"NOTE", b"ADR", b"LABEL"})
_QUOTED_PRINTABLE = re.compile(rb"[;=]\s*\"?QUOTED-PRINTABLE", re.IGNORECASE)
_BASE64 = re.compile(rb"[;=]\s*\"?(?:BASE64|B)\"?\s*(?=[;:])", re.IGNORECASE)
_ENCODINGS = frozenset("QUOTED-PRINTABLE BASE64 B 8BIT 7BIT Q".split())
_ESCAPE = re.compile(r"\\([nN\\,;:\"])")
_SEPARATOR = re.compile(r"(?<!\\)((?:\\\\)*);")
_CARET = re.compile(r"\^([n'^])")
_CARETS = {"n": "\n", "'": '"', "^": "^"}


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a card: NAME in capitals, its group ("item1"), its parameters, its value still escaped."""

    name: str
    value: str
    group: str = ""
    parameters: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The value as one text, unescaped; it is never cut at a comma or semicolon."""
        return unescape(self.value)

    @property
    def parts(self) -> list[str]:
        """The value's components between semicolons, each unescaped."""
        return [unescape(part) for part in _components(self.value)]

    @property
    def types(self) -> list[str]:
        """The words of TYPE in lower case, also the bare ones of vCard 2.1, in their order."""
        words = (word for value in self.parameters.get("TYPE", ()) for word in value.split(","))
        return [word.strip().lower() for word in words if word.strip()]

    def parameter(self, name: str) -> str:
        """Return the first value of a parameter, or ""."""
        return next(iter(self.parameters.get(name, ())), "")


def properties_of(lines: Iterable[bytes]) -> list[Property]:
    """Return the properties of a card in order, without sounds and the like; a photo stays as it came."""
    found = []
    for line in _logical(lines):
        parsed = _parsed(line)
        if parsed and parsed.name not in DROPPED:
            found.append(parsed)
    return found


def unescape(value: str) -> str:
    """Return a value with backslash escapes resolved, control characters and outer blanks removed."""
    if "\\" in value:
        value = _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
    return text.clean(value).strip()


def _components(value: str) -> list[str]:
    if "\\" not in value:
        return value.split(";")
    parts, start = [], 0
    for found in _SEPARATOR.finditer(value):
        parts.append(value[start : found.end() - 1])
        start = found.end()
    return [*parts, value[start:]]


def _logical(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Join what belongs to one property: folded lines, soft breaks, and lines that lost their fold."""
    pieces: list[bytes] = []
    soft = False
    quoted = base64 = False
    for line in lines:
        if pieces and soft:
            pieces[-1] = pieces[-1].rstrip()[:-1]
            pieces.append(line)
        elif pieces and line[:1] in (b" ", b"\t"):
            pieces.append(line[1:])
        elif not line.strip():
            continue
        elif (head := _HEAD.match(line)) or not pieces:
            yield from _joined(pieces)
            pieces = [line]
            before_value = line.partition(b":")[0] + b":"
            quoted = bool(head and _QUOTED_PRINTABLE.search(before_value))
            base64 = bool(head and _BASE64.search(before_value))
        elif quoted or base64:
            pieces.append(line)
        elif _holds_lines(pieces[0]):
            pieces[-1] = pieces[-1].removesuffix(b"\\")
            pieces.append(b"\\n" + line)
        soft = quoted and line.rstrip().endswith(b"=")
    yield from _joined(pieces)


def _holds_lines(line: bytes) -> bool:
    """Tell whether a property is one in which somebody may have typed line breaks."""
    head = _HEAD.match(line)
    return bool(head and (head[2].upper() in _OF_LINES or head[2][:2].upper() == b"X-"))


def _joined(pieces: list[bytes]) -> Iterator[bytes]:
    if pieces:
        yield b"".join(pieces)


def _parsed(line: bytes) -> Property | None:
    head = _HEAD.match(line)
    if not head:
        return None
    name = head[2].decode("ascii").upper()
    group = head[1].decode("ascii").rstrip(".").lower() if head[1] else ""
    if line[head.end() : head.end() + 1] == b":":
        return Property(name, text.plain(line[head.end() + 1 :]), group)
    end = _end_of_parameters(line, head.end())
    parameters = _parameters(text.plain(line[head.end() : end]))
    return Property(name, _value(name, parameters, line[end + 1 :]), group, parameters)


def _value(name: str, parameters: dict[str, tuple[str, ...]], raw: bytes) -> str:
    if name == PHOTO:
        return raw.decode("ascii", "ignore")
    encodings = {value.upper() for value in parameters.get("ENCODING", ())}
    charset = next(iter(parameters.get("CHARSET", ())), "")
    if "QUOTED-PRINTABLE" in encodings or "Q" in encodings:
        # Line breaks inside quoted-printable are text, a backslash there still escapes.
        return text.plain(binascii.a2b_qp(raw), charset)
    if encodings & {"BASE64", "B"}:
        return _from_base64(raw, charset)
    return text.plain(raw, charset)


def _from_base64(raw: bytes, charset: str) -> str:
    try:
        return text.plain(binascii.a2b_base64(raw), charset)
    except binascii.Error:
        return ""


def _end_of_parameters(line: bytes, start: int) -> int:
    """Return where the colon before the value stands: the first that is not inside quotation marks."""
    first = line.find(b":", start)
    if first >= 0 and line.find(b'"', start, first) < 0:
        return first
    quoted = False
    at = start
    for at in range(start, len(line)):
        mark = line[at : at + 1]
        if mark == b'"':
            quoted = not quoted
        elif mark == b":" and not quoted:
            return at
    return first if first >= 0 else at


def _parameters(written: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for piece in _PARAMETER.findall(written):
        name, equals, value = piece.partition("=")
        name = name.strip().upper()
        if not equals:
            bare = name
            name, value = ("ENCODING" if bare in _ENCODINGS else "TYPE"), bare
        if name and value.strip():
            found.setdefault(name, []).append(_unquoted(value))
    return {name: tuple(values) for name, values in found.items()}


def _unquoted(value: str) -> str:
    bare = value.strip().replace('"', "")
    return _CARET.sub(lambda found: _CARETS[found[1]], bare) if "^" in bare else bare
