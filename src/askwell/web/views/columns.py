"""Naming the columns of a table: what was proposed, beside its first rows, to be changed and remembered."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from askwell.integrations.readers.sandbox import read_apart
from askwell.kernel.drafts import TableLook
from askwell.kernel.errors import N_, BadInputError
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying import queries
from askwell.web import pages, uploads
from askwell.web.requests import member_request
from askwell.words import columns as words


@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Show the columns of the table that waits in the home."""
    kept = uploads.kept(request)
    return ask(request, kept, request.POST.get("file", ""), table_of(kept))


def remember(request: HttpRequest, kept: Path) -> None:
    """Keep what the form says about each column; raises BadInputError for a form that does not fit."""
    here = member_request(request)
    look = table_of(kept)
    known = dict(words.choices(look.fields))
    fields = [request.POST.get(f"field-{at}", "") for at in range(len(look.columns))]
    if any(field not in known for field in fields):
        raise BadInputError(N_("Choose for each column what it holds."))
    identifying.remember_columns(look, fields, by=here.by, at=here.now)


def ask(request: HttpRequest, kept: Path, name: str, look: TableLook) -> HttpResponse:
    """Show the columns with what each seems to be and its first values."""
    columns = [
        {"at": at, "name": name, "field": field, "values": _values(look, at)}
        for at, (name, field) in enumerate(zip(look.columns, look.fields, strict=True))
    ]
    context = {
        "title": "",
        "columns": columns,
        "choices": words.choices(look.fields),
        "file": name,
        "token": kept.name,
        "remembered": look.remembered,
    }
    return pages.render(request, "import_columns.html", context)


def table_of(kept: Path) -> TableLook:
    """Return how a waiting table is understood; raises BadInputError where it is none."""
    with read_apart(kept, maps=queries.column_maps()) as reading:
        next(iter(reading), None)
        if reading.table is None:
            raise BadInputError(N_("This file is no table whose columns could be named."))
        return reading.table


def _values(look: TableLook, at: int) -> list[str]:
    found = [row[at].strip() for row in look.rows if len(row) > at]
    return [value for value in dict.fromkeys(found) if value][:3]
