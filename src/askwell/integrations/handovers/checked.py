"""Reading JSON that nobody vouches for: every limit and type stands in a published schema."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from askwell.kernel.errors import BadInputError

Check = Callable[[Any], Any]


def schema(name: str) -> str:
    """Return the text of a published schema: `coach-file` or `brief`."""
    return Path(__file__).with_name(f"{name}.schema.json").read_text(encoding="utf-8")


def read(text: bytes, name: str, refuse: Callable[[str], BadInputError]) -> dict[str, Any]:
    """Return JSON that fits the schema, its texts without control characters.

    Raises what `refuse` makes of the place that does not fit ("" for the whole).
    """
    from fastjsonschema import JsonSchemaValueException  # noqa: PLC0415 -- only loaded to read a file

    try:
        found = json.loads(text.decode("utf-8"), parse_constant=_no_constant)
        _check(name)(found)
        plain: dict[str, Any] = _plain(found)
    except JsonSchemaValueException as error:
        raise refuse(str(error.name).partition("data.")[2]) from error
    except (ValueError, RecursionError) as error:
        raise refuse("") from error
    return plain


@cache
def _check(name: str) -> Check:
    import fastjsonschema  # noqa: PLC0415 -- only loaded to read a file

    made: Check = fastjsonschema.compile(json.loads(schema(name)), use_default=False)
    return made


def _no_constant(text: str) -> NoReturn:
    raise ValueError(text)


def _plain(value: Any) -> Any:
    """Return a value with texts that every database can keep; raises ValueError for half a character."""
    if isinstance(value, str):
        value.encode("utf-8")
        return "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in value).strip()
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value
