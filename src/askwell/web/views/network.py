"""The network: how it grew, who stands around whom, who can introduce the seeker, and whom to ask next."""

from bisect import bisect_right
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from askwell.kernel import clock
from askwell.kernel.errors import N_, BadInputError
from askwell.practice.asking import queries as asking
from askwell.practice.asking.models import Goal
from askwell.practice.identifying import queries as identifying
from askwell.practice.referring.actions import acquaintance, edges
from askwell.practice.referring.queries import growth, picture, warm, whom_next
from askwell.practice.referring.rules.acquaintance import Closeness
from askwell.practice.referring.rules.ranking import Wish
from askwell.web import drawing, pages
from askwell.web.requests import MemberRequest, member_request
from askwell.words import dates
from askwell.words import network as words

_SHOWN_NEXT = 8


@require_GET
def network(request: HttpRequest) -> HttpResponse:
    """Show how the network grew: who led to whom, by date, until a day."""
    here = member_request(request)
    edges.catch_up()
    zone = here.seeker.time_zone
    root = identifying.contact(request.GET["from"]) if request.GET.get("from") else None
    whole = picture.grown(zone)
    step, until = _until(here, whole.days)
    found = picture.grown(zone, until=until, root=root.pk if root else None) if until or root else whole
    return pages.render(
        request,
        "network/show.html",
        {
            "title": words.headline(found.talks, found.first_contacts),
            "grown": found,
            "root": root,
            "drawing": drawing.tree(found, here.today),
            "slider": _slider(here, whole.days, step),
            "figures": words.figures(growth.figures(zone, here.today)),
            "pairs": [(pair, words.shared(pair.topics)) for pair in growth.should_meet(zone)],
        },
    )


def _until(here: MemberRequest, days: list[date]) -> tuple[int, date | None]:
    """Return where the slider stands, and the day it stands for; None for the end."""
    text = here.GET.get("step", "")
    step = min(int(text), len(days)) if text.isdigit() else len(days)
    if here.GET.get("until"):
        step = bisect_right(days, clock.parse_date(here.GET["until"]))
    return (step, days[step - 1] if step else date.min) if step < len(days) else (step, None)


def _slider(here: MemberRequest, days: list[date], step: int) -> dict[str, Any] | None:
    if len(days) < 2:
        return None
    return {"step": max(step, 1), "days": [dates.day(one, here.today) for one in days]}


@require_GET
def around(request: HttpRequest, uid: str) -> HttpResponse:
    """Show who stands around somebody."""
    here = member_request(request)
    edges.catch_up()
    contact = identifying.contact(uid)
    opened = request.GET.getlist("open")
    found = picture.around(contact, here.seeker.time_zone, opened=opened)
    more = f"{request.path_info}?{''.join(f'open={one}&' for one in opened if one.isalnum())}open="
    return _around(here, found, more, {"contact": contact, "closeness": words.closeness_choices()})


@require_GET
def at(request: HttpRequest, uid: str) -> HttpResponse:
    """Show who works at a place, and who elsewhere may know them."""
    here = member_request(request)
    edges.catch_up()
    found = picture.at(identifying.organization(uid), here.seeker.time_zone)
    return _around(here, found, "", {"contact": None, "closeness": []})


def _around(here: MemberRequest, found: picture.Around, more: str, context: dict[str, Any]) -> HttpResponse:
    drawn = drawing.around(found, here.today)
    return pages.render(
        here, "network/around.html", {"title": "", "found": found, "drawing": drawn, "more": more, **context}
    )


@require_GET
def paths(request: HttpRequest) -> HttpResponse:
    """Show who can introduce the seeker to somebody, at a place, or who does something."""
    here = member_request(request)
    edges.catch_up()
    search = request.GET.get("q", "").strip()
    wanted, about = _wanted(here, search)
    found = warm.warm_paths(wanted, here.today) if wanted else []
    goal = asking.present_goal()
    lines = [
        {
            "path": path,
            "way": words.way(path),
            "hops": words.hops(path),
            "tie": words.own_tie(path),
            "ask": words.introduction(path, me=here.seeker.name, about=goal.text if goal else ""),
            "rest": words.rest(path, dates.day(path.rest_until, here.today)) if path.rest_until else None,
        }
        for path in found
    ]
    context = {"title": "", "lines": lines, "search": search, "about": about, "wanted": len(wanted)}
    return pages.render(request, "network/paths.html", context)


def _wanted(here: MemberRequest, search: str) -> tuple[list[int], str]:
    """Return the people who are wanted, and what to call them."""
    if here.GET.get("to"):
        contact = identifying.contact(here.GET["to"])
        return [contact.pk], contact.full_name
    if here.GET.get("at"):
        where = identifying.organization(here.GET["at"])
        return warm.at_organization(where.pk), where.name
    return (warm.who_do(search), search) if search else ([], "")


@require_POST
def knows(request: HttpRequest, uid: str) -> HttpResponse:
    """Keep that somebody knows somebody else, and how well."""
    here = member_request(request)
    one = identifying.contact(uid)
    name = request.POST.get("name", "").strip()
    found = identifying.matching(name, limit=2).contacts if name else []
    if len(found) != 1:
        raise BadInputError(
            N_("Write the name of one person who is among your contacts, so that it is clear who is meant.")
        )
    said = request.POST.get("closeness", "")
    acquaintance.note_acquaintance(
        one,
        identifying.contact(found[0].uid),
        Closeness(said) if said in set(Closeness) else Closeness.WELL,
        words=request.POST.get("words", ""),
        on=here.today,
        by=here.by,
        at=here.now,
    )
    return pages.to("network_around", uid)


@require_GET
def ask_next(request: HttpRequest) -> HttpResponse:
    """Show whom to ask next, and why."""
    here = member_request(request)
    goal = _goal(request.GET.get("goal", ""))
    found = whom_next.whom_next(goal, here.today, limit=_SHOWN_NEXT)
    context = {
        "title": "",
        "goal": goal,
        "goals": asking.goal_lines(),
        "lines": [(one, words.why(one.parts, one.organization)) for one in found],
        "aside": whom_next.put_aside(goal) if goal else [],
    }
    return pages.render(request, "network/next.html", context)


@require_POST
def prefer(request: HttpRequest, uid: str) -> HttpResponse:
    """Put somebody first, aside for now, or back into the order."""
    here = member_request(request)
    found = identifying.contact(uid)
    goal = _goal(request.POST.get("goal", ""))
    if goal is None:
        return pages.to("goal_new")
    wish = request.POST.get("wish", "")
    chosen = Wish(wish) if wish in set(Wish) else None
    acquaintance.prefer(found, goal, chosen, by=here.by, at=here.now)
    return pages.to("next", query=f"?goal={goal.uid}" if request.POST.get("goal") else "")


def _goal(uid: str) -> Goal | None:
    return asking.goal(uid) if uid else asking.present_goal()
