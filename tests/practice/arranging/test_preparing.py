"""Getting ready: the times before a talk, and what belongs on the checklist."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.practice.arranging.preparing import Ready, checklist, times
from askwell.practice.arranging.rules import Mode

DAYS = st.datetimes().filter(lambda day: day.year > 1)


@given(DAYS, st.integers(0, 600))
def test_nearby_a_quarter_early_and_inside_five_minutes_early(start: datetime, travel: int) -> None:
    found = times(start, travel)
    assert start - found.enter == timedelta(minutes=5)
    assert start - found.nearby == timedelta(minutes=15)
    assert found.nearby - found.leave == timedelta(minutes=travel)


@pytest.mark.parametrize("mode", Mode)
def test_every_way_to_meet_has_a_sheet_and_pens(mode: Mode) -> None:
    found = checklist(mode)
    assert len(found) == len(set(found))
    assert {Ready.SHEET, Ready.PENS} <= set(found)


def test_only_who_goes_there_needs_a_way_and_something_to_wear() -> None:
    assert {Ready.DRESS, Ready.ROUTE, Ready.CARDS, Ready.SILENT} <= set(checklist(Mode.IN_PERSON))
    assert Ready.ROUTE not in checklist(Mode.PHONE)
    assert Ready.DRESS not in checklist(Mode.PHONE)
