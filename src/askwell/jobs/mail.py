"""Mail by itself: what was clicked to be sent is handed over; what was in hand before is in doubt."""

from datetime import UTC, datetime

from askwell.practice.lifecycle.actions import mails
from askwell.practice.mailing import actions as mailing
from askwell.practice.mailing import queries
from askwell.workspace import members, scope

_begun: set[int] = set()


def deliver(*, at: datetime) -> int:
    """Hand over the messages whose time has come, in every workspace; return how many left."""
    left = 0
    for seeker in members.seekers():
        with scope.inside(seeker.workspace_id):
            if seeker.workspace_id not in _begun:
                mailing.doubt_what_was_in_hand()
                _begun.add(seeker.workspace_id)
            if queries.waiting(at):
                left += mails.deliver(seeker, now=lambda: datetime.now(UTC))
    return left
