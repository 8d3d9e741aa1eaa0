"""A person at the command line: commands run in this process, in a home of their own."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from tests.cli import contract
from tests.databases import Database

AT = "2026-11-23T09:00"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Return the answer as read from JSON."""
        return json.loads(self.out)


Askwell = Callable[..., Answer]


@pytest.fixture
def desk(home: Path, tmp_path: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which the person works; the machine tells nothing but a time zone."""
    settings.ASKWELL_NOW = ""
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    for name in ("LANG", "LC_ALL", "LC_MESSAGES", "ASKWELL_NOW"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def askwell(sqlite: Database, desk: Path) -> Askwell:
    """Return a function that runs `askwell` with its arguments, on Monday 23 November 2026."""

    def run(*words: str) -> Answer:
        return Answer(*contract.run_in_process(list(words), AT))

    return run
