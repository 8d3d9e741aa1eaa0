"""Names for rows that hold outside this database: UUID version 7, as 32 hexadecimal digits."""

import os
import threading
import time

_VARIANT = "8"
_NANOSECONDS_PER_TICK = 1_000_000 / 4096
_lock = threading.Lock()
_last = 0


def new_uid() -> str:
    """Return a new UUIDv7 (RFC 9562, section 5.7) without dashes, ordered by creation time."""
    return new_uids(1)[0]


def new_uids(count: int) -> list[str]:
    """Return `count` new UUIDv7s in ascending order, later than any made before in this process.

    The twelve bits behind the milliseconds count 4,096ths of one (RFC 9562, section 6.2, method 3),
    so that rows sorted by uid stand in the order in which they were made.
    """
    ticks = range(first := _reserve(count), first + count)
    # Sixteen digits of noise each, of which the first gives way to the variant.
    noise = os.urandom(8 * count).hex()
    return [
        f"{tick >> 12:012x}7{tick & 0xFFF:03x}{_VARIANT}{noise[at + 1 : at + 16]}"
        for tick, at in zip(ticks, range(0, 16 * count, 16), strict=True)
    ]


def _reserve(count: int) -> int:
    """Return the first of `count` ticks of 1/4096 ms that nobody else in this process has."""
    global _last  # noqa: PLW0603 -- the one thing that makes uids ascend
    with _lock:
        first = max(int(time.time_ns() / _NANOSECONDS_PER_TICK), _last + 1)
        _last = first + count - 1
    return first
