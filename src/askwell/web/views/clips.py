"""From a web page or a text: paste it, or send it here with a bookmark; look it over; keep whom you tick."""

from pathlib import Path
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from askwell.integrations.readers.columns import safe_link
from askwell.integrations.readers.sandbox import read_apart
from askwell.kernel.errors import N_, BadInputError
from askwell.practice.lifecycle.actions.importing import import_drafts
from askwell.web import bookmark, pages, uploads
from askwell.web.forms.candidates import Candidate, candidates, ticked
from askwell.web.requests import host_of, member_request
from askwell.words import contacts as words
from askwell.words import errors

FORMATS = ("webpage", "text")
"""The readers whose finds are suggestions: they are looked over one by one."""
_LONGEST = 1_500_000
_SHOWN = 400


@require_http_methods(["GET", "POST"])
def paste(request: HttpRequest) -> HttpResponse:
    """Ask for a page or text; with one, show who is in it. Nothing is written yet."""
    if request.method == "GET":
        return _ask(request, "")
    text, address = request.POST.get("text", ""), request.POST.get("address", "").strip()
    if not text.strip():
        return _ask(request, _("Paste something first: a page, a list, or the end of a mail."))
    try:
        kept = uploads.keep_text(_with_address(text[:_LONGEST], address))
        return look(request, kept, _name_of(address))
    except BadInputError as error:
        return _ask(request, errors.say(error), text)


@require_POST
def clip(request: HttpRequest) -> HttpResponse:
    """Show what a bookmark sent from another site, and ask. Here nothing is read, and nothing written.

    This page is open to every site and needs no session (docs/decisions/020).
    """
    text = request.POST.get("text", "")[:_LONGEST]
    address = request.POST.get("address", "")[:2_000]
    host = _host(address)
    context = {"text": text, "address": address if host else "", "host": host, "size": len(text) // 1_000 + 1}
    return pages.bare(request, "clip.html", context)


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep those that were ticked, in one entry of the journal."""
    here = member_request(request)
    kept = uploads.kept(request)
    found = _found(kept)
    chosen = ticked(found, request.POST)
    if not chosen:
        return _shown(request, kept, found, _("Tick at least one, with a name."))
    name = request.POST.get("file", "")[:300]
    import_drafts(chosen, kind=request.POST.get("kind", "webpage")[:20], name=name, by=here.by, at=here.now)
    kept.unlink(missing_ok=True)
    return pages.to("contacts")


def look(request: HttpRequest, kept: Path, name: str) -> HttpResponse:
    """Show who is in a page or text that waits in the home; raises BadInputError where nobody is."""
    found = _found(kept)
    if not found:
        kept.unlink(missing_ok=True)
        raise BadInputError(N_("In it stands nobody with a name, a number, a mail or a postal address."))
    return _shown(request, kept, found, "", name)


def _found(kept: Path) -> list[Candidate]:
    with read_apart(kept) as reading:
        return candidates(reading)


def _shown(
    request: HttpRequest, kept: Path, found: list[Candidate], wrong: str, name: str = ""
) -> HttpResponse:
    shown = [
        {
            "one": one,
            "details": [(key, words.detail(kind), label, value) for key, kind, label, value in one.details],
        }
        for one in found
    ]
    context = {
        "title": "",
        "found": shown,
        "token": kept.name,
        "file": name or request.POST.get("file", ""),
        "wrong": wrong,
    }
    return pages.render(request, "clips/look.html", context, status=400 if wrong else 200)


def _ask(request: HttpRequest, wrong: str, text: str = "") -> HttpResponse:
    context = {"title": "", "wrong": wrong, "text": text, "bookmark": bookmark.address(_origin(request))}
    return pages.render(request, "clips/paste.html", context, status=400 if wrong else 200)


def _origin(request: HttpRequest) -> str:
    # Not get_host: our list of hosts holds ports, and the guard has compared the name with it already.
    here = member_request(request)
    return f"{'https' if here.on_phone else 'http'}://{host_of(request)}"


def _with_address(text: str, address: str) -> str:
    """Return a page with a note of where it came from, as a browser leaves one in what it saves."""
    if text.lstrip().startswith("<") and _host(address) and ">" not in address and "--" not in address:
        return f"<!-- clipped from {address} -->\n{text}"
    return text


def _name_of(address: str) -> str:
    return _host(address) or address[:300]


def _host(address: str) -> str:
    try:
        found = urlsplit(address.strip())
    except ValueError:
        return ""
    return found.hostname or "" if found.scheme in ("http", "https") and safe_link(address) else ""
