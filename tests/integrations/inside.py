"""Damage inside a file that stays what it is, so that a reader gets past its first look at it."""

import json
import random
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any
from xml.sax.saxutils import escape

_WORDS = (
    "", " ", "\0", "\ud800", "x" * 5_000, "NaN", "-0", "2026-02-30", "24:61", "+1 250 555 " * 40, "<b>",
    "\U0001f33b", "\u202e", "a@", "@", "http://[", "=1+1", "\r\n\n", "\u00c3\u00a9", "9" * 400, ",;\t|",
)  # fmt: skip
_VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 2**70, 1e308, float("inf"), float("nan"), [], {}, [[]], [None], {"": ""}, "",
)  # fmt: skip
_DEEP = 200
_SCRIPT = re.compile(rb"<script[^>]*ld\+json[^>]*>(.*?)</script>", re.DOTALL)
_WORDS_OF_TAGS = re.compile(rb'(?:>|=")([^<>"]*[^<>"\s][^<>"]*)(?=[<"])')
_TEXT = re.compile(rb"[ -~]{5,}")
_PARQUET = b"PAR1"
_PARQUET_END = 8
"""After the footer: its length in four bytes, and the mark."""


def spoilt(chance: random.Random, content: bytes) -> bytes | None:
    """Return a copy that is still well-formed; None where this cannot be done to such a file."""
    if content.startswith(_PARQUET):
        return _parquet(chance, content)
    start = content.lstrip()[:1]
    if start == b"<":
        return _page(chance, content)
    return _json(chance, content) if start in {b"{", b"["} else None


def _json(chance: random.Random, content: bytes) -> bytes | None:
    try:
        whole = json.loads(content)
    except ValueError:
        return None
    for _ in range(chance.randint(1, 4)):
        if holders := list(_holders(whole)):
            _spoil(chance, chance.choice(holders), chance.choice(holders))
    return json.dumps(whole).encode()


def _holders(value: Any) -> Iterator[list[Any] | dict[str, Any]]:
    """Yield every list and object that has something in it."""
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, list | dict) and one:
            yield one
            left += one.values() if isinstance(one, dict) else one


def _spoil(chance: random.Random, holder: Any, other: Any) -> None:
    """Take away, rename, change or double one thing of a holder, or put a copy of another there."""
    keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
    key = chance.choice(keys)
    match chance.randrange(6):
        case 0:
            del holder[key]
        case 1:
            holder[key] = deepcopy(chance.choice(_VALUES))
        case 2:
            holder[key] = deepcopy(other)
        case 3:
            for _ in range(chance.choice((1, 3, _DEEP))):
                holder[key] = [holder[key]] if chance.random() < 0.5 else {"name": holder[key]}
        case 4 if isinstance(holder, dict):
            holder[chance.choice(_WORDS)] = holder.pop(key)
        case 4:
            holder += deepcopy(holder[key:] * chance.choice((1, 3)))
        case _:
            holder[key] = _worded(chance, holder[key])


def _worded(chance: random.Random, value: Any) -> Any:
    """Return a text with other words in it; anything else becomes one, or a list of its like."""
    word = chance.choice(_WORDS)
    if not isinstance(value, str):
        return chance.choice((word, str(value)[:100], [value, word]))
    at = chance.randint(0, len(value))
    return chance.choice((word, value[:at] + word + value[at:], value[:at]))


def _page(chance: random.Random, content: bytes) -> bytes | None:
    """Spoil what a page says of itself in JSON, or words in and between its tags."""
    scripts = list(_SCRIPT.finditer(content))
    texts = list(_WORDS_OF_TAGS.finditer(content))
    if not texts:
        return None
    if scripts and chance.random() < 0.7:
        found = chance.choice(scripts)
        put = _json(chance, found[1].strip())
    else:
        found = chance.choice(texts)
        said = str(_worded(chance, found[1].decode("utf-8", "replace")))
        put = escape(said, {'"': "&quot;"}).encode("utf-8", "replace")
    return None if put is None else content[: found.start(1)] + put + content[found.end(1) :]


def _parquet(chance: random.Random, content: bytes) -> bytes:
    """Overwrite some of the values, texts above all, and leave the footer that tells where they are."""
    footer = int.from_bytes(content[-_PARQUET_END:-4], "little")
    made = bytearray(content)
    ends_at = len(content) - _PARQUET_END - footer
    texts = [found.span() for found in _TEXT.finditer(content, len(_PARQUET), ends_at)]
    for _ in range(chance.randint(1, 3)):
        text = chance.random() < 0.8
        start, stop = chance.choice(texts) if text else (len(_PARQUET), ends_at)
        at = chance.randrange(start, stop)
        end = min(at + chance.choice((1, 1, 2, 8)), stop)
        # What is no UTF-8 is refused at once, so most texts stay texts.
        readable = text and chance.random() < 0.8
        made[at:end] = bytes(chance.choices(range(128 if readable else 256), k=end - at))
    return bytes(made)
