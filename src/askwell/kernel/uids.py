"""Names for rows that hold outside this database: UUID version 7, as 32 hexadecimal digits."""

import os
import threading
import time

_RANDOM_BYTES = 8
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
    noise = os.urandom(_RANDOM_BYTES * count).hex()
    width = 2 * _RANDOM_BYTES
    return [
        _assemble(f"{first + number:015x}", noise[number * width : (number + 1) * width])
        for number in range(count)
    ]


def _reserve(count: int) -> int:
    """Return the first of `count` ticks of 1/4096 ms that nobody else in this process has."""
    global _last  # noqa: PLW0603 -- the one thing that makes uids ascend
    with _lock:
        first = max(int(time.time_ns() / _NANOSECONDS_PER_TICK), _last + 1)
        _last = first + count - 1
    return first


def _assemble(tick: str, noise: str) -> str:
    return f"{tick[:12]}7{tick[12:]}{'89ab'[int(noise[0], 16) & 3]}{noise[1:]}"
