"""The report on what was learned: choose for whom, see exactly that page, then print or save it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from askwell.integrations.reports import formats
from askwell.integrations.reports.content import Report
from askwell.kernel.errors import N_, NotFoundError
from askwell.practice.asking import queries as asking
from askwell.practice.holding import actions as holding
from askwell.practice.holding.redaction import Level
from askwell.practice.holding.rules import PermissionAnswer, PermissionKind
from askwell.web import pages
from askwell.web.requests import MemberRequest, member_request
from askwell.words import reports as words

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
_WRITERS: dict[str, tuple[str, Callable[[Report], str]]] = {
    "html": ("text/html", formats.page),
    "md": ("text/markdown", formats.markdown),
    "csv": ("text/csv", formats.table),
}


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest, uid: str) -> HttpResponse:
    """Show for whom the report can be, and beneath it the report as it would be; keep who may be named."""
    here = member_request(request)
    goal = asking.goal(uid)
    people = words.may_be_named(goal)
    if request.method == "POST":
        for contact, said in people:
            chosen = request.POST.get(contact.uid, "")
            if chosen in set(PermissionAnswer) and chosen != said:
                answer = PermissionAnswer(chosen)
                holding.permit(contact, PermissionKind.NAME, answer, by=here.by, at=here.now)
        return pages.to("report", uid, query=f"?level={_level(here)}")
    context = {
        "title": "",
        "goal": goal,
        "people": people,
        "level": str(_level(here)),
        "levels": [(str(one), said()) for one, said in words.LEVELS.items()],
    }
    return pages.render(request, "goals/report.html", context)


@require_GET
def file(request: HttpRequest, uid: str, ending: str) -> HttpResponse:
    """Give the report as a page, as PDF, as Markdown or as a table: to look at, or with `save` to keep."""
    here = member_request(request)
    goal, level = asking.goal(uid), _level(here)
    if ending == "pdf":
        pdf = words.print_report(goal, here.seeker, level, today=here.today, size=here.seeker.paper)
        return _kept(here, HttpResponse(pdf, content_type="application/pdf"), ending)
    if ending not in _WRITERS:
        raise NotFoundError(N_("There is no such paper."))
    kind, write = _WRITERS[ending]
    text = write(words.report(goal, here.seeker, level, today=here.today))
    encoding = "utf-8-sig" if ending == "csv" else "utf-8"
    response = HttpResponse(text.encode(encoding, "replace"), content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Security-Policy"] = _POLICY
    return _kept(here, response, ending)


def _level(here: MemberRequest) -> Level:
    said = here.GET.get("level", "")
    return Level(said) if said in set(Level) else Level.ME


def _kept(here: MemberRequest, response: HttpResponse, ending: str) -> HttpResponse:
    way = "attachment" if "save" in here.GET else "inline"
    response.headers["Content-Disposition"] = f'{way}; filename="learned-{here.today}.{ending}"'
    return response
