"""Launch tokens: a home's own key makes them, and each lets one browser in, once, within a minute.

The key lies in the home, readable by its owner alone; whoever can read it can read everything
else there too. A token is `time.nonce.mac`, the mac being HMAC-SHA256 of `time.nonce`.
"""

import hmac
import os
import secrets
from datetime import datetime
from pathlib import Path

KEY_FILE = "key"
SECONDS = 60


def home_key(home: Path) -> bytes:
    """Return the home's key, made with mode 0600 the first time."""
    path = home / KEY_FILE
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(descriptor, "wb") as file:
        key = secrets.token_bytes(32)
        file.write(key)
    return key


def new_token(key: bytes, *, at: datetime) -> str:
    """Return a token that holds for a minute from `at`."""
    head = f"{int(at.timestamp())}.{secrets.token_urlsafe(16)}"
    return f"{head}.{_mac(key, head)}"


class Gate:
    """Accepts each good token once; lives in the serving process."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._used: dict[str, int] = {}

    def let_in(self, token: str, *, at: datetime) -> bool:
        """Tell whether a token is ours, fresh and unused, and use it up."""
        head, _, mac = token.rpartition(".")
        stamp, _, nonce = head.partition(".")
        if not nonce or not stamp.isdigit() or not hmac.compare_digest(mac, _mac(self._key, head)):
            return False
        now = int(at.timestamp())
        self._used = {used: when for used, when in self._used.items() if now - when <= SECONDS}
        if abs(now - int(stamp)) > SECONDS or nonce in self._used:
            return False
        self._used[nonce] = now
        return True


def _mac(key: bytes, head: str) -> str:
    return hmac.digest(key, head.encode(), "sha256").hex()
