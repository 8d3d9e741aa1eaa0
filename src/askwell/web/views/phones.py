"""Askwell on a phone: letting one in with a code shown here, the list of those let in, and letting go."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from askwell.kernel.errors import N_, NotFoundError
from askwell.web import pages, qr
from askwell.web.addresses import address
from askwell.web.requests import MemberRequest, member_request, only_here, present_moment
from askwell.words import phones as words
from askwell.workspace import members
from askwell.workspace.pairing import Pairing, spaced

_NAME_LENGTH = 100
_pairing = Pairing()


@require_http_methods(["GET", "POST"])
def phones(request: HttpRequest) -> HttpResponse:
    """Show how a phone is let in and which ones are; make a code for one more."""
    here = member_request(request)
    if request.method == "POST":
        only_here(request)
        if not settings.ASKWELL_HTTPS_HOST:
            raise NotFoundError(N_("Start Askwell behind an HTTPS name first; the page says how."))
        _pairing.open(here.member, at=datetime.now(UTC))
        return pages.to("phones", query="#code")
    return pages.render(request, "phones.html", _page(here))


def _page(here: MemberRequest) -> dict[str, Any]:
    code = "" if here.on_phone else _pairing.shown(at=datetime.now(UTC))
    name = settings.ASKWELL_HTTPS_HOST
    return {
        "title": "",
        "https": name,
        "code": spaced(code) if code else "",
        "square": qr.drawn(f"https://{name}{address('pair')}?code={code}", spaced(code)) if code else "",
        "found": members.phones(here.member),
        "this": members.phone_of(here.key) if here.on_phone else None,
    }


@require_http_methods(["GET", "POST"])
def pair(request: HttpRequest) -> HttpResponse:
    """Ask a phone for the code, and let it in. The page of a code changes nothing until it is sent."""
    here = member_request(request)
    if not here.on_phone:
        return pages.locked(request)
    typed = request.POST.get("code", "") or request.GET.get("code", "")
    called = request.POST.get("called", "").strip() or words.called(request.META.get("HTTP_USER_AGENT", ""))
    wrong = ""
    if request.method == "POST":
        member = _pairing.let_in(typed, at=datetime.now(UTC))
        if member:
            response = pages.to("today")
            key = members.begin_session(member, at=present_moment("UTC"), phone=called[:_NAME_LENGTH])
            pages.keep_session(request, response, key)
            return response
        wrong, typed = words.wrong_code(), ""
    context = {"title": "", "code": typed[:20], "called": called[:_NAME_LENGTH], "wrong": wrong}
    return pages.bare(request, "pair.html", context, status=403 if wrong else 200)


@require_POST
def let_go(request: HttpRequest, number: str) -> HttpResponse:
    """Let a phone in no more: from the computer any of them, from a phone itself."""
    here = member_request(request)
    own = members.phone_of(here.key) if here.on_phone else None
    if here.on_phone and (own is None or str(own.pk) != number):
        only_here(request)
    members.let_phone_go(here.member, int(number) if number.isdecimal() else 0)
    return pages.to("pair" if own else "phones")
