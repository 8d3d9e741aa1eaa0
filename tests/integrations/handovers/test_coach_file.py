"""Tests of the coach's file: what is written is read, and nothing else is."""

import io
import json
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest

from askwell.integrations.handovers import coach_file
from askwell.integrations.handovers.coach_file import CoachFile, GivenQuestion
from askwell.kernel.errors import BadInputError

FULL = CoachFile(
    "Mary",
    "Good that you ask.\nStart small.",
    (
        GivenQuestion("How did you begin?", "bg-01", "background", 3, "opener", must_ask=True),
        GivenQuestion("Was ist schwer? 什么最难?", "", "challenges", 2.5),
    ),
    {"room.time_check": "That is our {minutes} minutes.", "card.cover": "Danke"},
    20,
    "practise",
)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    file = tmp_path / "mary.askwell-coach"
    file.write_bytes(coach_file.write(FULL))
    assert coach_file.read(file) == FULL
    assert coach_file.write(coach_file.read(file)) == file.read_bytes()


def test_a_greeting_has_at_most_sixty_words() -> None:
    coach_file.write(CoachFile("Mary", "word " * 60))
    with pytest.raises(BadInputError):
        coach_file.write(CoachFile("Mary", "word " * 61))


def packed(content: bytes, name: str = "coach.json", more: dict[str, bytes] | None = None) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
        for other, text in (more or {}).items():
            archive.writestr(other, text)
    return made.getvalue()


def values(**changed: Any) -> bytes:
    with zipfile.ZipFile(io.BytesIO(coach_file.write(FULL))) as archive:
        return json.dumps({**json.loads(archive.read("coach.json")), **changed}).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        b"no zip at all",
        packed(b"{}"),
        packed(b"[" * 100_000),
        packed(values(), "other.json"),
        packed(values(), "../coach.json"),
        packed(values(), more={"script.js": b"alert(1)"}),
        packed(b" " * 1_000_001 + values()),
        packed(values(sender="")),
        packed(values(sender="\ud800")),
        packed(values(minutes=4)),
        packed(values(minutes=20.5)),
        packed(values(begin_with="fly")),
        packed(values(greeting=["x"])),
        packed(values(questions=[{"text": "x"}])),
        packed(values(contacts=[])),
        packed(values(wordings={"card.close": 3})),
        packed(values(wordings={"__class__": "x"})),
        packed(values(version=2)),
        packed(values(minutes=float("nan"))),
    ],
)
def test_what_is_no_coachs_file_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "file"
    file.write_bytes(data)
    with pytest.raises(BadInputError):
        coach_file.read(file)


def mutated(chance: random.Random) -> bytes:
    """Return the file with a few bytes changed, cut, doubled or put in, packed anew or as it lay."""
    whole = chance.random() < 0.3
    data = bytearray(coach_file.write(FULL) if whole else values())
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data))
        kind = chance.randrange(4)
        if kind == 0:
            data[at] = chance.randrange(256)
        elif kind == 1:
            del data[at : at + chance.randint(1, 40)]
        elif kind == 2:
            data[at:at] = data[at : at + chance.randint(1, 60)]
        else:
            data[at:at] = chance.choice(
                [b"\\u0000", b"\\ud800", b'"', b"{x}", b"1e999", b"<b>", b"null", b"-"]
            )
        data = data or bytearray(b" ")
    return bytes(data) if whole else packed(bytes(data))


def test_mutated_files_are_read_or_refused_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "file"
    refused = 0
    for seed in range(2_000):
        file.write_bytes(mutated(random.Random(seed)))
        try:
            found = coach_file.read(file)
        except BadInputError:
            refused += 1
        else:
            coach_file.write(found)
    assert 1_000 < refused < 2_000
