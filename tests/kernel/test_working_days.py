"""Working days are Monday to Friday, less the holidays handed in."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.kernel import working_days

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
FRIDAY, SATURDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "count", "after"),
    [
        (FRIDAY, 0, FRIDAY),
        (SATURDAY, 0, MONDAY),
        (FRIDAY, 1, MONDAY),
        (SATURDAY, 1, MONDAY),
        (MONDAY, 2, date(2026, 11, 25)),
        (MONDAY, 5, date(2026, 11, 30)),
        (date(2028, 2, 28), 2, date(2028, 3, 1)),
        (date(2026, 12, 31), 1, date(2027, 1, 1)),
    ],
)
def test_counting_skips_the_weekend(day: date, count: int, after: date) -> None:
    assert working_days.add(day, count) == after


def test_holidays_are_skipped_where_they_are_known() -> None:
    new_year = date(2027, 1, 1)
    assert working_days.add(date(2026, 12, 31), 1, [new_year]) == date(2027, 1, 4)
    assert not working_days.is_working_day(new_year, [new_year])


def test_between_counts_the_last_day_and_not_the_first() -> None:
    assert working_days.between(FRIDAY, MONDAY) == 1
    assert working_days.between(FRIDAY, SATURDAY) == 0
    assert working_days.between(MONDAY, FRIDAY) == 0


@given(DAYS, st.integers(0, 60))
def test_the_result_is_a_working_day_as_far_off_as_counted(day: date, count: int) -> None:
    after = working_days.add(day, count)
    assert working_days.is_working_day(after)
    assert after >= day
    if count:
        assert working_days.between(day, after) == count


@given(DAYS)
def test_the_next_working_day_is_never_more_than_two_days_off(day: date) -> None:
    assert working_days.on_or_after(day) - day <= timedelta(days=2)
