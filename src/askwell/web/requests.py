"""What every request of a member carries, and the time it happens at."""

from datetime import UTC, date, datetime
from typing import cast

from django.conf import settings
from django.http import HttpRequest

from askwell.kernel import clock
from askwell.workspace.members import Member
from askwell.workspace.models import Seeker, User


class MemberRequest(HttpRequest):
    """A request of somebody who was let in; `now` is aware, `today` the seeker's own date."""

    member: Member
    seeker: Seeker
    by: User
    now: datetime
    today: date


def present_moment(zone: str) -> datetime:
    """Return the time every page and action goes by: the clock, or the time that was set."""
    if settings.ASKWELL_NOW:
        return clock.parse_moment(settings.ASKWELL_NOW, zone)
    return datetime.now(UTC)


def member_request(request: HttpRequest) -> MemberRequest:
    """Return the request as that of a member, which the middleware has made sure of."""
    return cast(MemberRequest, request)
