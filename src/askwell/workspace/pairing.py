"""Letting a phone in: a short code, shown on the computer, that works once within minutes.

The code lives in the serving process alone. It has 40 bits, and five wrong tries end it.
"""

import hmac
import secrets
import threading
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from askwell.workspace.members import Member

MINUTES = 5
TRIES = 5
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("ILO", "110")
_LENGTH = 8


@dataclass(frozen=True, slots=True)
class _Code:
    """An open code: whom it lets in, until when, and how many wrong tries are left."""

    signs: str
    member: Member
    until: datetime
    left: int = TRIES


class Pairing:
    """The one open code, if there is one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._code: _Code | None = None

    def open(self, member: Member, *, at: datetime) -> str:
        """Return a new code; the one before it works no more."""
        signs = "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
        with self._lock:
            self._code = _Code(signs, member, at + timedelta(minutes=MINUTES))
        return signs

    def shown(self, *, at: datetime) -> str:
        """Return the open code, "" where there is none."""
        code = self._code
        return code.signs if code and at <= code.until else ""

    def let_in(self, typed: str, *, at: datetime) -> Member | None:
        """Return whom a code lets in, and use it up; None for a wrong, late or used one."""
        signs = "".join(typed.upper().replace("-", " ").split()).translate(_READ_AS)
        with self._lock:
            code = self._code
            if code is None or at > code.until:
                self._code = None
                return None
            if hmac.compare_digest(signs.encode(), code.signs.encode()):
                self._code = None
                return code.member
            self._code = replace(code, left=code.left - 1) if code.left > 1 else None
            return None


def spaced(code: str) -> str:
    """Return a code as it is read aloud and typed: in two halves."""
    return f"{code[: _LENGTH // 2]}-{code[_LENGTH // 2 :]}"
