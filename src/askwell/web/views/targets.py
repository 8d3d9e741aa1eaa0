"""The target list: businesses in the order to take them up, with their scores."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from askwell.practice.identifying import queries
from askwell.practice.identifying.targets import target_list
from askwell.practice.lifecycle.actions import targets as actions
from askwell.practice.today import queries as today
from askwell.web import pages, steps
from askwell.web.requests import MemberRequest, member_request, whole
from askwell.words import targets as words

_ADVOCACY: dict[str, bool | None] = {"yes": True, "no": False, "auto": None}


@require_http_methods(["GET", "POST"])
def targets(request: HttpRequest) -> HttpResponse:
    """Show the list in its order; with a form, add a business or keep the scores."""
    here = member_request(request)
    if request.method == "POST":
        if "name" in request.POST:
            actions.add(request.POST["name"], by=here.by, at=here.now)
        else:
            actions.score_many(_scores(here), by=here.by, at=here.now)
        return pages.to("targets")
    found = target_list()
    begin = [one.begin_with.id for one in found if one.begin_with]
    next_steps = today.steps_of(begin)
    lines = [
        {
            "ranked": one,
            "why": words.why(one.reasons),
            "step": steps.line(next_steps[one.begin_with.id], here.today)
            if one.begin_with and one.begin_with.id in next_steps
            else None,
            "advocacy": {True: "yes", False: "no", None: "auto"}[one.target.advocacy],
        }
        for one in found
    ]
    context = {"title": "", "lines": lines, "advice": words.advice(len(found)), "scores": words.scores()}
    return pages.render(request, "targets.html", context)


def _scores(here: MemberRequest) -> dict[str, dict[str, Any]]:
    """Return the scores of each business the form has, by its uid."""
    return {
        uid: {
            "motivation": whole(here.POST.get(f"motivation.{uid}", "")),
            "posting": whole(here.POST.get(f"posting.{uid}", "")),
            "advocacy": _ADVOCACY.get(here.POST.get(f"advocacy.{uid}", "auto")),
        }
        for uid in here.POST.getlist("uid")
    }


@require_POST
def target(request: HttpRequest, uid: str) -> HttpResponse:
    """Put a business on the list, or take it off."""
    here = member_request(request)
    found = queries.organization(uid)
    act = actions.put_on if request.POST.get("do") == "on" else actions.take_off
    act(found, by=here.by, at=here.now)
    return pages.back(request, "targets")
