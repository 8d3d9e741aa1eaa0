"""The sentences to say: each in the seeker's words or the original ones, and back again in one click."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from askwell.kernel.errors import BadInputError
from askwell.practice.asking import actions, queries, sayings
from askwell.practice.asking.models import Wording
from askwell.web import pages
from askwell.web.requests import member_request
from askwell.words import coaching as words
from askwell.words import errors


@require_http_methods(["GET", "POST"])
def wording(request: HttpRequest) -> HttpResponse:
    """Show every sentence; keep another wording of one, or go back to its original."""
    here = member_request(request)
    key, wrong = request.POST.get("key", ""), ""
    if request.method == "POST":
        try:
            if request.POST.get("do") == "original":
                actions.say_original(key, by=here.by, at=here.now)
            else:
                actions.reword(key, request.POST.get("text", ""), by=here.by, at=here.now)
        except BadInputError as error:
            wrong = errors.say(error)
        else:
            return pages.to("wording", query=f"#{key}" if key in sayings.ORIGINALS else "")
    own = queries.wordings()
    groups = [(said, [_shown(one, own) for one in keys]) for said, keys in words.by_group()]
    context = {"title": "", "groups": groups, "wrong": wrong, "wrong_key": key if wrong else ""}
    if wrong:
        context["typed"] = request.POST.get("text", "")
    return pages.render(request, "coach/wording.html", context, status=400 if wrong else 200)


def _shown(key: str, own: dict[str, Wording]) -> dict[str, Any]:
    original = gettext(sayings.ORIGINALS[key])
    found = own.get(key)
    return {
        "key": key,
        "original": original,
        "text": found.text if found else original,
        "own": found is not None,
        "source": found.source if found else "",
        "places": words.places([original]),
    }
