"""Between client and coach: the desk of briefs, and the coach's file made or taken."""

from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from askwell.integrations.handovers import brief as briefs
from askwell.integrations.handovers import coach_file
from askwell.integrations.handovers.coach_file import CoachFile
from askwell.kernel.errors import N_, BadInputError
from askwell.practice.asking import queries as asking
from askwell.practice.asking import rules as asking_rules
from askwell.practice.asking import sayings
from askwell.practice.coaching import actions, queries
from askwell.web import pages, uploads
from askwell.web.requests import MemberRequest, member_request
from askwell.words import coaching as words
from askwell.words import errors, questions

_MOST_FILES = 200
_MINUTES = (10, 15, 20, 30, 45)


@require_http_methods(["GET", "POST"])
def desk(request: HttpRequest) -> HttpResponse:
    """Show one line per client; with files, open them first."""
    wrong = ""
    if request.method == "POST":
        try:
            actions.open_briefs(_texts(request))
        except BadInputError as error:
            wrong = errors.say(error)
        else:
            return pages.to("coach")
    here = member_request(request)
    found = queries.desk(here.today)
    lines = [
        {
            "client": one,
            "standing": words.standing(one, here.today),
            "overdue": words.overdue(one.brief),
        }
        for one in found
    ]
    stuck = sum(one.stuck for one in found)
    context = {"title": "", "lines": lines, "stuck": stuck, "wrong": wrong}
    return pages.render(request, "coach/desk.html", context, status=400 if wrong else 200)


def _texts(request: HttpRequest) -> list[bytes]:
    files = [one for one in request.FILES.getlist("file") if isinstance(one, UploadedFile)]
    if not files:
        raise BadInputError(N_("Choose a file first."))
    if len(files) > _MOST_FILES:
        raise BadInputError(N_("Open at most {most} briefs at once."), most=_MOST_FILES)
    return [one.read(briefs.LARGEST + 1) for one in files]


@require_POST
def forget(request: HttpRequest, uid: str) -> HttpResponse:
    """Forget a client: nothing of the brief is left."""
    del request
    actions.forget(uid)
    return pages.to("coach")


@require_http_methods(["GET", "POST"])
def share(request: HttpRequest) -> HttpResponse:
    """Tick questions and wordings, see what a client would see, and save the file."""
    here = member_request(request)
    if request.method == "GET":
        return pages.render(request, "coach/share.html", _choices(here, wrong=""))
    try:
        made = _made(here)
        data = coach_file.write(made)
    except BadInputError as error:
        return pages.render(request, "coach/share.html", _choices(here, wrong=errors.say(error)), status=400)
    if request.POST.get("do") != "save":
        given = queries.would_give(made, here.seeker)
        context = {"title": "", "file": made, "given": _given(given), "kept": list(request.POST.lists())}
        return pages.render(request, "coach/share_preview.html", context)
    response = HttpResponse(data, content_type="application/octet-stream")
    name = "".join(letter for letter in made.sender if letter.isascii() and letter.isalnum()) or "coach"
    response.headers["Content-Disposition"] = f'attachment; filename="{name.lower()}{coach_file.ENDING}"'
    return response


def _choices(here: MemberRequest, *, wrong: str) -> dict[str, Any]:
    own = asking.own_wordings()
    typed = here.POST
    first = {one.key for one in asking.five_to_start_with(business=False)}
    ticked = set(typed.getlist("question")) if typed else first
    return {
        "title": "",
        "wrong": wrong,
        "sender": typed.get("sender", here.seeker.name),
        "greeting": typed.get("greeting", ""),
        "groups": questions.by_purpose(asking.questions()),
        "ticked": ticked,
        "must_ask": set(typed.getlist("must_ask")),
        "wordings": [(key, text) for key, text in own.items() if key in sayings.ORIGINALS],
        "minutes": [(str(one), str(one)) for one in _MINUTES],
        "chosen_minutes": typed.get("minutes", str(here.seeker.ask_minutes)),
        "rungs": [(code, said()) for code, said in words.RUNGS.items()],
        "begin_with": typed.get("begin_with", here.seeker.begin_with or "practise"),
    }


def _made(here: MemberRequest) -> CoachFile:
    typed = here.POST
    known = {one.key: one for one in asking.questions()}
    must = [key for key in typed.getlist("must_ask") if key in known]
    ticked = {*(key for key in typed.getlist("question") if key in known), *must}
    minutes = typed.get("minutes", "")
    begin_with = typed.get("begin_with", "")
    return queries.coach_file(
        typed.get("sender", ""),
        greeting=typed.get("greeting", "").replace("\r\n", "\n"),
        questions=[one.key for one in asking_rules.in_order([known[key] for key in known if key in ticked])],
        must_ask=must,
        wordings=typed.getlist("wording"),
        minutes=int(minutes) if minutes in {str(one) for one in _MINUTES} else None,
        begin_with=begin_with if begin_with in words.RUNGS else "",
    )


def _given(given: list[queries.Given]) -> dict[str, list[dict[str, Any]]]:
    """Return the things of a coach's file in words, by kind."""
    found: dict[str, list[dict[str, Any]]] = {"question": [], "wording": [], "other": []}
    for one in given:
        kind = one.kind if one.kind in found else "other"
        found[kind].append(
            {"text": words.what(one), "now": one.now, "must": one.must_ask, "new": one.differs}
        )
    return found


@require_http_methods(["GET", "POST"])
def look(request: HttpRequest) -> HttpResponse:
    """Ask for a coach's file; with one, show each thing in it. Nothing is taken yet."""
    if request.method == "GET":
        return pages.render(request, "coach/look.html", {"title": "", "wrong": ""})
    try:
        waiting, _name = uploads.keep(request, largest=coach_file.LARGEST)
    except BadInputError as error:
        return _refused(request, error)
    return shown(request, waiting)


def shown(request: HttpRequest, waiting: Path) -> HttpResponse:
    """Show each thing of a coach's file that waits, or why it cannot be read."""
    try:
        read = coach_file.read(waiting)
        given = queries.would_give(read, member_request(request).seeker)
    except BadInputError as error:
        waiting.unlink(missing_ok=True)
        return _refused(request, error)
    context = {"title": "", "file": read, "given": _given(given), "token": waiting.name}
    return pages.render(request, "coach/take.html", context)


def _refused(request: HttpRequest, error: BadInputError) -> HttpResponse:
    return pages.render(request, "coach/look.html", {"title": "", "wrong": errors.say(error)}, status=400)


@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """Take what was looked at, and go on where the person was."""
    here = member_request(request)
    try:
        waiting = uploads.kept(request)
        actions.take(coach_file.read(waiting), here.seeker, by=here.by, at=here.now)
        waiting.unlink(missing_ok=True)
    except BadInputError as error:
        return _refused(request, error)
    return pages.to("start", max(2, here.seeker.first_run)) if here.seeker.first_run else pages.to("wording")
