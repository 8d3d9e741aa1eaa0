"""What a device keeps for the hours without a line: the talks of today and tomorrow, and their worker."""

from datetime import datetime, time, timedelta
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.views.decorators.http import require_GET

from askwell.kernel import clock
from askwell.practice.arranging import queries
from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.rules import InterviewState, may_move
from askwell.web import pages
from askwell.web.addresses import address
from askwell.web.requests import MemberRequest, member_request
from askwell.words import talks as words

_DAYS = 2
_PARTS = ("css/*.css", "js/*.js", "fonts/fonts.css", "fonts/inter-*.woff2", "fonts/source-serif-4-*.woff2")
_LEFT_OUT = "-italic"


@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """Send the worker from the root, so that it may look after every page."""
    del request
    script = Path(settings.STATIC_ROOT, "js", "service_worker.js").read_bytes()
    return HttpResponse(script, content_type="text/javascript", headers={"Cache-Control": "no-cache"})


@require_GET
def pocket_json(request: HttpRequest) -> JsonResponse:
    """Name the talks of today and tomorrow, the pages to keep for them, and what the pages are made of."""
    talks = _talks(member_request(request))
    found = [address("pocket")]
    found += [address("interview", one.uid) for one in talks]
    found += [address("live", one.uid) for one in talks if _may_enter(one)]
    return JsonResponse({"talks": [one.uid for one in talks], "pages": found, "parts": _parts()})


@require_GET
def pocket(request: HttpRequest) -> HttpResponse:
    """Show what opens without a line; it stands in for every page while Askwell does not answer."""
    here = member_request(request)
    lines = [
        {"talk": one, "says": words.headline(one, here.today), "may_enter": _may_enter(one)}
        for one in _talks(here)
    ]
    return pages.bare(request, "pocket.html", {"title": "", "lines": lines})


def _talks(here: MemberRequest) -> list[Interview]:
    start = datetime.combine(here.today, time())
    zone = here.seeker.time_zone
    ends = start + timedelta(days=_DAYS)
    return queries.at_hand(clock.instant(start, zone), clock.instant(ends, zone))


def _may_enter(talk: Interview) -> bool:
    return words.in_the_room(talk) or may_move(InterviewState(talk.state), InterviewState.IN_PROGRESS)


def _parts() -> list[str]:
    root = Path(settings.STATIC_ROOT)
    found = [file for pattern in _PARTS for file in sorted(root.glob(pattern)) if _LEFT_OUT not in file.name]
    return [static("icon.svg"), *(static(file.relative_to(root).as_posix()) for file in found)]
