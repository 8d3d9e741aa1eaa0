"""The list of those who were erased, kept in the home beside the database and in no archive.

It holds no name, number or address: only the uids their cards had, so that a copy brought back is cleared of
them, and keyed hashes (HMAC-SHA-256 with a key of the home) of how they could be recognised, so that a file
does not bring them back unasked. Who has the list and its key can test a guess; so the file is the owner's.
"""

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from askwell.kernel.errors import N_, BadInputError, NotFoundError
from askwell.kernel.uids import new_uid
from askwell.workspace import scope
from askwell.workspace.models import Workspace

FILE = "erased.json"
_Ring = dict[str, Any]
"""A key with the people hashed under it: {"key": hex, "people": [...]}; lists taken over bring more."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """Somebody who was erased: a uid of the erasing, when, and whether a file may bring them back."""

    uid: str
    at: datetime
    allowed: bool


def path() -> Path:
    """Return where the list lies."""
    home: Path = settings.ASKWELL_HOME
    return home / FILE


def remember(uids: Collection[str], signs: Iterable[str], *, at: datetime) -> None:
    """Add somebody to the list: the uids of their cards, and the signs they would be recognised by."""
    rings = _rings()
    if not rings:
        rings.append({"key": secrets.token_hex(32), "people": []})
    ring = rings[0]
    ring["people"].append(
        {
            "uid": new_uid(),
            "workspace": _workspace(),
            "at": at.isoformat(),
            "uids": sorted(uids),
            "hashes": sorted({_hash(ring["key"], sign) for sign in signs}),
        }
    )
    _write(rings)


class Recognised:
    """Tells of signs whether they are of somebody erased whom no file may bring back."""

    def __init__(self) -> None:
        workspace = _workspace()
        self._rings = [
            (
                bytes.fromhex(ring["key"]),
                {one: person["at"] for person in ring["people"] if person["workspace"] == workspace
                 for one in person["hashes"]},
            )
            for ring in _rings()
        ]  # fmt: skip

    def __bool__(self) -> bool:
        return any(known for _, known in self._rings)

    def when(self, signs: Iterable[str]) -> datetime | None:
        """Return when the person with one of these signs was erased; None for anybody else."""
        for sign in signs:
            for key, known in self._rings:
                at = known.get(_digest(key, sign)) if known else None
                if at:
                    return datetime.fromisoformat(at)
        return None


def erased_uids() -> set[str]:
    """Return the uids of all cards that were erased from this workspace."""
    workspace = _workspace()
    people = (person for ring in _rings() for person in ring["people"] if person["workspace"] == workspace)
    return {uid for person in people for uid in person["uids"]}


def erasures() -> list[Erasure]:
    """Return who was erased from this workspace, newest first: when, never who."""
    workspace = _workspace()
    found = [
        Erasure(person["uid"], datetime.fromisoformat(person["at"]), not person["hashes"])
        for ring in _rings()
        for person in ring["people"]
        if person["workspace"] == workspace
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)


def allow(uid: str) -> None:
    """Let files bring somebody back who was erased. Raises NotFoundError."""
    rings, workspace = _rings(), _workspace()
    for ring in rings:
        for person in ring["people"]:
            if person["uid"] == uid and person["workspace"] == workspace:
                person["hashes"] = []
                _write(rings)
                return
    raise NotFoundError(N_("Nobody was erased under this number."))


def adopt(file: Path) -> None:
    """Take over the list of a home that was lost. Raises BadInputError for a file that is none."""
    try:
        theirs = _checked(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInputError(N_("{file} is not a list of erased people."), file=file.name) from error
    ours = _rings()
    known = {person["uid"] for ring in ours for person in ring["people"]}
    fresh = [
        {**ring, "people": [one for one in ring["people"] if one["uid"] not in known]} for ring in theirs
    ]
    _write([*ours, *(ring for ring in fresh if ring["people"])])


def _checked(data: Any) -> list[_Ring]:
    for ring in data["rings"]:
        bytes.fromhex(ring["key"])
        for person in ring["people"]:
            datetime.fromisoformat(person["at"])
            words = [person["uid"], person["workspace"], *person["uids"], *person["hashes"]]
            if not all(isinstance(one, str) for one in words):
                raise TypeError
    return list(data["rings"])


def _hash(key: str, sign: str) -> str:
    return _digest(bytes.fromhex(key), sign)


def _digest(key: bytes, sign: str) -> str:
    return hmac.new(key, sign.encode(), hashlib.sha256).hexdigest()


def _workspace() -> str:
    return Workspace.objects.values_list("uid", flat=True).get(pk=scope.current())


def _rings() -> list[_Ring]:
    try:
        return _checked(json.loads(path().read_text(encoding="utf-8")))
    except FileNotFoundError:
        return []
    except (ValueError, KeyError, TypeError) as error:
        raise BadInputError(
            N_("The list of erased people, {file}, is damaged. Bring it back from a copy of your home."),
            file=path(),
        ) from error


def _write(rings: list[_Ring]) -> None:
    """Write the list beside its place, have it on the disk, then put it there."""
    draft = path().with_suffix(f".{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump({"rings": rings}, file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path())
