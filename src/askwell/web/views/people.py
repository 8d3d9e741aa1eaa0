"""Many people at once: the filters of the list, and what is done with those who were chosen."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.views.decorators.http import require_GET, require_POST

from askwell.integrations.writers import csv, vcard
from askwell.kernel.errors import N_, BadInputError
from askwell.practice.asking import queries as asking
from askwell.practice.identifying import tagging
from askwell.practice.identifying.models import Contact
from askwell.practice.lifecycle import choosing
from askwell.practice.lifecycle.actions import erasing
from askwell.practice.lifecycle.actions import people as actions
from askwell.practice.lifecycle.choosing import Wanted
from askwell.web import filters, pages
from askwell.web.requests import MemberRequest, member_request
from askwell.words import exports

_MOST_ERASED = 100


@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """Show the filters, and those that were saved."""
    asked = filters.wanted(request.GET)
    return pages.render(request, "contacts/filter.html", {"title": "", **filters.choices(asked)})


@require_POST
def many(request: HttpRequest) -> HttpResponseBase:
    """Do something with the people who were ticked, or with all whom the filter finds."""
    here = member_request(request)
    asked = filters.wanted(request.POST)
    do = request.POST.get("do", "")
    if do == "save":
        tagging.save_filter(request.POST.get("name", ""), asked.as_values(), by=here.by, at=here.now)
        return pages.to("contacts", query=f"?{filters.query(asked)}")
    if do.startswith("forget."):
        tagging.forget_filter(do.removeprefix("forget."), by=here.by, at=here.now)
        return pages.to("people_filter")
    if do not in _DOES and do != "more":
        raise BadInputError(N_("Choose what to do with them."))
    chosen = _chosen(request.POST, asked)
    if not chosen:
        raise BadInputError(N_("Nobody is chosen. Tick the people you mean, then choose what to do."))
    if do == "more":
        return pages.render(request, "contacts/chosen.html", _shown(chosen, asked))
    answer = _DOES[do](here, chosen)
    return answer or pages.to("contacts", query=f"?{filters.query(asked)}")


def _chosen(given: QueryDict, asked: Wanted) -> list[Contact]:
    if given.get("all"):
        return choosing.people(choosing.ids(asked))
    return choosing.people(choosing.ids_of_uids(given.getlist("who")))


def _shown(chosen: list[Contact], asked: Wanted) -> dict[str, Any]:
    return {
        "title": "",
        "chosen": chosen,
        "asked": asked,
        "goals": [(one.uid, one.text) for one in asking.goal_lines()],
        "tags": choosing.tags(),
        "most_erased": _MOST_ERASED,
    }


def _tag(here: MemberRequest, chosen: list[Contact]) -> None:
    tagging.tag(chosen, here.POST.get("tagged", ""), by=here.by, at=here.now)


def _untag(here: MemberRequest, chosen: list[Contact]) -> None:
    tagging.untag(chosen, here.POST.get("tagged", ""), by=here.by, at=here.now)


def _aside(here: MemberRequest, chosen: list[Contact]) -> None:
    tagging.put_aside(chosen, by=here.by, at=here.now)


def _back(here: MemberRequest, chosen: list[Contact]) -> None:
    tagging.put_aside(chosen, aside=False, by=here.by, at=here.now)


def _take_up(here: MemberRequest, chosen: list[Contact]) -> None:
    goal = asking.goal(here.POST.get("for", ""))
    actions.take_up_all(chosen, goal, begins_on=here.today, by=here.by, at=here.now)


def _erase(here: MemberRequest, chosen: list[Contact]) -> None:
    if len(chosen) > _MOST_ERASED:
        raise BadInputError(N_("Erase at most {most} people at once."), most=_MOST_ERASED)
    erasing.erase_all(chosen, by=here.by, at=here.now)


def _csv(here: MemberRequest, chosen: list[Contact]) -> HttpResponseBase:
    drafts = exports.drafts([one.pk for one in chosen])
    text = "".join(csv.write(drafts, raw_phones=bool(here.POST.get("raw_phones"))))
    return _file("\ufeff" + text, "text/csv; charset=utf-8", "contacts.csv")


def _vcard(_here: MemberRequest, chosen: list[Contact]) -> HttpResponseBase:
    text = "".join(vcard.write(exports.drafts([one.pk for one in chosen])))
    return _file(text, "text/vcard; charset=utf-8", "contacts.vcf")


def _file(text: str, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text.encode(), content_type=kind, headers=headers)


_DOES: dict[str, Callable[[MemberRequest, list[Contact]], HttpResponseBase | None]] = {
    "tag": _tag,
    "untag": _untag,
    "take_up": _take_up,
    "put_aside": _aside,
    "bring_back": _back,
    "erase": _erase,
    "csv": _csv,
    "vcard": _vcard,
}
