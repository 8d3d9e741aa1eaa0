"""Thousands of damaged directories: each is read or refused with a sentence; nothing is half written."""

from pathlib import Path

import pytest

from askwell.kernel.errors import BadInputError
from tests.integrations.directories.mutants import BUILT_EACH, MAKERS, Home, mutated

FILES = 500
PARQUET_FILES = 40


@pytest.mark.parametrize("name", MAKERS)
def test_a_damaged_file_is_read_or_refused(name: str, tmp_path: Path) -> None:
    """The first of a few is built too: what stood there before stays, or the new one is whole."""
    home = Home(tmp_path, name)
    read = 0
    refusals: list[str] = []
    for number, content in enumerate(mutated(name, FILES if name != "overture" else PARQUET_FILES)):
        before = home.sign()
        if number % BUILT_EACH == 0:
            taken = home.build(content)
            assert taken or home.sign() == before
            assert home.sign()[0] == ["d.sqlite3"]
            continue
        try:
            read += home.read(content)
        except BadInputError as error:
            refusals.append(str(error))
    assert read or name == "overture"
    assert all("damaged" in words for words in refusals)
