"""What is held about somebody, for them; erasing them; and those who were erased."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from askwell.practice.identifying import queries
from askwell.practice.lifecycle.actions import copies, erasing
from askwell.web import pages
from askwell.web.requests import member_request
from askwell.words import erasing as words
from askwell.words import held
from askwell.workspace import erasures


@require_GET
def person_file(request: HttpRequest, uid: str) -> HttpResponse:
    """Give everything held about a person as one ZIP."""
    here = member_request(request)
    content = held.person_file(queries.contact(uid), on=here.today)
    headers = {"Content-Disposition": 'attachment; filename="about-you.zip"'}
    return HttpResponse(content, content_type="application/zip", headers=headers)


@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest, uid: str) -> HttpResponse:
    """Show what erasing somebody takes away, and do it."""
    here = member_request(request)
    found = queries.contact(uid)
    if request.method == "POST":
        erasing.erase(found, by=here.by, at=here.now)
        return pages.to("contacts")
    gone = erasing.preview(found)
    context = {
        "title": "",
        "contact": found,
        "gone": gone,
        "lines": words.lines(gone),
        "mentions": [(words.place(one), one) for one in gone.mentions],
        "copies": len(copies.list_copies(copies.folder_of(here.seeker))),
    }
    return pages.render(request, "contacts/erase.html", context)


@require_http_methods(["GET", "POST"])
def erased(request: HttpRequest) -> HttpResponse:
    """Show when people were erased, never who; let a file bring one back."""
    if request.method == "POST":
        erasures.allow(request.POST.get("uid", ""))
        return pages.to("erased")
    return pages.render(request, "contacts/erased.html", {"title": "", "erasures": erasures.erasures()})
