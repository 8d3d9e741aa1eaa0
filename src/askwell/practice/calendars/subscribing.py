"""The secret address at which a calendar program may read ours: made, changed, found, and when last read."""

import hashlib
import secrets
from datetime import datetime

from askwell.practice.calendars.models import Subscription
from askwell.workspace import scope

_BYTES = 32


def present() -> Subscription | None:
    """Return the address of the workspace in scope, without its secret, which nobody knows any more."""
    return Subscription.objects.first()


def make(*, full: bool, at: datetime) -> str:
    """Make the address anew and return its secret of 256 bits, this once; the one before leads nowhere."""
    secret = secrets.token_urlsafe(_BYTES)
    Subscription.objects.update_or_create(
        workspace_id=scope.current(),
        defaults={"secret_hash": _hash(secret), "full": full, "made_at": at, "read_at": None},
    )
    return secret


def end() -> None:
    """Let the address lead nowhere."""
    Subscription.objects.filter(workspace_id=scope.current()).delete()


def opened(secret: str, *, at: datetime) -> Subscription | None:
    """Return the subscription a secret belongs to and note that it was read; None for any other."""
    with scope.lifted():
        found = Subscription.objects.filter(secret_hash=_hash(secret)).first()
        if found is not None:
            Subscription.objects.filter(pk=found.pk).update(read_at=at)
    return found


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
