"""Our calendar for a program that subscribes to it: by a secret address, over HTTPS only."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from askwell.integrations.calendars import events
from askwell.kernel.errors import N_, NotFoundError
from askwell.practice.calendars import subscribing
from askwell.web import outside, pages
from askwell.web.requests import member_request, present_moment
from askwell.words import calendars as words
from askwell.workspace import scope


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Make the address, or a new one in its place, or end it; a new one is shown this once."""
    here = member_request(request)
    if request.POST.get("do") == "end":
        subscribing.end()
        return pages.to("calendars")
    if not outside.https_host():
        raise NotFoundError(N_("This needs an address that a calendar program can reach over HTTPS."))
    secret = subscribing.make(full=request.POST.get("shows") == "full", at=here.now)
    address = f"https://{outside.https_host()}{reverse('feed', args=[secret])}"
    return pages.render(request, "calendars/address.html", {"title": "", "address": address})


@require_GET
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Give our talks and hours to whoever knows the address; nobody is signed in here."""
    del request
    at = present_moment("UTC")
    found = subscribing.opened(secret, at=at) if outside.https_host() else None
    if found is None:
        return HttpResponse("There is nothing here.", status=404, content_type="text/plain")
    with scope.inside(found.workspace_id):
        text = events.write(words.subscribed(at, full=found.full))
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response.headers["X-Robots-Tag"] = "noindex"
    return response
