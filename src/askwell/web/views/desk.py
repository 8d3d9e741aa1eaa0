"""The call desk: a session of today's calls, one after the other."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from askwell.web import desk, pages
from askwell.web.requests import member_request
from askwell.words import desk as words


@require_GET
def calls(request: HttpRequest) -> HttpResponse:
    """Show today's calls in the order to make them."""
    here = member_request(request)
    found = desk.open_desk(here)
    context = {
        "title": words.headline(len(found.lines)),
        "desk": found,
        "next": found.next(),
        "anyway": found.next(anyway=True),
    }
    return pages.render(request, "calls/desk.html", context)


@require_GET
def next_call(request: HttpRequest) -> HttpResponse:
    """Go to the call to make next, or to the desk when none is left for now."""
    here = member_request(request)
    found = desk.open_desk(here).next(anyway=here.GET.get("anyway") == "1")
    if found is None:
        return pages.to("calls")
    return pages.to("call", found.uid, query=desk.query(here, desk="1"))
