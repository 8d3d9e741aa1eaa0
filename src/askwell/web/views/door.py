"""The door: coming in with a launch token, and closing Askwell."""

from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from askwell.web import pages
from askwell.web.middleware import SESSION_COOKIE
from askwell.web.requests import present_moment
from askwell.workspace import closing, members
from askwell.workspace.launch import Gate, home_key

_YEAR = 365 * 24 * 3600
_gates: dict[str, Gate] = {}


def _gate() -> Gate:
    """Return the one gate of this process; the home's key is read at the first knock."""
    home = settings.ASKWELL_HOME
    return _gates.setdefault(str(home), Gate(home_key(home)))


@require_GET
def come_in(request: HttpRequest) -> HttpResponse:
    """Exchange a launch token for a session, and go to a clean address."""
    at = present_moment("UTC")
    if not _gate().let_in(request.GET.get("token", ""), at=datetime.now(UTC)):
        return pages.locked(request)
    member = members.only_member(at=at)
    response = pages.to("today")
    key = members.begin_session(member, at=at)
    response.set_cookie(SESSION_COOKIE, key, max_age=_YEAR, httponly=True, samesite="Strict")
    return response


@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Stop the program, after this last page."""
    closing.stopping.set()
    return pages.bare(request, "closed.html")
