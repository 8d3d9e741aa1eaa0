"""The coach's file, NAME.askwell-coach: one ZIP with one JSON in it; no HTML, no code, no contacts."""

import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from askwell.integrations.handovers import checked
from askwell.kernel.errors import N_, BadInputError

ENDING: Final = ".askwell-coach"
GREETING_WORDS: Final = 60
LARGEST: Final = 1_000_000
"""Bytes of the file, and of what it unpacks to."""

_MEMBER = "coach.json"
_STAMP = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    KeyError,
)


@dataclass(frozen=True, slots=True)
class GivenQuestion:
    """A question as it is handed over; `key` names one of the bank, "" for the coach's own."""

    text: str
    key: str = ""
    purpose: str = "advice"
    minutes: float = 2
    position: str = "core"
    must_ask: bool = False


@dataclass(frozen=True, slots=True)
class CoachFile:
    """What a coach hands over; `sender` is who it comes from, `wordings` are sentences to say by key.

    `minutes` to ask for and `begin_with`, the first rung, are None and "" where the coach leaves them open.
    """

    sender: str
    greeting: str = ""
    questions: tuple[GivenQuestion, ...] = ()
    wordings: Mapping[str, str] = field(default_factory=dict)
    minutes: int | None = None
    begin_with: str = ""


def write(given: CoachFile) -> bytes:
    """Return the file; the same content gives the same bytes. Raises BadInputError for too many words."""
    values = {"format": "askwell-coach", "version": 1, **asdict(given), "wordings": dict(given.wordings)}
    text = json.dumps(values, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    _read(text)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        info = zipfile.ZipInfo(_MEMBER, _STAMP)
        info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, _UNIX, 0o600 << 16
        archive.writestr(info, text)
    return made.getvalue()


def read(file: Path) -> CoachFile:
    """Return what a coach's file holds; raises BadInputError for any other file, and for a damaged one."""
    try:
        if file.stat().st_size > LARGEST:
            raise _refused("")
        with zipfile.ZipFile(file) as archive:
            if archive.namelist() != [_MEMBER]:
                raise _refused("")
            with archive.open(_MEMBER) as member:
                text = member.read(LARGEST + 1)
    except _DAMAGE as error:
        raise _refused("") from error
    if len(text) > LARGEST:
        raise _refused("")
    return _read(text)


def _read(text: bytes) -> CoachFile:
    found = checked.read(text, "coach-file", _refused)
    if len(found["greeting"].split()) > GREETING_WORDS:
        raise BadInputError(N_("A greeting has at most {most} words."), most=GREETING_WORDS)
    return CoachFile(
        sender=" ".join(found["sender"].split()),
        greeting=found["greeting"],
        questions=tuple(
            GivenQuestion(**{**one, "text": " ".join(one["text"].split())}) for one in found["questions"]
        ),
        wordings=found["wordings"],
        minutes=found["minutes"],
        begin_with=found["begin_with"],
    )


def _refused(place: str) -> BadInputError:
    if place:
        return BadInputError(
            N_(
                "This coach's file cannot be read at “{place}”. "
                "Nothing was taken; ask for the file once more."
            ),
            place=place[:60],
        )
    return BadInputError(
        N_("This is not a coach's file, or it is damaged. Nothing was taken; ask for the file once more.")
    )
