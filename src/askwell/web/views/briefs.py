"""The page for my coach: choose what it shows, see exactly that page, then save it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from askwell.integrations.handovers import brief as briefs
from askwell.integrations.handovers.brief import Brief
from askwell.practice.coaching import queries
from askwell.practice.coaching.queries import Ticked
from askwell.practice.coaching.rules import Names, Part
from askwell.practice.learning import queries as learning
from askwell.web import pages
from askwell.web.requests import MemberRequest, member_request
from askwell.words import coaching as words

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
_LONGEST = 2000
_TO_TICK = (Part.GOAL, Part.STANDING, Part.PROMISES)


@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """Show what can be ticked, and beneath it the page as it would be saved."""
    here = member_request(request)
    ticked = _ticked(request.GET)
    context = {
        "title": "",
        "ticked": ticked,
        "choices": [(str(part), said()) for part, said in words.PARTS.items() if part in _TO_TICK],
        "names": [(str(one), said()) for one, said in words.NAMES.items()],
        "findings": learning.findings(),
        "query": urlencode(_query(ticked), doseq=True),
        "today": here.today,
    }
    return pages.render(request, "coach/brief.html", context)


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Give the page itself: to look at, or with `save` to keep."""
    here = member_request(request)
    made = words.page(_brief(here), here.today).encode("utf-8", "replace")
    response = HttpResponse(made, content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = _POLICY
    return _named(response, here, "html") if "save" in request.GET else response


@require_GET
def facts(request: HttpRequest) -> HttpResponse:
    """Give the facts of the page, for a coach's own Askwell."""
    here = member_request(request)
    return _named(HttpResponse(briefs.write(_brief(here)), content_type="application/json"), here, "json")


def _brief(here: MemberRequest) -> Brief:
    return queries.brief(here.seeker, _ticked(here.GET), today=here.today, at=here.now)


def _named(response: HttpResponse, here: MemberRequest, ending: str) -> HttpResponse:
    response.headers["Content-Disposition"] = f'attachment; filename="brief-{here.today}.{ending}"'
    return response


def _ticked(asked: Any) -> Ticked:
    """Read what was ticked, the usual before anything was; what is written or chosen is on the page."""
    names = asked.get("names", "")
    chosen, talk = asked.get("chosen", "").strip()[:_LONGEST], asked.get("talk", "").strip()[:_LONGEST]
    learned = frozenset(asked.getlist("learned"))
    given = {Part.CHOSEN: chosen, Part.TALK: talk, Part.LEARNED: learned}
    ticked = {one for one in _TO_TICK if one in asked.getlist("part") or not names}
    return Ticked(
        names=Names(names if names in set(Names) else Names.INITIALS),
        parts=frozenset(ticked | {part for part, value in given.items() if value}),
        learned=learned,
        chosen=chosen,
        talk=talk,
    )


def _query(ticked: Ticked) -> Mapping[str, Any]:
    return {
        "names": str(ticked.names),
        "part": [str(one) for one in _TO_TICK if one in ticked.parts],
        "learned": sorted(ticked.learned),
        "chosen": ticked.chosen,
        "talk": ticked.talk,
    }
