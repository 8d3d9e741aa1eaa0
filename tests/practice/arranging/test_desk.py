"""The order of the call desk: what was agreed, who can be rung now, who opens later, who is gone."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.practice.arranging.desk import Call, Standing, in_order, place
from askwell.practice.arranging.ladder import Rung

NINE = datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001 -- wall times are naive
MORNING, AFTERNOON = (time(9, 0), time(12, 0)), (time(13, 0), time(17, 0))


def call(uid: str, **values: object) -> Call:
    return replace(Call(uid, NINE, NINE), **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "standing", "opens"),
    [
        ({}, Standing.NOW, None),
        ({"at": "09:10"}, Standing.AGREED, None),
        ({"at": "08:00"}, Standing.AGREED, None),
        ({"at": "15:30"}, Standing.LATER, NINE.replace(hour=15, minute=30)),
        ({"off": True}, Standing.HOLIDAY, None),
        ({"off": True, "at": "09:00"}, Standing.AGREED, None),
        ({"best": AFTERNOON}, Standing.LATER, NINE.replace(hour=13)),
        ({"there": NINE.replace(hour=7, minute=30)}, Standing.LATER, NINE.replace(hour=10, minute=30)),
        ({"there": NINE.replace(hour=17)}, Standing.CLOSED, None),
        ({"here": NINE.replace(hour=20), "there": NINE.replace(hour=2)}, Standing.CLOSED, None),
        ({"there": NINE.replace(hour=15), "best": MORNING}, Standing.NOW, None),
        ({"there": NINE.replace(hour=18), "best": (time(17, 0), time(20, 0))}, Standing.NOW, None),
    ],
)
def test_whether_somebody_can_be_rung(
    values: dict[str, object], standing: Standing, opens: datetime | None
) -> None:
    found = place(call("a", **values))
    assert (found.standing, found.opens) == (standing, opens)


def test_the_order_of_a_day() -> None:
    calls = [
        call("holiday", off=True),
        call("later", there=NINE.replace(hour=7)),
        call("dream", dream=True),
        call("cold"),
        call("warm", rung=Rung.PRACTICE_TALK),
        call("best", best=MORNING),
        call("closing", there=NINE.replace(hour=16, minute=20)),
        call("agreed", at="09:05"),
        call("at three", at="15:00"),
    ]
    expected = ["agreed", "closing", "best", "warm", "cold", "dream", "later", "at three", "holiday"]
    assert [one.call.uid for one in in_order(calls)] == expected


HOURS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: NINE + timedelta(minutes=minutes))
CALLS = st.lists(
    st.builds(
        Call,
        st.uuids().map(str),
        st.just(NINE),
        HOURS,
        st.sampled_from(["", "08:30", "16:00"]),
        st.sampled_from([None, MORNING, AFTERNOON]),
        st.booleans(),
        st.sampled_from(Rung),
        st.booleans(),
    ),
    max_size=9,
)


@given(CALLS)
def test_no_call_is_lost_and_none_that_can_be_made_waits_behind_one_that_cannot(calls: list[Call]) -> None:
    found = in_order(calls)
    assert sorted(one.call.uid for one in found) == sorted(one.uid for one in calls)
    ready = [one.standing in {Standing.AGREED, Standing.NOW} for one in found]
    assert ready == sorted(ready, reverse=True)
