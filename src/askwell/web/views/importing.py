"""Bringing in a file: choose it, see what would happen, then let it happen."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from askwell.integrations.handovers import coach_file
from askwell.kernel.errors import BadInputError
from askwell.practice.identifying import queries as identifying
from askwell.practice.lifecycle.actions.importing import import_file
from askwell.web import pages, uploads
from askwell.web.requests import member_request
from askwell.web.views import coach
from askwell.words import errors, imports

_LARGEST = 250 * 1024 * 1024


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Ask for a file; with one, show what bringing it in would do. Nothing is written yet."""
    here = member_request(request)
    if request.method == "GET":
        return pages.render(
            request, "import.html", {"title": "", "batches": identifying.batches(), "wrong": ""}
        )
    try:
        kept, name = uploads.keep(request, largest=_LARGEST)
    except BadInputError as error:
        return _again(request, error)
    if name.endswith(coach_file.ENDING):
        return coach.shown(request, kept)
    try:
        report = import_file(kept, by=here.by, at=here.now, dry_run=True, file_name=name)
    except BadInputError as error:
        kept.unlink(missing_ok=True)
        return _again(request, error)
    context = {
        "title": "",
        "report": report,
        "said": imports.preview(report),
        "file": name,
        "token": kept.name,
    }
    return pages.render(request, "import_preview.html", {**context, "skipped": imports.skipped(report)})


@require_POST
def bring_in(request: HttpRequest) -> HttpResponse:
    """Bring in the file that was looked at."""
    here = member_request(request)
    try:
        kept = uploads.kept(request)
    except BadInputError as error:
        return _again(request, error)
    try:
        report = import_file(kept, by=here.by, at=here.now, file_name=request.POST.get("file", ""))
    finally:
        kept.unlink(missing_ok=True)
    context = {
        "title": "",
        "report": report,
        "said": imports.outcome(report),
        "file": request.POST.get("file", ""),
    }
    return pages.render(request, "import_done.html", {**context, "skipped": imports.skipped(report)})


def _again(request: HttpRequest, error: BadInputError) -> HttpResponse:
    context = {"title": "", "batches": identifying.batches(), "wrong": errors.say(error)}
    return pages.render(request, "import.html", context, status=400)
