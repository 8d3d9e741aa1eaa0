"""Promises, check-ins, what was put off, and the pause."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.integrations.public_holidays import public_holidays
from askwell.kernel import working_days
from askwell.kernel.due import Due
from askwell.practice.following_up.rules import (
    NEVER_PAUSED,
    Paused,
    Planned,
    Promised,
    PutOff,
    after_deferrals,
    after_pause,
    due_check_in,
    due_promise,
    first_check_in,
    in_month,
    look_again,
)
from tests.practice.facts import DAYS, MONDAY, PLANNED, UID, moment, put_offs

CALL = Due(on=MONDAY, at=time(10, 15), kind="call", subject=("contact", UID), reason="best_time_named")
FRIDAY = date(2026, 11, 27)


def put_off(until: date | None, *, due_on: date = MONDAY, at: date = MONDAY, kind: str = "call") -> PutOff:
    return PutOff(kind, UID, due_on, until, moment(at), at)


def test_a_promise_is_due_on_its_day_in_the_words_said() -> None:
    due = due_promise(Promised("960", FRIDAY, "I will send the link."))
    assert (due.on, due.values) == (FRIDAY, {"words": "I will send the link."})


@pytest.mark.parametrize(
    ("planned", "day"),
    [
        ([Planned("1", FRIDAY)], FRIDAY),
        ([Planned("1", FRIDAY), Planned("2", MONDAY)], MONDAY),
        ([Planned("1", FRIDAY, sent_on=MONDAY)], date(2027, 3, 8)),
        ([Planned("1", MONDAY, let_go=True), Planned("2", FRIDAY)], FRIDAY),
        ([Planned("1", MONDAY, sent_on=MONDAY), Planned("2", FRIDAY)], FRIDAY),
    ],
)
def test_the_next_check_in(planned: list[Planned], day: date) -> None:
    due = due_check_in(planned, UID)
    assert due is not None
    assert due.on == day


THURSDAY, SATURDAY = date(2026, 11, 19), date(2026, 11, 21)


@pytest.mark.parametrize(
    ("met", "day"),
    [(THURSDAY, date(2026, 12, 24)), (SATURDAY, date(2026, 12, 28)), (date(2028, 1, 29), date(2028, 3, 6))],
)
def test_the_first_check_in_is_five_weeks_on(met: date, day: date) -> None:
    assert first_check_in(met, {}) == day


LOADS = st.dictionaries(DAYS, st.integers(1, 9), max_size=30)


@given(DAYS, LOADS, st.sampled_from(["", "CA", "JP"]))
def test_a_first_check_in_finds_the_lightest_day_of_its_month(
    met: date, load: dict[date, int], country: str
) -> None:
    off = public_holidays(country)
    day = first_check_in(met, load, off)
    assert working_days.is_working_day(day, off)
    assert timedelta(weeks=4) <= day - met <= timedelta(days=42)
    assert day.month == first_check_in(met, {}, off).month
    span = [met + timedelta(days=count) for count in range(28, 43)]
    open_days = [one for one in span if working_days.is_working_day(one, off) and one.month == day.month]
    assert load.get(day, 0) == min(load.get(one, 0) for one in open_days)


def test_no_day_gets_a_pile() -> None:
    load: dict[date, int] = {}
    for _ in range(5):
        day = first_check_in(THURSDAY, load)
        load[day] = load.get(day, 0) + 1
    assert max(load.values()) == 1


@given(DAYS, LOADS)
def test_a_month_said_is_the_month_of_the_check_in(said: date, load: dict[date, int]) -> None:
    day = in_month(said, load)
    assert (day.year, day.month) == (said.year, said.month)
    assert working_days.is_working_day(day)


def test_a_check_in_let_go_is_not_planned_anew() -> None:
    assert due_check_in([Planned("1", MONDAY, let_go=True)], UID) is None


@given(st.lists(PLANNED, max_size=5))
def test_after_one_was_sent_there_is_always_a_next(planned: list[Planned]) -> None:
    if any(one.sent_on for one in planned):
        assert due_check_in(planned, UID) is not None


@given(DAYS)
def test_looking_again_is_about_four_weeks_off_on_a_working_day(last: date) -> None:
    day = look_again(last, UID).on
    assert working_days.is_working_day(day)
    assert timedelta(days=28) <= day - last <= timedelta(days=30)


def test_later_moves_the_step_and_drops_its_hour() -> None:
    (due,) = after_deferrals([CALL], [put_off(FRIDAY)])
    assert (due.on, due.has_time) == (FRIDAY, False)


def test_let_go_leaves_it_out() -> None:
    assert after_deferrals([CALL], [put_off(None)]) == []


def test_the_last_word_counts() -> None:
    first, last = put_off(None), put_off(FRIDAY, at=MONDAY + timedelta(days=1))
    assert after_deferrals([CALL], [last, first])[0].on == FRIDAY


@pytest.mark.parametrize(
    "other",
    [put_off(FRIDAY, kind="write"), put_off(FRIDAY, due_on=MONDAY - timedelta(days=1))],
    ids=["another kind", "a later step of the same kind"],
)
def test_another_step_is_not_held_back(other: PutOff) -> None:
    assert after_deferrals([CALL], [other]) == [CALL]


@given(st.lists(put_offs(), max_size=6))
def test_putting_off_makes_no_new_steps(put: list[PutOff]) -> None:
    assert len(after_deferrals([CALL], put)) <= 1


@pytest.mark.parametrize(
    ("kind", "on", "day"),
    [
        ("call", MONDAY, FRIDAY),
        ("post_card", MONDAY, FRIDAY),
        ("call", date(2026, 12, 1), date(2026, 12, 1)),
        ("meet", MONDAY, MONDAY),
        ("confirm", MONDAY, MONDAY),
        ("apologise", MONDAY, MONDAY),
    ],
)
def test_a_pause_moves_what_nobody_counts_on(kind: str, on: date, day: date) -> None:
    due = Due(on=on, kind=kind, subject=("contact", UID))
    assert after_pause(due, Paused(MONDAY, FRIDAY)).on == day


@given(DAYS, DAYS, st.sampled_from(["call", "tell", *sorted(NEVER_PAUSED)]))
def test_a_pause_never_brings_a_step_forward(on: date, until: date, kind: str) -> None:
    due = Due(on=on, kind=kind, subject=("contact", UID))
    assert after_pause(due, Paused(MONDAY, until)).on >= on
    assert after_pause(due, None) == due
