"""Names for rows that hold outside this database: UUID version 7, as 32 hexadecimal digits."""

import os
import sys
import threading
import time
from array import array

_VERSION, _VARIANT = 0x7000, "8"
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
    first = _reserve(count)
    heads = array("Q", [tick >> 12 << 16 | _VERSION | tick & 0xFFF for tick in range(first, first + count)])
    if sys.byteorder == "little":
        heads.byteswap()
    # Sixteen digits of time, and as many of noise, of which the first gives way to the variant.
    times, noise = heads.tobytes().hex(), os.urandom(8 * count).hex()
    return [f"{times[at : at + 16]}{_VARIANT}{noise[at + 1 : at + 16]}" for at in range(0, 16 * count, 16)]


def _reserve(count: int) -> int:
    """Return the first of `count` ticks of 1/4096 ms that nobody else in this process has."""
    global _last  # noqa: PLW0603 -- the one thing that makes uids ascend
    with _lock:
        first = max(int(time.time_ns() / _NANOSECONDS_PER_TICK), _last + 1)
        _last = first + count - 1
    return first
