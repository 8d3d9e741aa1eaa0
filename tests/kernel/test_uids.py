"""A uid is a UUID of version 7 as 32 digits, new each time and in order of time."""

import uuid
from concurrent.futures import ThreadPoolExecutor

from askwell.kernel import uids


def test_a_uid_is_a_uuid_of_version_seven() -> None:
    made = uuid.UUID(uids.new_uid())
    assert made.version == 7
    assert made.variant == uuid.RFC_4122


def test_many_at_once_are_all_new_and_ascend() -> None:
    made = uids.new_uids(10_000)
    assert len(set(made)) == 10_000
    assert made == sorted(made)
    assert {len(one) for one in made} == {32}
    assert {uuid.UUID(one).version for one in made} == {7}


def test_later_ones_sort_later_however_fast_they_are_made() -> None:
    made = [uids.new_uid() for _ in range(1_000)]
    assert made == sorted(made)


def test_threads_never_share_one() -> None:
    with ThreadPoolExecutor(4) as pool:
        made = [one for part in pool.map(uids.new_uids, [2_000] * 8) for one in part]
    assert len(set(made)) == len(made)


def test_none_at_all_is_none() -> None:
    assert uids.new_uids(0) == []
