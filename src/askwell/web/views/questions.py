"""The question desk: every question, looked over, changed, hidden, tagged; and all answers to one of them."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from askwell.integrations.handovers import questions as table
from askwell.kernel import names
from askwell.kernel.errors import N_, BadInputError, NotFoundError
from askwell.practice.asking import actions, queries
from askwell.practice.asking.queries import DeskLine
from askwell.practice.asking.rules import PURPOSE_ORDER
from askwell.practice.holding import answers
from askwell.practice.learning import voices
from askwell.web import pages
from askwell.web.requests import MemberRequest, before, member_request
from askwell.words import errors, learning, questions

_LONGEST = 400


@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Show the questions by purpose, those that fit what was asked for."""
    return _shown(member_request(request), wrong="")


def _shown(here: MemberRequest, *, wrong: str) -> HttpResponse:
    asked = here.GET
    chosen = {name: asked.get(name, "") for name in ("purpose", "audience", "search")}
    lines = [one for one in queries.desk() if _fits(one, chosen)]
    look_over = "look" in asked
    counts = answers.answered()
    groups: dict[str, list[dict[str, Any]]] = {code: [] for code in PURPOSE_ORDER}
    for one in lines:
        shown = {"line": one, "answers": counts.get(one.asked.key, 0)}
        shown["advice"] = (
            questions.advice(one.asked.text) if look_over and one.own and not one.hidden else None
        )
        groups.setdefault(one.asked.purpose, []).append(shown)
    context = {
        "title": "",
        "wrong": wrong,
        "chosen": chosen,
        "groups": [(questions.purpose(code), found) for code, found in groups.items() if found],
        "purposes": [("", ""), *((code, questions.purpose(code)) for code in PURPOSE_ORDER)],
        "audiences": [("", ""), *questions.audiences()],
        "looked": look_over,
        "to_mend": sum(1 for found in groups.values() for one in found if one["advice"]),
    }
    return pages.render(here, "questions/desk.html", context, status=400 if wrong else 200)


def _fits(line: DeskLine, chosen: dict[str, str]) -> bool:
    asked = line.asked
    words = names.fold(" ".join((asked.text, *asked.tags)))
    return (
        chosen["purpose"] in {"", asked.purpose}
        and (not chosen["audience"] or not asked.audiences or chosen["audience"] in asked.audiences)
        and all(word in words for word in names.words(chosen["search"]))
    )


@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Add a question, change one, hide it, show it again, or go back to the original."""
    here = member_request(request)
    key, do = request.POST.get("key", ""), request.POST.get("do", "keep")
    text = " ".join(request.POST.get("text", "").split())[:_LONGEST]
    try:
        if do == "original":
            actions.original_question(key, by=here.by, at=here.now)
        elif do in {"hide", "show"}:
            actions.edit_question(key, hidden=do == "hide", by=here.by, at=here.now)
        elif key:
            tags = ", ".join(tag.strip() for tag in request.POST.get("tags", "").split(",") if tag.strip())
            actions.edit_question(key, text=text, tags=tags[:300], by=here.by, at=here.now)
        else:
            purpose = request.POST.get("purpose", "")
            kind = purpose if purpose in PURPOSE_ORDER else "advice"
            actions.reword_question("", text, purpose=kind, by=here.by, at=here.now)
    except BadInputError as error:
        return _shown(here, wrong=errors.say(error))
    return pages.to("questions", query=f"#{key}" if key else "")


@require_GET
def save(request: HttpRequest) -> HttpResponse:
    """Give every question as a CSV file."""
    del request
    lines = [questions.line(one) for one in queries.desk()]
    response = HttpResponse(table.write(lines), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="questions.csv"'
    return response


@require_POST
def bring_in(request: HttpRequest) -> HttpResponse:
    """Bring in the questions of a CSV file."""
    here = member_request(request)
    try:
        actions.bring_in_questions(table.read(_uploaded(request)), by=here.by, at=here.now)
    except BadInputError as error:
        return _shown(here, wrong=errors.say(error))
    return pages.to("questions")


def _uploaded(request: HttpRequest) -> bytes:
    upload = request.FILES.get("file")
    if not isinstance(upload, UploadedFile):
        raise BadInputError(N_("Choose a file first."))
    data: bytes = upload.read(table.LARGEST + 1)
    return data


@require_GET
def answered(request: HttpRequest, key: str) -> HttpResponse:
    """Show all answers to a question side by side."""
    here = member_request(request)
    line = next((one for one in queries.desk() if one.asked.key == key), None)
    if line is None:
        raise NotFoundError(N_("There is no such question here."))
    context = {
        "title": line.asked.text,
        "shown": voices.on_question(key, before=before(here)),
        "words": learning,
    }
    return pages.render(request, "questions/answers.html", context)
