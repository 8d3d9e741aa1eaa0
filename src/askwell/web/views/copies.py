"""Copies: one each week by itself into a folder the person can see, and bringing one back."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from askwell.kernel.errors import N_, NotFoundError
from askwell.practice.lifecycle.actions import copies
from askwell.web import pages
from askwell.web.requests import member_request
from askwell.workspace import members


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """Show the copies there are, and where they lie."""
    here = member_request(request)
    folder = copies.folder_of(here.seeker)
    found = copies.list_copies(folder)
    return pages.render(request, "copies.html", {"title": "", "folder": folder, "copies": found})


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Make a copy now."""
    here = member_request(request)
    copies.make_copy(copies.folder_of(here.seeker), at=here.now)
    return pages.to("copies")


@require_POST
def move(request: HttpRequest) -> HttpResponse:
    """Choose another folder for the copies."""
    here = member_request(request)
    folder = request.POST.get("folder", "").strip()
    if folder:
        copies.check_folder(Path(folder))
    members.edit_seeker(here.seeker, by=here.by, at=here.now, copies_folder=folder)
    return pages.to("copies")


@require_POST
def bring_back(request: HttpRequest) -> HttpResponse:
    """Bring a copy back; the present state is copied first."""
    here = member_request(request)
    name = Path(request.POST.get("name", "")).name
    chosen = copies.folder_of(here.seeker) / name
    if not name or not chosen.is_file():
        raise NotFoundError(N_("That copy is no longer in the folder."))
    copies.bring_back(chosen, by=here.by, at=here.now)
    return pages.to("copies")
