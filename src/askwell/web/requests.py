"""What every request of a member carries, and the time it happens at."""

from datetime import UTC, date, datetime
from typing import cast

from django.conf import settings
from django.http import HttpRequest

from askwell.kernel import clock
from askwell.kernel.errors import N_, NotFoundError
from askwell.workspace.members import Member
from askwell.workspace.models import Seeker, User

SESSION_COOKIE = "askwell"
PHONE_COOKIE = "__Host-askwell"
"""A browser takes this name only over HTTPS, and gives it to no other host."""


class MemberRequest(HttpRequest):
    """A request of somebody who was let in; `now` is aware, `today` the seeker's own date.

    `on_phone` tells that it came by the HTTPS name, and `key` is the secret of its cookie.
    """

    on_phone: bool
    key: str
    member: Member
    seeker: Seeker
    by: User
    now: datetime
    today: date


def arrive(request: HttpRequest) -> MemberRequest:
    """Note by which of our names a request came, and with which cookie."""
    here = cast(MemberRequest, request)
    here.on_phone = bool(settings.ASKWELL_HTTPS_HOST) and host_of(request) == settings.ASKWELL_HTTPS_HOST
    here.key = request.COOKIES.get(PHONE_COOKIE if here.on_phone else SESSION_COOKIE, "")
    return here


def host_of(request: HttpRequest) -> str:
    """Return the host that a request names, as it stands there."""
    return str(request.META.get("HTTP_HOST", ""))


def only_here(request: HttpRequest) -> None:
    """Raise NotFoundError for what a phone may not do."""
    if member_request(request).on_phone:
        raise NotFoundError(N_("This is done on the computer that Askwell runs on."))


def present_moment(zone: str) -> datetime:
    """Return the time every page and action goes by: the clock, or the time that was set."""
    if settings.ASKWELL_NOW:
        return clock.parse_moment(settings.ASKWELL_NOW, zone)
    return datetime.now(UTC)


def member_request(request: HttpRequest) -> MemberRequest:
    """Return the request as that of a member, which the middleware has made sure of."""
    return cast(MemberRequest, request)


def before(here: MemberRequest) -> int | None:
    """Read where the page before ended, None for the first page."""
    return whole(here.GET.get("before", ""))


def whole(text: str) -> int | None:
    """Read a whole number from a form or an address; None for what is none, or longer than a row's number."""
    return int(text) if text.isdecimal() and len(text) < 19 else None
