"""Making a page: the frame around every template, and the pages that stand for trouble."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import engines
from django.utils.http import url_has_allowed_host_and_scheme

from askwell.practice.thanking import queries as thanking
from askwell.practice.today import queries as today
from askwell.web.addresses import address
from askwell.web.requests import PHONE_COOKIE, SESSION_COOKIE, member_request
from askwell.words import journal as words
from askwell.workspace import queries as journal
from askwell.workspace.models import Entry

DONE_COOKIE = "done"
_DONE_SECONDS = 90
_YEAR = 365 * 24 * 3600


def render(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """Return a page within the frame: who this is, the day, the counts in the menu, what was just done."""
    here = member_request(request)
    frame = {
        "seeker": here.seeker,
        "now": here.now,
        "today": here.today,
        "path": request.path_info,
        "card_count": thanking.waiting_count(),
        "done": _just_done(request),
        "on_phone": here.on_phone,
    }
    shown = {**frame, **(context or {})}
    if "today_count" not in shown:
        shown["today_count"] = today.due_count(here.today)
    response = HttpResponse(_template(template).render(shown, request), status=status)
    if frame["done"]:
        response.delete_cookie(DONE_COOKIE)
    return response


def bare(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """Return a page without the frame: the first run, the room, and pages for nobody in particular."""
    return HttpResponse(_template(template).render(context or {}, request), status=status)


def to(name: str, *parts: Any, query: str = "") -> HttpResponseRedirect:
    """Return a redirect (303, so that going back does not send a form again) to a named page."""
    response = HttpResponseRedirect(address(name, *parts) + query)
    response.status_code = 303
    return response


def back(request: HttpRequest, name: str, *parts: Any) -> HttpResponseRedirect:
    """Return a redirect to the page of ours that the form named in `next`, else to a named page."""
    path = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(path, None) or not path.startswith("/"):
        return to(name, *parts)
    response = HttpResponseRedirect(path)
    response.status_code = 303
    return response


def locked(request: HttpRequest) -> HttpResponse:
    """Return the one page that somebody without a session sees: how to come in."""
    return bare(request, "locked.html", {"on_phone": member_request(request).on_phone}, status=403)


def keep_session(request: HttpRequest, response: HttpResponse, key: str) -> None:
    """Give a browser the secret that lets it in again."""
    on_phone = member_request(request).on_phone
    name = PHONE_COOKIE if on_phone else SESSION_COOKIE
    response.set_cookie(name, key, max_age=_YEAR, httponly=True, samesite="Strict", secure=on_phone)


def trouble(request: HttpRequest, sentence: str, *, status: int) -> HttpResponse:
    """Return a page that says what went wrong and what to do."""
    return render(request, "trouble.html", {"sentence": sentence}, status=status)


def offer_undo(request: HttpRequest, response: HttpResponse, entry: Entry) -> None:
    """Let the next page say what was done, and offer to take it back."""
    response.set_cookie(
        DONE_COOKIE,
        entry.uid,
        max_age=_DONE_SECONDS,
        httponly=True,
        samesite="Strict",
        secure=member_request(request).on_phone,
    )


def _just_done(request: HttpRequest) -> dict[str, str] | None:
    uid = request.COOKIES.get(DONE_COOKIE, "")
    entry = Entry.objects.filter(uid=uid).first() if uid else None
    if entry is None:
        return None
    return {
        "uid": entry.uid,
        "words": words.done(entry.action, journal.subject_name(entry)),
        "can_undo": "" if entry.sealed else "yes",
    }


def _template(name: str) -> Any:
    return engines["jinja2"].get_template(name)
