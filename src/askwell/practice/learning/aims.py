"""A weekly aim that one sets oneself: words only, nothing is counted, and it may rest."""

from datetime import datetime

from askwell.kernel.errors import N_, BadInputError
from askwell.practice.learning.models import Aim
from askwell.workspace import journal
from askwell.workspace.models import User

_MOST = 300


def present() -> Aim | None:
    """Return the aim there is, resting or not."""
    return Aim.objects.filter(ended_at__isnull=True).order_by("-id").first()


def set_aim(text: str, *, by: User | None, at: datetime) -> Aim:
    """Set an aim in place of the one before; raises BadInputError without words."""
    words = " ".join(text.split())[:_MOST]
    if not words:
        raise BadInputError(N_("Write your aim in a few words."))
    with journal.entry("aim.set", by=by, at=at) as write:
        before = present()
        if before and before.text == words:
            write.update(before, resting_since=None)
            return before
        if before:
            write.update(before, ended_at=at)
        return write.create(Aim, text=words, set_at=at)


def rest(aim: Aim, *, by: User | None, at: datetime) -> bool:
    """Let an aim rest; nothing asks for it until it is taken up again."""
    with journal.entry("aim.rest", by=by, at=at) as write:
        return write.update(aim, resting_since=aim.resting_since or at)


def go_on(aim: Aim, *, by: User | None, at: datetime) -> bool:
    """Take up an aim that rested."""
    with journal.entry("aim.go_on", by=by, at=at) as write:
        return write.update(aim, resting_since=None)


def end(aim: Aim, *, by: User | None, at: datetime) -> bool:
    """Do without an aim."""
    with journal.entry("aim.end", by=by, at=at) as write:
        return write.update(aim, ended_at=at)
