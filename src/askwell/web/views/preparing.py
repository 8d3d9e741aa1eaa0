"""Before a talk: one page to prepare, and the plan said aloud once with the clock running."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from askwell.practice.arranging import actions, queries
from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.preparing import FACTS, Ready
from askwell.practice.arranging.rules import UPCOMING, InterviewState
from askwell.practice.asking import queries as asking
from askwell.web import pages, room, talk
from askwell.web.forms.talk import read_minutes
from askwell.web.requests import MemberRequest, member_request
from askwell.words import preparing as words
from askwell.words import scripts

_DRESS_LENGTH = 300
_TRAVEL_MOST = 24 * 60


@require_http_methods(["GET", "POST"])
def prepare(request: HttpRequest, uid: str) -> HttpResponse:
    """Show what to gather and lay out before a talk, and keep what is there."""
    here = member_request(request)
    found = queries.interview(uid)
    if InterviewState(found.state) not in UPCOMING:
        return pages.to("interview", uid)
    if request.method == "POST":
        _keep(here, found)
        return pages.to("interview_prepare", uid)
    return pages.render(request, "interviews/prepare.html", _page(here, found))


def _keep(here: MemberRequest, found: Interview) -> None:
    posted = here.POST
    values: dict[str, Any] = {}
    if "dress" in posted:
        values["dress"] = posted["dress"].strip()[:_DRESS_LENGTH]
    if "travel_minutes" in posted:
        values["travel_minutes"] = min(read_minutes(posted["travel_minutes"], 0), _TRAVEL_MOST)
    actions.prepare(
        found,
        why=posted.get("why", ""),
        facts=[posted.get(f"fact-{number}", "") for number in range(1, FACTS + 1)],
        ready=[Ready(code) for code in posted.getlist("ready") if code in set(Ready)],
        by=here.by,
        at=here.now,
        **values,
    )


def _page(here: MemberRequest, found: Interview) -> dict[str, Any]:
    kept = queries.preparation_of(found.pk)
    items = words.items(found, kept.ready if kept else [])
    facts = [*(kept.facts if kept else []), *[""] * FACTS]
    return {
        **talk.before(here, found),
        "why": kept.why if kept else words.why(found.contact),
        "facts": facts[:FACTS],
        "known": words.known(found.contact),
        "items": items,
        "ready": words.headline(sum(one.done for one in items), len(items)),
    }


@require_http_methods(["GET", "POST"])
def rehearse(request: HttpRequest, uid: str) -> HttpResponse:
    """Show the lines of a talk to be said aloud against the clock, and keep that it was done."""
    here = member_request(request)
    found = queries.interview(uid)
    if request.method == "POST":
        actions.rehearse(found.contact, "plan", on=here.today, by=here.by, at=here.now)
        return pages.to("interview_prepare", uid)
    own = asking.own_wordings()
    context = {
        "title": "",
        "interview": found,
        "contact": found.contact,
        "opening": scripts.opening(found.minutes, own).text,
        "questions": asking.to_be_asked(found.plan, business=room.is_business(found)),
        "time_check": scripts.time_check(found.minutes, own).text,
    }
    return pages.render(request, "interviews/rehearse.html", context)
