"""The journal: what was done, and taking it back."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from askwell.kernel.errors import ChangedSinceError
from askwell.web import pages
from askwell.web.requests import before, member_request
from askwell.words import errors
from askwell.words import journal as words
from askwell.workspace import journal, queries
from askwell.workspace.models import Entry


@require_GET
def entries(request: HttpRequest) -> HttpResponse:
    """Show what was done, newest first, a page at a time."""
    found = queries.entries(before_id=before(member_request(request)))
    names = queries.subject_names(found)
    lines = [_line(entry, names) for entry in found]
    more = found[-1].pk if len(found) == queries.PAGE else None
    return pages.render(request, "journal.html", {"title": "", "lines": lines, "more": more})


def _line(entry: Entry, names: dict[int, str]) -> dict[str, object]:
    name = names.get(entry.pk, "")
    undone = bool(entry.undone_by.all())
    said = words.undone(entry.undoes.action, name) if entry.undoes else words.done(entry.action, name)
    return {"entry": entry, "words": said, "undone": undone, "can_undo": not undone and not entry.sealed}


@require_POST
def undo(request: HttpRequest, uid: str) -> HttpResponse:
    """Take an entry back; when something later builds on it, say what."""
    here = member_request(request)
    try:
        journal.undo(queries.entry(uid), by=here.by, at=here.now)
    except ChangedSinceError as error:
        return pages.render(request, "undo_first.html", _later(error), status=409)
    return pages.back(request, "journal")


def _later(error: ChangedSinceError) -> dict[str, object]:
    uid = str(error.values.get("later", ""))
    later = queries.entry(uid) if uid else None
    said = words.done(later.action, queries.subject_name(later)) if later else None
    return {"title": "", "sentence": errors.say(error), "later": later, "said": said}
