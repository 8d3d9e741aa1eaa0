"""What stands in front of every page: the address must be ours, the request our own, the person let in."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from askwell.kernel import clock
from askwell.kernel.errors import AskwellError, BadInputError, ChangedSinceError, NotFoundError
from askwell.web import pages
from askwell.web.requests import MemberRequest, arrive, host_of, member_request, present_moment
from askwell.words import errors as words
from askwell.words.language import speaking
from askwell.workspace import journal, members, scope

Handler = Callable[[HttpRequest], HttpResponse]
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_DOORS = frozenset({"/in", "/pair"})
_FEED = "/subscribed/"
"""A calendar program has no session: the secret in the address is what lets it in."""
_LANDING = "/import/clip"
"""Where other sites may send a page: it only shows what came, and asks (docs/decisions/020)."""
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; frame-src 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_STATUS = {NotFoundError: 404, ChangedSinceError: 409, BadInputError: 400}


def safety(handle: Handler) -> Handler:
    """Refuse every Host that is not exactly ours, and every unsafe request from elsewhere.

    The Host list is what stops DNS rebinding; the origin check stops other sites and other ports.
    """

    def guard(request: HttpRequest) -> HttpResponse:
        host = host_of(request)
        if host not in settings.ALLOWED_HOSTS:
            return HttpResponse("This address is not Askwell.", status=400, content_type="text/plain")
        here = arrive(request)
        open_to_all = request.method in _SAFE or request.path_info == _LANDING
        if not open_to_all and not _is_our_own(here, host):
            return HttpResponse("This request came from elsewhere.", status=403, content_type="text/plain")
        response = handle(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return guard


def _is_our_own(request: MemberRequest, host: str) -> bool:
    site = request.META.get("HTTP_SEC_FETCH_SITE")
    if site is not None:
        return str(site) == "same-origin"
    scheme = "https" if request.on_phone else "http"
    return bool(request.META.get("HTTP_ORIGIN") == f"{scheme}://{host}")


def member(handle: Handler) -> Handler:
    """Find who this is, and let only their workspace be seen while the page is made."""

    def enter(request: HttpRequest) -> HttpResponse:
        if request.path_info in _DOORS or request.path_info.startswith(_FEED):
            return handle(request)
        if request.path_info == _LANDING:
            with speaking(translation.get_language_from_request(request)):
                return handle(request)
        here = member_request(request)
        found = members.member_of(here.key, on_phone=here.on_phone)
        if found is None:
            return pages.locked(request)
        seeker = found.seeker
        here.member, here.seeker, here.by = found, seeker, found.user
        here.now = present_moment(seeker.time_zone)
        here.today = clock.wall(here.now, seeker.time_zone).date()
        journal.forget_last()
        with scope.inside(found.workspace_id), speaking(seeker.locale):
            return _handled(handle, request)

    return enter


def _handled(handle: Handler, request: HttpRequest) -> HttpResponse:
    response = handle(request)
    entry = journal.last_entry()
    if entry is not None and request.method == "POST":
        pages.offer_undo(request, response, entry)
    return response


class Errors:
    """Turn the errors a person can cause into a page that says what to do; nothing typed is lost."""

    def __init__(self, handle: Handler) -> None:
        self._handle = handle

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self._handle(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer an AskwellError with its sentence; leave every other to Django."""
        if not isinstance(error, AskwellError):
            return None
        status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 400)
        return pages.trouble(request, words.say(error), status=status)
