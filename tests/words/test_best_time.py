"""A note of the best time is read as hours, as people write it."""

from datetime import time

import pytest

from askwell.words import best_time


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("mornings", ("09:00", "12:00")),
        ("Early, before the first patient", ("09:00", "12:00")),
        ("at lunch", ("12:00", "13:30")),
        ("afternoons only", ("13:00", "17:00")),
        ("after four", None),
        ("after 4", ("16:00", "18:00")),
        ("after 9:30", ("09:30", "18:00")),
        ("before 10", ("08:00", "10:00")),
        ("before 8 am", None),
        ("after 10 and before 11.30", ("10:00", "11:30")),
        ("until 3pm", ("08:00", "15:00")),
        ("evenings", ("17:00", "20:00")),
        ("ask for Ana", None),
        ("after 99", None),
        ("", None),
    ],
)
def test_hours(text: str, hours: tuple[str, str] | None) -> None:
    expected = (time.fromisoformat(hours[0]), time.fromisoformat(hours[1])) if hours else None
    assert best_time.hours(text) == expected
