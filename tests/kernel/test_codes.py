"""Codes on paper: the same row is found again, however the code was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.kernel import codes
from askwell.kernel.uids import new_uid, new_uids

UIDS = st.builds(new_uid)


@given(UIDS, st.booleans(), st.sampled_from(["", "-", " ", " - "]))
def test_a_code_is_read_back_however_it_is_typed(uid: str, lower: bool, between: str) -> None:
    code = codes.code_of(uid)
    typed = between.join(code.split("-"))
    assert codes.tidied(typed.lower() if lower else typed) == code
    assert uid.endswith(codes.ending(code))


def test_signs_that_look_alike_are_one() -> None:
    assert codes.tidied("iLo-0O1") == "110-001"


@pytest.mark.parametrize("text", ["", "K7M", "K7M-4PXX", "K7M-4P!", "K7U-4PX", "?" * 600])
def test_what_is_no_code_is_none(text: str) -> None:
    assert codes.tidied(text) == ""


def test_ten_thousand_rows_made_at_once_hardly_share_a_code() -> None:
    assert len({codes.code_of(uid) for uid in new_uids(10_000)}) >= 9_995
