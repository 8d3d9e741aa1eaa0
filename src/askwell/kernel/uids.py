"""Names for rows that hold outside this database: UUID version 7, as 32 hexadecimal digits."""

import os
import time

_RANDOM_BYTES = 10


def new_uid() -> str:
    """Return a new UUIDv7 (RFC 9562, section 5.7) without dashes, ordered by creation time."""
    return new_uids(1)[0]


def new_uids(count: int) -> list[str]:
    """Return `count` new UUIDv7s of the same millisecond; one call to the system for all."""
    stamp = f"{time.time_ns() // 1_000_000:012x}"
    noise = os.urandom(_RANDOM_BYTES * count).hex()
    width = 2 * _RANDOM_BYTES
    return [_assemble(stamp, noise[at : at + width]) for at in range(0, width * count, width)]


def _assemble(stamp: str, noise: str) -> str:
    variant = "89ab"[int(noise[3], 16) & 3]
    return f"{stamp}7{noise[:3]}{variant}{noise[4:19]}"
