"""Paper: every printed thing as a PDF."""

import math
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from askwell.integrations.handovers import coach_file
from askwell.integrations.printing import stocks
from askwell.kernel.errors import N_, BadInputError, NotFoundError
from askwell.web import pages, uploads
from askwell.web.requests import MemberRequest, member_request
from askwell.words import errors, papers, shop
from askwell.words.pack import Pack, print_pack
from askwell.workspace import members

_SIZES = (("a4", "A4"), ("letter", "Letter"))
_DIGITS = 4
_NUDGE_MOST = 20.0
_SUBJECTS = ("contact", "interview", "card")


@require_GET
def paper(request: HttpRequest, kind: str) -> HttpResponse:
    """Print a paper on the seeker's size of sheet, or the one in `size`."""
    here = member_request(request)
    if kind not in papers.KINDS:
        raise NotFoundError(N_("There is no such paper."))
    subjects = [{name: uid} for name in _SUBJECTS for uid in request.GET.getlist(name) if uid]
    options = _options(request)
    size = request.GET.get("size") or shop.sheet_of(kind, here.seeker, options)
    pdf = papers.print_several(kind, here.seeker, subjects or [{}], today=here.today, size=size, **options)
    return _pdf(pdf, kind)


def _options(request: HttpRequest) -> dict[str, Any]:
    """Read what the print shop may be told; raises BadInputError for a count that is no number."""
    asked = request.GET
    named = {name: asked[name] for name in ("cover", "fold", "envelope", "stock") if asked.get(name)}
    skip = int(_number(asked.get("skip", "")))
    inside, code = asked.get("inside") == "words", bool(asked.get("code"))
    return {**named, "words_inside": inside, "code": code, "skip": skip, "large": bool(asked.get("large"))}


def _number(text: str) -> float:
    try:
        found = float(text.replace(",", ".") or 0)
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        raise BadInputError(N_("“{text}” is not a number."), text=text[:20])
    return found


@require_http_methods(["GET", "POST"])
def print_shop(request: HttpRequest) -> HttpResponse:
    """Show what else can be printed, and keep by how much the seeker's printer is to be moved."""
    here = member_request(request)
    if request.method == "POST":
        right, down = (_number(request.POST.get(name, "")) for name in ("right", "down"))
        if max(abs(right), abs(down)) > _NUDGE_MOST:
            raise BadInputError(N_("A nudge is at most {most} millimetres."), most=_NUDGE_MOST)
        members.edit_seeker(here.seeker, by=here.by, at=here.now, nudge_right=right, nudge_down=down)
        return pages.to("print_shop", query="#printer")
    cards = [(name, f"{name} · {one.width:g} × {one.height:g} mm") for name, one in stocks.CARDS.items()]
    labels = [(name, f"{name} · {one.width:g} × {one.height:g} mm") for name, one in stocks.LABELS.items()]
    letter = here.seeker.paper == "letter"
    context = {
        "title": "",
        "cards": cards,
        "labels": labels,
        "usual_cards": "plain-letter" if letter else "plain-a4",
        "usual_labels": "5160" if letter else "L7160",
    }
    return pages.render(request, "cards/shop.html", context)


@require_http_methods(["GET", "POST"])
def starter_pack(request: HttpRequest) -> HttpResponse:
    """Choose a starter pack: blank, one's own, or from a coach's file; then print it."""
    here = member_request(request)
    wrong = ""
    if request.method == "POST":
        try:
            return _pdf(_chosen_pack(request, here), "starter-pack")
        except BadInputError as error:
            wrong = errors.say(error)
    context = {"title": "", "wrong": wrong, "sizes": _SIZES, "size": here.seeker.paper}
    return pages.render(request, "coach/pack.html", context, status=400 if wrong else 200)


def _chosen_pack(request: HttpRequest, here: MemberRequest) -> bytes:
    words = request.POST.get("words", "")
    file = None
    if words == "file":
        waiting, _name = uploads.keep(request, largest=coach_file.LARGEST)
        try:
            file = coach_file.read(waiting)
        finally:
            waiting.unlink(missing_ok=True)
    copies = request.POST.get("copies", "1")
    pack = Pack(
        file=file,
        filled=words == "own",
        large=bool(request.POST.get("large")),
        copies=int(copies) if copies.isdecimal() and len(copies) < _DIGITS else 0,
    )
    size = request.POST.get("size", here.seeker.paper)
    return print_pack(pack, here.seeker, today=here.today, size=size if size in dict(_SIZES) else "a4")


def _pdf(pdf: bytes, name: str) -> HttpResponse:
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response
