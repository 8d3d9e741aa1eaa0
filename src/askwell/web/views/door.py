"""The door: coming in with a launch token, and closing Askwell."""

from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from askwell.web import pages
from askwell.web.requests import member_request, only_here, present_moment
from askwell.workspace import closing, members
from askwell.workspace.launch import Gate, home_key

_gates: dict[str, Gate] = {}


def _gate() -> Gate:
    """Return the one gate of this process; the home's key is read at the first knock."""
    home = settings.ASKWELL_HOME
    return _gates.setdefault(str(home), Gate(home_key(home)))


@require_GET
def come_in(request: HttpRequest) -> HttpResponse:
    """Exchange a launch token for a session, on a page that goes on to a clean address by itself.

    It is no redirect: a window that a file opened came from elsewhere for as long as it is only led on, and
    a browser sends a strict cookie to nobody who comes from elsewhere.
    """
    at = present_moment("UTC")
    token = request.GET.get("token", "")
    if member_request(request).on_phone or not _gate().let_in(token, at=datetime.now(UTC)):
        return pages.locked(request)
    member = members.only_member(at=at)
    response = pages.bare(request, "come_in.html")
    pages.keep_session(request, response, members.begin_session(member, at=at))
    return response


@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Stop the program, after this last page."""
    only_here(request)
    closing.stopping.set()
    return pages.bare(request, "closed.html")
