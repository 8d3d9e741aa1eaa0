"""A code lets one phone in, once, within minutes, and never by guessing."""

from datetime import datetime, timedelta

import pytest

from askwell.workspace.members import Member
from askwell.workspace.pairing import MINUTES, TRIES, Pairing, spaced


def test_a_code_lets_in_once_however_it_is_typed(member: Member, now: datetime) -> None:
    pairing = Pairing()
    code = pairing.open(member, at=now)
    assert pairing.shown(at=now) == code
    assert pairing.let_in(f" {spaced(code).lower()} ", at=now) is member
    assert pairing.let_in(code, at=now) is None
    assert pairing.shown(at=now) == ""


def test_a_code_is_late_after_its_minutes(member: Member, now: datetime) -> None:
    pairing = Pairing()
    code = pairing.open(member, at=now)
    late = now + timedelta(minutes=MINUTES, seconds=1)
    assert pairing.shown(at=late) == ""
    assert pairing.let_in(code, at=late) is None
    assert pairing.let_in(code, at=now) is None


def test_wrong_ones_end_it(member: Member, now: datetime) -> None:
    pairing = Pairing()
    code = pairing.open(member, at=now)
    for _ in range(TRIES - 1):
        assert pairing.let_in("AAAA-AAAA", at=now) is None
    assert pairing.shown(at=now) == code
    assert pairing.let_in("ÄÖÜ", at=now) is None
    assert pairing.let_in(code, at=now) is None


def test_a_new_code_takes_the_place_of_the_old(member: Member, now: datetime) -> None:
    pairing = Pairing()
    first, second = pairing.open(member, at=now), pairing.open(member, at=now)
    assert first != second
    assert pairing.let_in(first, at=now) is None
    assert pairing.let_in(second, at=now) is member


@pytest.mark.parametrize("typed", ["", " ", "-", "\0", "0" * 10_000])
def test_nothing_is_no_code(member: Member, now: datetime, typed: str) -> None:
    pairing = Pairing()
    assert pairing.let_in(typed, at=now) is None
    pairing.open(member, at=now)
    assert pairing.let_in(typed, at=now) is None
