"""The clock in the room keeps the promise, and a talk is written up the day it was held."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.practice.holding.rules import cue_times, due_debrief, ends_at, kept_time

BEGAN = datetime(2026, 11, 26, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize(("minutes", "extra", "end"), [(15, 0, "22:15"), (20, 0, "22:20"), (20, 10, "22:30")])
def test_the_agreed_minutes_end(minutes: int, extra: int, end: str) -> None:
    assert f"{ends_at(BEGAN, minutes, extra):%H:%M}" == end


@pytest.mark.parametrize(
    ("lasted", "extra", "kept"), [(19, 0, True), (20, 0, True), (21, 0, True), (22, 0, False), (26, 5, True)]
)
def test_a_promise_of_twenty_minutes(lasted: int, extra: int, kept: bool) -> None:
    assert kept_time(BEGAN, BEGAN + timedelta(minutes=lasted), 20, extra) == kept


def test_cues_say_by_when_each_question_is_done() -> None:
    wall = datetime(2026, 11, 26, 14, 0)  # noqa: DTZ001 -- a wall time
    cues = cue_times(wall, [3, 1.5, 3], 2)
    assert [f"{cue:%H:%M:%S}" for cue in cues] == ["14:05:00", "14:06:30", "14:09:30"]


@given(st.lists(st.floats(0, 30), max_size=12))
def test_cues_only_go_forward(minutes: list[float]) -> None:
    cues = cue_times(datetime(2026, 11, 26, 14, 0), minutes, 2)  # noqa: DTZ001 -- a wall time
    assert cues == sorted(cues)
    assert len(cues) == len(minutes)


def test_a_talk_is_written_up_the_same_day_once() -> None:
    due = due_debrief("1e71", date(2026, 11, 28), debriefed=False)
    assert due is not None
    assert (due.kind, due.on, due.subject) == ("debrief", date(2026, 11, 28), ("interview", "1e71"))
    assert due_debrief("1e71", date(2026, 11, 28), debriefed=True) is None
