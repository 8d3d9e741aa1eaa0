"""The shipped questions as texts to translate: how `make messages` finds them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO


def extract(
    file: BinaryIO, keywords: Sequence[str], comment_tags: Sequence[str], options: Mapping[str, Any]
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield each question as Babel wants a message: (line, function, text, comments)."""
    del keywords, comment_tags, options
    for number, one in enumerate(json.load(file), start=1):
        yield number, "gettext", one["text"], []
