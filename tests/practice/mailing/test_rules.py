"""What holds mail back, when it is tried again, and which reminders are due."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.practice.mailing import rules
from askwell.practice.mailing.rules import About, Coming, Hold

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("to_one", "hour", "stopped", "refused", "hold"),
    [
        (0, 0, False, False, None),
        (2, 19, False, False, None),
        (3, 0, False, False, Hold.ENOUGH_TODAY),
        (0, 20, False, False, Hold.ENOUGH_THIS_HOUR),
        (0, 0, True, False, Hold.STOPPED),
        (3, 20, True, True, Hold.DO_NOT_CONTACT),
    ],
)
def test_what_holds_a_message_back(
    to_one: int, hour: int, stopped: bool, refused: bool, hold: Hold | None
) -> None:
    held = rules.held_back(to_one_today=to_one, this_hour=hour, stopped=stopped, do_not_contact=refused)
    assert held is hold


def test_a_message_is_tried_again_later_and_later_and_then_no_more() -> None:
    waits = [rules.next_try(tries, NOON) for tries in range(1, 7)]
    assert waits[:5] == [NOON + wait for wait in rules.TRIES]
    assert list(rules.TRIES) == sorted(rules.TRIES)
    assert waits[5] is None


def test_a_morning_keeps_its_wall_time_when_the_clocks_change() -> None:
    before, after = (rules.morning(date(2026, 10, day), time(8), "Europe/Berlin").due_at for day in (24, 25))
    assert (before.hour, after.hour) == (6, 7)
    assert after - before == timedelta(hours=25)


def test_a_talk_with_a_way_to_go_says_when_to_leave() -> None:
    way, call = rules.of_talks([Coming("a", "Mary", NOON, 25), Coming("b", "Tom", NOON, 0)])
    assert (way.about, way.due_at) == (About.LEAVE, NOON - timedelta(minutes=40))
    assert (call.about, call.due_at) == (About.NEARBY, NOON - timedelta(minutes=15))
    assert way.key != rules.of_talks([Coming("a", "Mary", NOON + timedelta(hours=1), 25)])[0].key


@given(st.lists(st.sampled_from((-1440, -60, 1, 7, 60, 1440)), max_size=60))
def test_whatever_the_clock_does_a_reminder_comes_once(steps: list[int]) -> None:
    """The clock jumps by hours and days between looks; at its end it shows the true time again."""
    reminder = rules.of_talks([Coming("a", "Mary", NOON, 0)])[0]
    shown: set[str] = set()
    times = 0
    clock = NOON - timedelta(hours=3)
    looks = [*steps, 0]
    for minutes in looks:
        clock += timedelta(minutes=minutes)
        if reminder.is_due(clock) and reminder.key not in shown:
            shown.add(reminder.key)
            times += 1
    if not shown and reminder.is_due(NOON):
        times += 1
    assert times == 1
