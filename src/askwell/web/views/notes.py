"""Finding every note again."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from askwell.practice.holding import notes
from askwell.web import pages


@require_GET
def find(request: HttpRequest) -> HttpResponse:
    """Show the notes that have the words searched for, newest first, a page at a time."""
    searched = " ".join(request.GET.get("search", "").split())[:200]
    before = request.GET.get("before", "")
    last = int(before) if before.isdecimal() and len(before) < 19 else None
    found = notes.find(searched, before=last) if searched else []
    context = {
        "title": "",
        "searched": searched,
        "found": found,
        "more": found[-1].number if len(found) == notes.PAGE else None,
    }
    return pages.render(request, "questions/notes.html", context)
