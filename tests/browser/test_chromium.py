"""The browser is found, its absence is said plainly, and the vendored checker is the one that was vetted."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser import chromium

VENDOR = Path(__file__).parent / "vendor"


def test_the_named_program_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "chrome"
    program.touch()
    monkeypatch.setenv("ASKWELL_CHROMIUM", str(program))
    assert chromium.find() == program


def test_playwrights_own_browser_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    program = tmp_path / ".cache/ms-playwright/chromium-1200/chrome-linux64/chrome"
    program.parent.mkdir(parents=True)
    program.touch()
    assert program in list(chromium._places())


def test_none_found_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASKWELL_CHROMIUM", str(tmp_path / "absent"))
    monkeypatch.setattr(chromium, "install", lambda: None)
    assert chromium.main() == 1
    assert "sudo apt install chromium" in capsys.readouterr().out
    with pytest.raises(RuntimeError, match="ASKWELL_CHROMIUM"):
        chromium.path()


def test_without_a_browser_debian_is_asked_as_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setenv("ASKWELL_CHROMIUM", str(tmp_path / "absent"))
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(subprocess, "run", lambda command, **_: asked.append(command))
    assert chromium.install() is None
    assert [command[1] for command in asked[:2]] == ["update", "install"]
    assert asked[2][-3:] == ("playwright", "install", "chromium")


def test_axe_is_the_file_that_is_noted() -> None:
    noted = re.findall(r"`(axe\.min\.js)`.*`([0-9a-f]{64})`", (VENDOR / "README.md").read_text("utf-8"))
    assert (
        [(name, hashlib.sha256((VENDOR / name).read_bytes()).hexdigest()) for name, _ in noted] == noted != []
    )
