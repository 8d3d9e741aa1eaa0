"""Thousands of damaged files: every one is read, skipped or refused with a sentence, never a traceback."""

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from askwell.integrations.readers import Reader, registry, wire
from askwell.integrations.readers.linkedin import READER as LINKEDIN
from askwell.integrations.readers.sandbox import read_apart
from askwell.integrations.readers.vcard import READER as VCARD
from askwell.kernel.drafts import ContactDraft, Skipped
from askwell.kernel.errors import BadInputError
from tests.integrations.readers.files_of import CARD, OLD_CARD, PREAMBLE, ROW, connections, write, write_zip
from tests.shared import SHARED

SEED = 20_261_126
FILES = 2_000
JUNK = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b'""', b"=\n", b"=", b"\\", b":", b";", b",", b"\r", b"\n ",
    b"\n\n", b"BEGIN:VCARD\n", b"END:VCARD\n", b"AGENT:\n", b";CHARSET=utf-7", b";ENCODING=BASE64:",
    b";QUOTED-PRINTABLE:=", b"\xed\xa0\x80", b"\x1b$B", b"%", b"/in/%ff%", b"PK\x05\x06", b"x" * 5_000,
    b"(" * 300, b"\xf0\x9f\x8c\xbb",
)  # fmt: skip


def vcards(_folder: Path) -> list[bytes]:
    real = sorted((SHARED / "corpora" / "vcard").glob("*.vcf"))
    return [CARD.encode(), OLD_CARD.encode(), (CARD + OLD_CARD).encode(), CARD.encode("utf-16")] + [
        content for file in real if len(content := file.read_bytes()) < 5_000
    ]


def tables(_folder: Path) -> list[bytes]:
    rows = [
        ROW,
        ",,,,,,07 Jun 2026",
        'Bo,"Li, Ph.D.",linkedin.com/in/zo%C3%AB?x=1,,"A\nB",C,1/29/26, 2:37 PM',
        ROW,
    ]
    table = connections(*rows, preamble=PREAMBLE)
    return [table, connections(*rows), table.decode().encode("utf-16"), table.replace(b",", b";")]


def zips(folder: Path) -> list[bytes]:
    entries = {"messages.csv": b"FROM,TO\n" * 9, "a/Connections.csv": connections(*[ROW] * 9)}
    return [write_zip(folder / "seed.zip", entries).read_bytes()]


def mutated(seeds: list[bytes], count: int) -> Iterator[bytes]:
    """Give damaged copies of the seeds, the same ones every time."""
    chance = random.Random(SEED)
    for _ in range(count):
        content = bytearray(chance.choice(seeds))
        for _ in range(chance.randint(1, 6)):
            _damage(chance, content, seeds)
        yield bytes(content)


def _damage(chance: random.Random, content: bytearray, seeds: list[bytes]) -> None:
    at = chance.randint(0, len(content))
    length = chance.choice((1, 1, 2, 8, 64, 512))
    kind = chance.randrange(6)
    if kind == 0:
        content[at:at] = chance.choice(JUNK)
    elif kind == 1:
        del content[at : at + length]
    elif kind == 2:
        content[at : at + length] = chance.randbytes(length)
    elif kind == 3:
        content[at:at] = content[at : at + length] * chance.choice((1, 2, 30))
    elif kind == 4:
        del content[at:]
    else:
        content[at:at] = chance.choice(seeds)[at : at + length]


@pytest.mark.parametrize(("reader", "make"), [(VCARD, vcards), (LINKEDIN, tables), (LINKEDIN, zips)])
def test_damaged_files_never_give_a_traceback(
    tmp_path: Path, reader: Reader, make: Callable[[Path], list[bytes]]
) -> None:
    read = 0
    refusals: list[str] = []
    for content in mutated(make(tmp_path), FILES):
        file = write(tmp_path / "damaged", content)
        assert isinstance(reader.recognises(file), bool)
        try:
            registry.recognise(file)
            for record in reader.read(file):
                read += 1
                assert isinstance(record, ContactDraft | Skipped)
                assert wire.unpacked(json.loads(json.dumps(wire.packed(record)))).record == record.record
        except BadInputError as error:
            refusals.append(str(error))
    assert read > FILES // 10
    assert all("damaged" in words for words in refusals)


def test_damaged_files_through_the_other_process(tmp_path: Path) -> None:
    faults: list[str] = []
    for content in mutated([*vcards(tmp_path), *tables(tmp_path), *zips(tmp_path)], 25):
        file = write(tmp_path / "damaged", content)
        try:
            found = list(read_apart(file))
        except BadInputError as error:
            found = []
            faults.append(str(error))
        assert all(isinstance(record, ContactDraft | Skipped) for record in found)
    assert not [fault for fault in faults if "as its format says" in fault]
