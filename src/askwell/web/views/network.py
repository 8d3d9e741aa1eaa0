"""The network: how it grew, who stands around whom, who can introduce the seeker, and whom to ask next."""

from bisect import bisect_right
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from askwell.kernel import clock, names
from askwell.kernel.errors import N_, BadInputError
from askwell.practice.asking import queries as asking
from askwell.practice.asking.models import Goal
from askwell.practice.identifying import queries as identifying
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.targets import target_list
from askwell.practice.referring.actions import acquaintance, edges
from askwell.practice.referring.queries import growth, picture, warm, whom_next
from askwell.practice.referring.rules.acquaintance import Closeness
from askwell.practice.referring.rules.ranking import Wish
from askwell.web import drawing, pages
from askwell.web.requests import MemberRequest, member_request, whole
from askwell.words import dates, errors
from askwell.words import network as words

_SHOWN_NEXT = 8
_LOOKED_AT = 20
_OFFERED = 6


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
            **_drawn(drawing.tree(found, here.today)),
            "slider": _slider(here, whole.days, step),
            "figures": words.figures(growth.figures(zone, here.today)),
            "pairs": [(pair, words.shared(pair.topics)) for pair in growth.should_meet(zone)],
        },
    )


def _drawn(made: drawing.Drawing) -> dict[str, drawing.Drawing]:
    return {"drawing": made, "narrow": drawing.narrow(made)}


def _until(here: MemberRequest, days: list[date]) -> tuple[int, date | None]:
    """Return where the slider stands, and the day it stands for; None for the end."""
    asked = whole(here.GET.get("step", ""))
    step = len(days) if asked is None else min(asked, len(days))
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
    return _somebody(member_request(request), identifying.contact(uid))


def _somebody(here: MemberRequest, contact: Contact, *, wrong: str = "") -> HttpResponse:
    edges.catch_up()
    opened = here.GET.getlist("open")
    found = picture.around(contact, here.seeker.time_zone, opened=opened)
    path = reverse("network_around", args=[contact.uid])
    more = f"{path}?{''.join(f'open={one}&' for one in opened if one.isalnum())}open="
    context = {
        "contact": contact,
        "closeness": words.closeness_choices(),
        "colleagues": 0 if found.branches else picture.colleagues(contact),
        "wrong": wrong,
        "typed": {name: here.POST.get(name, "") for name in ("name", "closeness", "words")},
    }
    return _around(here, found, more, context)


@require_GET
def at(request: HttpRequest, uid: str) -> HttpResponse:
    """Show who works at a place, and who elsewhere may know them."""
    here = member_request(request)
    edges.catch_up()
    found = picture.at(identifying.organization(uid), here.seeker.time_zone)
    return _around(here, found, "", {"contact": None, "wrong": ""})


def _around(here: MemberRequest, found: picture.Around, more: str, context: dict[str, Any]) -> HttpResponse:
    drawn = _drawn(drawing.around(found, here.today))
    whole = {"title": "", "found": found, "more": more, **drawn, **context}
    return pages.render(here, "network/around.html", whole, status=400 if context.get("wrong") else 200)


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
    context = {
        "title": "",
        "known": [line for line, path in zip(lines, found, strict=True) if len(path.people) == 1],
        "lines": [line for line, path in zip(lines, found, strict=True) if len(path.people) > 1],
        "search": search,
        "about": about,
        "wanted": len(wanted),
        "targets": [] if about else target_list()[:_OFFERED],
    }
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
    said = request.POST.get("closeness", "")
    try:
        acquaintance.note_acquaintance(
            one,
            _called(request.POST.get("name", "")),
            Closeness(said) if said in set(Closeness) else Closeness.WELL,
            words=request.POST.get("words", ""),
            on=here.today,
            by=here.by,
            at=here.now,
        )
    except BadInputError as error:
        return _somebody(here, one, wrong=errors.say(error))
    return pages.to("network_around", uid)


def _called(text: str) -> Contact:
    """Return the one contact that a name finds, or that alone is called just so; raises BadInputError."""
    name = text.strip()
    if not name:
        raise BadInputError(N_("Write the name of one of your contacts."))
    found = identifying.matching(name, limit=_LOOKED_AT).contacts
    exactly = [one for one in found if names.fold(one.full_name) == names.fold(name)]
    if not found:
        raise BadInputError(
            N_("Nobody called {name} is among your contacts. Write the name as it stands there."), name=name
        )
    if len(found) > 1 and len(exactly) != 1:
        raise BadInputError(N_("Several of your contacts answer to {name}. Write the whole name."), name=name)
    return identifying.contact((exactly or found)[0].uid)


@require_GET
def ask_next(request: HttpRequest) -> HttpResponse:
    """Show whom to ask next, and why."""
    here = member_request(request)
    goal = _goal(request.GET.get("goal", ""))
    found = whom_next.whom_next(goal, here.today, limit=_SHOWN_NEXT)
    reasons = [words.why(one.parts, one.organization) for one in found]
    common = words.in_common(reasons)
    context = {
        "title": "",
        "goal": goal,
        "goals": asking.goal_lines(),
        "common": common,
        "lines": [
            (one, [line for line in why if line not in common])
            for one, why in zip(found, reasons, strict=True)
        ],
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
