"""Secrets of this computer: passwords and secret addresses, in one file that only its owner can read.

They are not in the database, so no archive, copy, export or journal can carry them. Whoever can read
the file can read the home's own key and database beside it too. A page may ask whether a secret is
there and never shows it; only what speaks to the other side reads it.
"""

import json
import os
from pathlib import Path
from typing import cast

from django.conf import settings

from askwell.kernel.errors import N_, BadInputError
from askwell.workspace import scope

FILE = "secrets.json"
Secret = dict[str, str]


def keep(name: str, secret: Secret) -> None:
    """Keep a secret of the workspace in scope under a name, in place of the one before."""
    kept = _all()
    kept[_key(name)] = dict(secret)
    _write(kept)


def read(name: str) -> Secret | None:
    """Return a secret of the workspace in scope; None where there is none."""
    return _all().get(_key(name))


def forget(name: str) -> None:
    """Forget a secret, if there is one."""
    kept = _all()
    if kept.pop(_key(name), None) is not None:
        _write(kept)


def _key(name: str) -> str:
    return f"{scope.current()}/{name}"


def _path() -> Path:
    home: Path = settings.ASKWELL_HOME
    return home / FILE


def _all() -> dict[str, Secret]:
    try:
        return cast(dict[str, Secret], json.loads(_path().read_text(encoding="utf-8")))
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise BadInputError(
            N_("The file {file} is damaged. Remove it, then enter the passwords again."), file=_path()
        ) from error


def _write(kept: dict[str, Secret]) -> None:
    """Write all of them beside their place, have them on the disk, then put them there."""
    draft = _path().with_suffix(f".{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(kept, file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(_path())
