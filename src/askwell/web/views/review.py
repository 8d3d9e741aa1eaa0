"""Who may be the same person: two cards side by side, decided one by one or a group at once."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from askwell.kernel.errors import NotFoundError
from askwell.practice.identifying import likeness, merging, parts
from askwell.practice.identifying.models import Likeness
from askwell.practice.identifying.rules import Said
from askwell.web import pages
from askwell.web.requests import member_request, whole
from askwell.words import likeness as words

_EXAMPLES = 10
_MAY_BE_ACCEPTED = (0, 1, 2)
"""The groups that were right in at least 98 of 100 cases on invented address books."""


@require_GET
def review(request: HttpRequest) -> HttpResponse:
    """Show the next two cards that may be one person, and how many questions each group has."""
    counts = likeness.counts()
    group = whole(request.GET.get("group", ""))
    found = likeness.waiting(group=group, limit=1)
    question = _shown(found[0]) if found else None
    groups = [(number, words.group(number), counts[number]) for number in sorted(counts)]
    context = {
        "title": "",
        "question": question,
        "groups": groups,
        "group": group,
        "left": sum(counts.values()) if group is None else counts.get(group, 0),
        "examples": _examples(group) if group in _MAY_BE_ACCEPTED and "examples" in request.GET else [],
        "may_accept": group in _MAY_BE_ACCEPTED and bool(counts.get(group or 0)),
    }
    return pages.render(request, "review.html", context)


@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Keep what the seeker says of two cards, and show the next two."""
    here = member_request(request)
    do, number = request.POST.get("do", ""), request.POST.get("question", "")
    try:
        asked = likeness.question(whole(number) or 0)
    except NotFoundError:
        return _next(request)
    if do == "same":
        merging.merge(asked.one, asked.other, by=here.by, at=here.now)
    elif do == "different":
        merging.keep_apart(asked, by=here.by, at=here.now)
    else:
        merging.keep_apart(asked, said=Said.LATER, by=here.by, at=here.now)
    return _next(request)


@require_POST
def accept(request: HttpRequest) -> HttpResponse:
    """Let every question of a group be the same person."""
    here = member_request(request)
    group = whole(request.POST.get("group", ""))
    if group in _MAY_BE_ACCEPTED:
        merging.accept(group, by=here.by, at=here.now)
    return pages.to("review")


@require_POST
def take_apart(request: HttpRequest, uid: str) -> HttpResponse:
    """Let one card of a person be a person of its own again."""
    here = member_request(request)
    merging.take_apart(merging.merged_contact(uid), by=here.by, at=here.now)
    return pages.to("contact", uid)


def _next(request: HttpRequest) -> HttpResponse:
    group = whole(request.POST.get("group", ""))
    return pages.to("review", query="" if group is None else f"?group={group}")


def _examples(group: int | None) -> list[tuple[str, str, str]]:
    found = likeness.waiting(group=group, limit=_EXAMPLES, skipped=False)
    return [(one.one.full_name, one.other.full_name, words.sentence(one.levels)) for one in found]


def _shown(found: Likeness) -> dict[str, object]:
    details = parts.own_details([found.one_id, found.other_id])
    return {
        "number": found.pk,
        "one": found.one,
        "other": found.other,
        "lines": words.side_by_side(found.one, found.other, details),
        "why": words.sentence(found.levels),
        "group": words.group(found.group),
    }
