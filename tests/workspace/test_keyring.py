"""Secrets stay in one file of the home, by workspace, readable by its owner alone."""

import stat
from pathlib import Path

import pytest

from askwell.kernel.errors import BadInputError
from askwell.workspace import keyring, scope


def test_secrets_are_kept_by_workspace_and_name(home: Path) -> None:
    with scope.inside(1):
        keyring.keep("mail", {"password": "one"})
        keyring.keep("calendar", {"password": "two"})
    with scope.inside(2):
        assert keyring.read("mail") is None
        keyring.keep("mail", {"password": "three"})
    with scope.inside(1):
        keyring.forget("calendar")
        keyring.forget("calendar")
        assert keyring.read("mail") == {"password": "one"}
        assert keyring.read("calendar") is None
    assert [path.name for path in home.iterdir()] == [keyring.FILE]


@pytest.mark.skipif("os.name == 'nt'", reason="Windows keeps the rights of the folder")
def test_only_the_owner_can_read_them(home: Path) -> None:
    with scope.inside(1):
        keyring.keep("mail", {"password": "one"})
    assert stat.S_IMODE((home / keyring.FILE).stat().st_mode) == 0o600


def test_a_damaged_file_is_said_and_left(home: Path) -> None:
    (home / keyring.FILE).write_text("{", encoding="utf-8")
    with scope.inside(1), pytest.raises(BadInputError):
        keyring.read("mail")
    assert (home / keyring.FILE).read_text(encoding="utf-8") == "{"
