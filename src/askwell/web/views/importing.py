"""Bringing in a file: choose it, see what would happen, then let it happen."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askwell.integrations.handovers import coach_file
from askwell.kernel.errors import BadInputError
from askwell.practice.identifying import queries as identifying
from askwell.practice.lifecycle.actions.importing import ImportReport, Progress, import_file
from askwell.web import pages, uploads
from askwell.web.requests import member_request
from askwell.web.views import clips, coach, columns
from askwell.words import errors, imports
from askwell.workspace import members

_LARGEST = 250 * 1024 * 1024
_MANY = 2_000
"""From so many records on, writing them is felt."""


_read_so_far: dict[str, int] = {}
"""How many records were read of each file that is being read now, by the mark of the form that sent it."""
_MARK_LONGEST = 40


@require_GET
def progress(request: HttpRequest, mark: str) -> HttpResponse:
    """Say in words how far the file is that a form with this mark sent."""
    del request
    return HttpResponse(imports.reading(_read_so_far.get(mark, 0)), content_type="text/plain; charset=utf-8")


@contextmanager
def _counted(request: HttpRequest) -> Iterator[Progress]:
    """Let the page that sent a file ask how far reading it is."""
    mark = request.POST.get("mark", "")[:_MARK_LONGEST]

    def tell(count: int) -> None:
        if mark:
            _read_so_far[mark] = count

    try:
        yield tell
    finally:
        _read_so_far.pop(mark, None)


def _mark() -> dict[str, str]:
    return {"mark": secrets.token_hex(8)}


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Ask for a file; with one, show what bringing it in would do. Nothing is written yet."""
    if request.method == "GET":
        return pages.render(
            request, "import.html", {"title": "", "batches": identifying.batches(), "wrong": "", **_mark()}
        )
    try:
        kept, name = _waiting(request)
        return coach.shown(request, kept) if name.endswith(coach_file.ENDING) else _look(request, kept, name)
    except BadInputError as error:
        return _again(request, error)


def _look(request: HttpRequest, kept: Path, name: str) -> HttpResponse:
    """Show what a file would bring; where that is for the seeker to say, ask."""
    here = member_request(request)
    try:
        with _counted(request) as tell:
            report = import_file(kept, by=here.by, at=here.now, dry_run=True, file_name=name, progress=tell)
        if report.format in clips.FORMATS:
            return clips.look(request, kept, name)
    except BadInputError:
        kept.unlink(missing_ok=True)
        raise
    if report.table and not report.table.remembered:
        return columns.ask(request, kept, name, report.table)
    context = {
        "title": "",
        "report": report,
        "said": imports.preview(report),
        "file": name,
        "token": kept.name,
        "many": report.read > _MANY,
        **_mark(),
    }
    return pages.render(request, "import_preview.html", {**context, **_told(report)})


def _told(report: ImportReport) -> dict[str, Any]:
    """Return what the page says of the records."""
    return {
        "became": imports.became(report),
        "gained": imports.gained(report),
        "skipped": imports.skipped(report),
    }


def _waiting(request: HttpRequest) -> tuple[Path, str]:
    """Return the file to look at: just chosen, or one whose columns were named meanwhile."""
    if "token" not in request.POST:
        return uploads.keep(request, largest=_LARGEST)
    kept = uploads.kept(request)
    columns.remember(request, kept)
    return kept, request.POST.get("file", "")


@require_POST
def take_own(request: HttpRequest) -> HttpResponse:
    """Take over what a file said about the seeker, as far as it was ticked."""
    here = member_request(request)
    said = {
        field: request.POST.get(field, "").strip()
        for field in ("name", "intro", "town")
        if f"take-{field}" in request.POST
    }
    if any(said.values()):
        members.edit_seeker(here.seeker, by=here.by, at=here.now, **said)
    return pages.to("me")


@require_POST
def bring_in(request: HttpRequest) -> HttpResponse:
    """Bring in the file that was looked at."""
    here = member_request(request)
    try:
        kept = uploads.kept(request)
    except BadInputError as error:
        return _again(request, error)
    name = request.POST.get("file", "")
    try:
        with _counted(request) as tell:
            report = import_file(kept, by=here.by, at=here.now, file_name=name, progress=tell)
    finally:
        kept.unlink(missing_ok=True)
    context = {
        "title": "",
        "report": report,
        "said": imports.outcome(report),
        "offers": imports.offers(report.own, here.seeker) if report.own else [],
        "file": name,
        "token": uploads.keep_file(imports.saved([(name, report)]).encode("utf-8-sig")).name,
    }
    return pages.render(request, "import_done.html", {**context, **_told(report)})


@require_POST
def save_report(request: HttpRequest) -> HttpResponse:
    """Give what became of every record of the file that was brought in last."""
    try:
        content = uploads.kept(request).read_bytes()
    except BadInputError as error:
        return _again(request, error)
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="import-report.csv"'
    return response


def _again(request: HttpRequest, error: BadInputError) -> HttpResponse:
    context = {"title": "", "batches": identifying.batches(), "wrong": errors.say(error), **_mark()}
    return pages.render(request, "import.html", context, status=400)
