"""A promise is dated by its own words: a month, a weekday, so many weeks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.words import promised_day

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Call me in March", date(2027, 3, 1)),
        ("I will write in January.", date(2027, 1, 1)),
        ("by late november", MONDAY),
        ("on 15 March", date(2027, 3, 15)),
        ("March 15 is good", date(2027, 3, 15)),
        ("I may call", None),
        ("on Thursday", date(2026, 11, 26)),
        ("Monday then", date(2026, 11, 30)),
        ("tomorrow", date(2026, 11, 24)),
        ("in two weeks", date(2026, 12, 7)),
        ("in a month", date(2026, 12, 23)),
        ("after 3 days", date(2026, 11, 26)),
        ("next week", date(2026, 11, 30)),
        ("next month", date(2026, 12, 1)),
        ("in 30 February", None),
        ("31 February", None),
        ("some time", None),
        ("", None),
    ],
)
def test_the_day_that_is_named(text: str, day: date | None) -> None:
    assert promised_day.day_in(text, MONDAY) == day


@given(st.text(max_size=60), st.dates(date(2024, 1, 1), date(2032, 1, 1)))
def test_whatever_is_written_a_day_lies_ahead(text: str, today: date) -> None:
    day = promised_day.day_in(text, today)
    assert day is None or day >= today
