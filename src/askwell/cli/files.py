"""Writing a file for a person: whole or not at all, and readable by its owner alone."""

import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from askwell.kernel.errors import N_, BadInputError


def write(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write a file beside its place and move it there; raises BadInputError where that cannot be."""
    if path.is_dir() or not path.name:
        raise BadInputError(N_("{file} is a folder. Name a file."), file=path)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            for part in (content,) if isinstance(content, bytes) else content:
                file.write(part)
        fresh.replace(path)
    except (FileNotFoundError, NotADirectoryError, PermissionError) as error:
        raise BadInputError(N_("{file} cannot be written there."), file=path) from error
    finally:
        fresh.unlink(missing_ok=True)
