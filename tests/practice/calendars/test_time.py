"""Right about time: some of what `make time` tries in full, and what new rules of a zone change."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

import pytest

from askwell.models import CallBlock, Interview
from askwell.practice.arranging import actions as arranging
from askwell.practice.arranging import queries as arranging_queries
from askwell.practice.arranging.rules import Mode
from askwell.practice.calendars import actions
from askwell.practice.identifying import actions as identifying
from askwell.practice.lifecycle.queries import doctor
from askwell.workspace import journal
from askwell.workspace.members import Member
from bench import clocks, walls
from tests.conftest import NOW, begun
from tests.databases import Database

SUMMER = datetime(2027, 7, 1, 9, 30)  # noqa: DTZ001 -- a wall time


@pytest.fixture
def robin(sqlite: Database) -> Iterator[Member]:
    with begun() as member:
        yield member


@pytest.mark.parametrize("zone", ["Australia/Lord_Howe", "Africa/Casablanca", "America/Los_Angeles"])
def test_wall_times_stay_what_they_are(robin: Member, zone: str) -> None:
    contact = identifying.add_contact("Ada", emails=["ada@a.example"], by=robin.user, at=NOW)
    wrong = [
        (wall, told)
        for wall in list(walls.cases(zone))[::9]
        if not all((told := walls.try_out(contact, wall, zone, by=robin.user)).values())
    ]
    assert not wrong


def test_the_transitions_that_are_tried_are_those_of_the_zone() -> None:
    found = [f"{one:%Y-%m-%d %H:%M}" for one in walls.transitions("Europe/Berlin")]
    assert found[:3] == ["2025-03-30 01:00", "2025-10-26 01:00", "2026-03-29 01:00"]
    assert len(found) == 22
    assert walls.first_instant(datetime(2026, 3, 29, 2, 30), "Europe/Berlin") is None  # noqa: DTZ001 -- a wall time


def test_no_jump_of_the_clock_shows_a_reminder_twice_or_loses_it(sqlite: Database) -> None:
    for seed in range(3):
        told = clocks.one_round(Random(seed), NOW + timedelta(days=30 * seed))
        assert told.could == {key.split("/")[1] for key in told.shown}
        assert set(told.shown.values()) <= {1}


def test_new_rules_of_a_zone_move_the_instant_and_never_the_wall(robin: Member) -> None:
    ada = identifying.add_contact("Ada", by=robin.user, at=NOW)
    talk = arranging.schedule(
        ada, wall=SUMMER, zone="Europe/Berlin", minutes=20, mode=Mode.PHONE, by=robin.user, at=NOW
    )
    block = actions.keep_for_calls(SUMMER, "Europe/Berlin", 60, by=robin.user, at=NOW)
    right = talk.starts_at
    assert right
    # As if both had been agreed while Berlin was still meant to give up summer time.
    with journal.entry("interview.change", by=robin.user, at=NOW) as write:
        write.update(talk, starts_at=right + timedelta(hours=1))
        write.update(block, starts_at=right + timedelta(hours=1))
    assert {one.code: one.ok for one in doctor(robin.seeker, at=NOW)}["wall_times"] is False
    assert arranging.keep_walls(by=None, at=NOW) == actions.keep_block_walls(by=None, at=NOW) == 1
    now, hour = Interview.objects.get(), CallBlock.objects.get()
    assert (now.starts_at, now.wall, now.sequence) == (right, "2027-07-01T09:30", 1)
    assert (hour.starts_at, hour.wall, hour.sequence) == (right, "2027-07-01T09:30", 1)
    assert {one.code: one.ok for one in doctor(robin.seeker, at=NOW)}["wall_times"] is True
    assert arranging.keep_walls(by=None, at=NOW) == 0
    assert arranging_queries.moved_by_rules() == []
