"""What belongs to the house: the menu, the seeker's own page, the demo, and the nine pictures."""

import subprocess
import sys

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askwell.web import pages
from askwell.web.forms.seeker import read_seeker, shown_seeker
from askwell.web.requests import member_request, only_here
from askwell.workspace import members


@require_GET
def menu(request: HttpRequest) -> HttpResponse:
    """Show all that is not in the frame."""
    return pages.render(request, "menu.html", {"title": ""})


@require_http_methods(["GET", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    """Show and keep what is known of the seeker."""
    here = member_request(request)
    if request.method == "POST":
        values, wrong = read_seeker(request.POST)
        if not wrong:
            members.edit_seeker(here.seeker, by=here.by, at=here.now, **values)
            return pages.to("me")
        context = shown_seeker({**request.POST.dict()}, wrong)
        return pages.render(request, "me.html", context, status=400)
    return pages.render(request, "me.html", shown_seeker(vars(here.seeker), {}))


@require_GET
def pictures(request: HttpRequest) -> HttpResponse:
    """Show one interview, start to finish, in nine pictures."""
    return pages.bare(request, "pictures.html", {"title": ""})


@require_POST
def demo(request: HttpRequest) -> HttpResponse:
    """Open the story of someone three months further on, in a home and a window of its own."""
    only_here(request)
    subprocess.Popen(
        [sys.executable, "-m", "askwell", "demo"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    return pages.render(request, "demo.html", {"title": ""})
