"""JSON that a stranger may have made: read whole, or refused with one sentence."""

import json
from pathlib import Path
from typing import Any

from askwell.integrations.readers import files, text
from askwell.kernel.errors import N_, BadInputError


def begins(path: Path, *keys: str) -> bool:
    """Tell whether a file begins as JSON does and names one of these keys soon; never raises."""
    try:
        start = text.as_utf8(files.head(path)).lstrip()
    except BadInputError:
        return False
    return start[:1] in (b"{", b"[") and any(f'"{key}"'.encode() in start for key in keys)


def parsed(data: bytes, path: Path) -> Any:
    """Return what the bytes hold; raises BadInputError where they are no JSON."""
    try:
        return json.loads(text.plain(text.as_utf8(data)))
    except (ValueError, RecursionError) as error:
        raise BadInputError(
            N_("The file {name} is damaged or not complete: it is no JSON."), name=files.shown(path)
        ) from error


def words(value: Any) -> str:
    """Return a plain value as clean text; "" for what is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return text.clean(str(value)).strip()


def objects(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a list, or the one object that stands where a list could."""
    if isinstance(value, dict):
        return [value]
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
