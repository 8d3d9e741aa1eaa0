"""After a talk: its answers, the debrief of the same hour, and typing in what was written on paper."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from askwell.kernel import clock
from askwell.kernel.errors import N_, NotFoundError
from askwell.practice.arranging import queries
from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.rules import InterviewState
from askwell.practice.asking import queries as asking
from askwell.practice.asking.models import PlanItem
from askwell.practice.following_up import queries as following_up
from askwell.practice.holding import actions as holding
from askwell.practice.holding import queries as holding_queries
from askwell.practice.lifecycle.actions import talks as lifecycle
from askwell.practice.referring import queries as referring
from askwell.practice.thanking import queries as thanking
from askwell.web import pages
from askwell.web.forms.talk import DEBRIEF, NAMES, PROMISES, quoting_code, read_afterwards, read_paper
from askwell.web.requests import MemberRequest, member_request
from askwell.words import dates
from askwell.words import talks as words


@require_POST
def keep_answer(request: HttpRequest, uid: str) -> HttpResponse:
    """Keep or change an answer, its star, whether it may be quoted, and whether it is off the record."""
    here = member_request(request)
    found = queries.interview(uid)
    holding.answer(
        found,
        _item(found, request.POST.get("item", "")),
        request.POST.get("text", "").replace("\r\n", "\n"),
        starred=bool(request.POST.get("starred")),
        quote=bool(request.POST.get("quote")),
        off_record=bool(request.POST.get("off_record")),
        by=here.by,
        at=here.now,
    )
    return pages.to("interview", uid, query="#answers")


def _item(found: Interview, uid: str) -> PlanItem | None:
    if not uid:
        return None
    items = {one.uid: one for one in asking.plan_items(found.plan)}
    if uid not in items:
        raise NotFoundError(N_("There is no such question here."))
    return items[uid]


@require_http_methods(["GET", "POST"])
def debrief(request: HttpRequest, uid: str) -> HttpResponse:
    """Write the talk up while it is fresh, and go on to the card."""
    here = member_request(request)
    found = queries.interview(uid)
    if found.state != InterviewState.HELD:
        return pages.to("live" if words.in_the_room(found) else "interview", uid)
    if request.method == "GET":
        return pages.render(request, "interviews/debrief.html", _debrief(here, found, _kept(found), {}))
    read = read_afterwards(request.POST, here.today)
    if read.wrong:
        context = _debrief(here, found, request.POST.dict(), read.wrong)
        return pages.render(request, "interviews/debrief.html", context, status=400)
    lifecycle.write_up(found, here.seeker, read.said, by=here.by, at=here.now)
    card = next((one for one in thanking.of_contact(found.contact_id) if one.interview_id == found.pk), None)
    return pages.to("card", card.uid) if card else pages.to("interview", uid)


def _kept(found: Interview) -> dict[str, str]:
    kept = holding_queries.debrief_of(found.pk)
    return {name: getattr(kept, name) for name in DEBRIEF} if kept else {}


def _debrief(
    here: MemberRequest, found: Interview, values: dict[str, str], wrong: dict[str, str]
) -> dict[str, Any]:
    planned = following_up.next_check_in(found.contact_id)
    return {
        "months": [(f"{month:%Y-%m}", dates.month(month)) for month in dates.months_from(here.today, 7)],
        "told_in": values.get("told_in") or (f"{planned.planned_on:%Y-%m}" if planned else ""),
        "title": "",
        "interview": found,
        "contact": found.contact,
        "kept": words.kept_time(found),
        "quoting": values.get("quote") or quoting_code(holding_queries.permissions_of(found.contact_id)),
        "starred": [one for one in holding_queries.answers_of(found.pk) if one.starred],
        "named": [one for one in referring.given_by(found.contact_id) if one.interview_id == found.pk],
        "values": values,
        "wrong": wrong,
        "names": range(1, NAMES + 1),
        "promises": range(1, PROMISES + 1),
    }


@require_http_methods(["GET", "POST"])
def type_paper_in(request: HttpRequest, uid: str) -> HttpResponse:
    """Type in a talk that was held with pen and paper."""
    here = member_request(request)
    found = queries.interview(uid)
    if found.state == InterviewState.HELD:
        return pages.to("interview", uid)
    items = asking.plan_items(found.plan)
    if request.method == "GET":
        return pages.render(request, "interviews/paper.html", _paper(here, found, items, {}, {}))
    paper, wrong = read_paper(request.POST, items, zone=found.zone, now=here.now, asked=found.minutes)
    if paper is None:
        context = _paper(here, found, items, request.POST.dict(), wrong)
        return pages.render(request, "interviews/paper.html", context, status=400)
    lifecycle.write_in(found, here.seeker, paper, by=here.by, at=here.now)
    card = next((one for one in thanking.of_contact(found.contact_id) if one.interview_id == found.pk), None)
    return pages.to("card", card.uid) if card else pages.to("interview", uid)


def _paper(
    here: MemberRequest,
    found: Interview,
    items: list[PlanItem],
    typed: dict[str, str],
    wrong: dict[str, str],
) -> dict[str, Any]:
    start = clock.parse_wall(found.wall) if found.wall else clock.wall(here.now, found.zone)
    notes = holding_queries.latest_notes(found.pk)
    shown = {f"note-{one.uid}": notes[one.pk].text for one in items if one.pk in notes}
    first = {"day": f"{start:%Y-%m-%d}", "at": f"{start:%H:%M}", "took": str(found.minutes)}
    return {
        "title": "",
        "interview": found,
        "contact": found.contact,
        "items": items,
        "quoting": typed.get("quote", ""),
        "values": typed or {**first, **shown},
        "wrong": wrong,
        "names": range(1, NAMES + 1),
        "promises": range(1, PROMISES + 1),
    }
