"""Readers are plug-ins: ours are declared, others are found, and the recipe in the manual works."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from askwell.integrations.readers import ENTRY_POINTS, registry
from askwell.integrations.readers.sandbox import read_apart
from askwell.kernel.drafts import ContactDraft, DraftValue, Skipped
from askwell.kernel.errors import BadInputError
from tests.integrations.readers.files_of import CARD, connections, write

ROOT = Path(__file__).resolve().parents[3]


def install(folder: Path, name: str, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a module and its entry point where Python finds them, as installing a package would."""
    write(folder / f"{name}.py", code)
    about = folder / f"{name}-1.0.dist-info"
    about.mkdir()
    write(about / "METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    write(about / "entry_points.txt", f"[{ENTRY_POINTS}]\n{name} = {name}:READER\n")
    monkeypatch.syspath_prepend(str(folder))


def test_ours_are_the_declared_ones() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["entry-points"][ENTRY_POINTS]
    assert declared == registry.BUILT_IN
    assert [registry.named(name).name for name in declared] == list(declared)


def test_a_file_finds_its_reader(tmp_path: Path) -> None:
    assert registry.recognise(write(tmp_path / "a.csv", CARD)).name == "vcard"
    assert registry.recognise(write(tmp_path / "a.vcf", connections())).name == "linkedin"
    with pytest.raises(BadInputError, match=r"b\.txt is a text"):
        registry.recognise(write(tmp_path / "b.txt", "hello"))


def test_the_sample_of_the_manual_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "docs/developer/add-a-reader.md").read_text()
    block = re.search(r"   ```python\n(.*?)   ```", page, re.DOTALL)
    assert block
    install(tmp_path, "desk_list", re.sub(r"(?m)^   ", "", block[1]), monkeypatch)
    file = write(tmp_path / "numbers", "DESK PHONE LIST\nAda Nordwind\t030 555 0100\n\t030 555 0101\n")
    reading = read_apart(file)
    assert reading.reader_name == "desk-list"
    assert list(reading) == [
        ContactDraft(1, "Ada Nordwind", phones=(DraftValue("030 555 0100"),)),
        Skipped(2, "nameless", "030 555 0101"),
    ]
    assert "desk-list" in registry.names()
    assert len(list(read_apart(file, "desk-list"))) == 2


def test_a_broken_plug_in_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "broken_reader", "raise RuntimeError\n", monkeypatch)
    assert registry.names() == list(registry.BUILT_IN)
    with pytest.raises(BadInputError, match="is a text"):
        list(read_apart(write(tmp_path / "a.txt", "hello")))


def test_a_plug_in_that_fails_gives_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    code = """
from askwell.integrations.readers import Reader


def read(path):
    raise ZeroDivisionError("secret")
    yield


READER = Reader(name="failing", recognises=lambda path: True, read=read)
"""
    install(tmp_path, "failing_reader", code, monkeypatch)
    with pytest.raises(BadInputError, match=r"a\.txt cannot be read"):
        list(read_apart(write(tmp_path / "a.txt", "hello")))
    assert "ZeroDivisionError at failing_reader:" in caplog.text
    assert "secret" not in caplog.text


def test_nothing_is_loaded_before_a_file_is_read() -> None:
    code = """
import sys
import askwell.integrations.calendars.events
import askwell.integrations.readers.registry, askwell.integrations.readers.sandbox
slow = ("django", "icalendar", "zipfile", "importlib.metadata")
print([n for n in sys.modules if n.startswith(slow) or n.endswith((".readers.vcard", ".readers.linkedin"))])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
