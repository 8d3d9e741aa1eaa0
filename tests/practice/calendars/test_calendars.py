"""Calendars that are read, hours kept for calls, and what can be offered then."""

from datetime import datetime, timedelta

import pytest

from askwell.integrations.calendars import events
from askwell.kernel.errors import BadInputError, ChangedSinceError, NotFoundError
from askwell.models import BusyTimes, Calendar
from askwell.practice.calendars import actions, queries
from askwell.practice.identifying import actions as identifying
from askwell.practice.lifecycle.actions import interviews
from askwell.workspace import journal
from askwell.workspace.members import Member
from tests.conftest import NOW

TUESDAY = datetime(2026, 11, 24, 9, 0)  # noqa: DTZ001 -- a wall time
HERE = "America/Los_Angeles"


def busy_on_tuesday() -> bytes:
    return events.write([events.Event("x", 0, NOW, TUESDAY, HERE, 8 * 60, "Work")])


def offered(member: Member, count: int = 2) -> list[str]:
    found = queries.free_slots(member.seeker, at=NOW, minutes=20, count=count)
    return [f"{one.yours:%a %H:%M}" for one in found]


def test_a_calendar_closes_its_hours_until_it_is_taken_away(member: Member) -> None:
    assert offered(member) == ["Tue 09:00", "Wed 12:30"]
    made = actions.add_file("Work", busy_on_tuesday(), member.seeker, by=member.user, at=NOW)
    added = journal.last_entry()
    assert added
    assert offered(member) == ["Wed 09:00", "Thu 12:30"]
    undoing = journal.undo(added, by=member.user, at=NOW)
    assert offered(member) == ["Tue 09:00", "Wed 12:30"]
    journal.undo(undoing, by=member.user, at=NOW)
    assert offered(member) == ["Wed 09:00", "Thu 12:30"]
    made = queries.calendar(made.uid)
    actions.remove_calendar(made, by=member.user, at=NOW)
    assert offered(member) == ["Tue 09:00", "Wed 12:30"]
    assert not BusyTimes.objects.exists()
    with pytest.raises(NotFoundError):
        queries.calendar(made.uid)


def test_talks_and_hours_for_calls_are_taken_too(member: Member) -> None:
    ada = identifying.add_contact("Ada", by=member.user, at=NOW)
    interviews.agree(ada, member.seeker, wall=TUESDAY, minutes=60, by=member.user, at=NOW)
    block = actions.keep_for_calls(TUESDAY + timedelta(hours=1), HERE, 420, by=member.user, at=NOW)
    assert offered(member, count=1) == ["Wed 09:00"]
    actions.move_block(block, TUESDAY + timedelta(days=1), 60, by=member.user, at=NOW)
    assert offered(member, count=1) == ["Tue 10:00"]
    actions.cancel_block(block, by=member.user, at=NOW)
    assert (block.sequence, queries.call_blocks(NOW)) == (2, [])
    with pytest.raises(ChangedSinceError):
        actions.cancel_block(block, by=member.user, at=NOW)


def test_what_cannot_be_is_refused_and_nothing_is_written(member: Member) -> None:
    gap = datetime(2027, 3, 14, 2, 30)  # noqa: DTZ001 -- a wall time that is jumped over
    with pytest.raises(BadInputError, match="jump over 02:30"):
        actions.keep_for_calls(gap, HERE, 60, by=member.user, at=NOW)
    with pytest.raises(BadInputError, match="between 1 and 480"):
        actions.keep_for_calls(TUESDAY, HERE, 0, by=member.user, at=NOW)
    with pytest.raises(BadInputError, match="no calendar"):
        actions.add_file("No", b"Dear diary", member.seeker, by=member.user, at=NOW)
    assert not Calendar.objects.exists()


def test_a_time_is_free_beside_itself(member: Member) -> None:
    block = actions.keep_for_calls(TUESDAY, HERE, 60, by=member.user, at=NOW)
    assert not queries.is_free(block.starts_at, 30)
    assert queries.is_free(block.starts_at, 30, besides=block.uid)
