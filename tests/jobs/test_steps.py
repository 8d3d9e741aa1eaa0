"""Stored steps follow the list of holidays that is installed."""

from datetime import date
from pathlib import Path

import pytest

from askwell.jobs import steps
from askwell.practice.today import actions as today
from askwell.practice.today.models import NextStep
from askwell.workspace import scope
from tests import cast
from tests.conftest import NOW
from tests.databases import Database


def test_another_release_of_the_holidays_makes_steps_anew(
    sqlite: Database, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    member = cast.story(sqlite)
    assert steps.follow_holidays(at=NOW)
    assert not steps.follow_holidays(at=NOW)
    with scope.inside(member.workspace_id):
        NextStep.objects.update(on=date(2026, 12, 25))
        assert today.differences()
    monkeypatch.setattr(steps, "version", lambda _: "a newer one")
    assert steps.follow_holidays(at=NOW)
    with scope.inside(member.workspace_id):
        assert today.differences() == []
