"""Thousands of damaged files: every one is read, skipped or refused with a sentence, never a traceback."""

import json
from pathlib import Path

import pytest

from askwell.integrations.readers import registry, wire
from askwell.integrations.readers.sandbox import read_apart
from askwell.kernel.drafts import ContactDraft, OwnProfile, Skipped, TableLook
from askwell.kernel.errors import BadInputError
from tests.integrations.readers.mutants import FORMATS, mutated, written

FILES = 500


@pytest.mark.parametrize("name", FORMATS)
def test_damaged_files_never_give_a_traceback(tmp_path: Path, name: str) -> None:
    reader = registry.named(FORMATS[name][0])
    read = 0
    refusals: list[str] = []
    for content in mutated(name, FILES):
        file = written(tmp_path, content)
        assert isinstance(reader.recognises(file), bool)
        try:
            for told in reader.read(file):
                read += 1
                if isinstance(told, OwnProfile | TableLook):
                    assert wire.unpacked_aside(json.loads(json.dumps(wire.packed_aside(told))))
                else:
                    assert isinstance(told, ContactDraft | Skipped)
                    assert wire.unpacked(json.loads(json.dumps(wire.packed(told)))).record == told.record
        except BadInputError as error:
            refusals.append(str(error))
    assert read > FILES // 20
    assert all("damaged" in words for words in refusals)


def test_damaged_files_through_the_other_process(tmp_path: Path) -> None:
    faults: list[str] = []
    for name in FORMATS:
        for content in mutated(name, 1, first=100_000):
            try:
                found = list(read_apart(written(tmp_path, content)))
            except BadInputError as error:
                found = []
                faults.append(str(error))
            assert all(isinstance(record, ContactDraft | Skipped) for record in found)
    assert not [fault for fault in faults if "as its format says" in fault]
