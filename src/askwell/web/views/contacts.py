"""Contacts: the list by name, search, and one person's page."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askwell.kernel import clock
from askwell.kernel.errors import N_, BadInputError
from askwell.practice.asking import actions as asking
from askwell.practice.asking import queries as asking_queries
from askwell.practice.asking.rules import BeginWith, ClosedWhy
from askwell.practice.following_up import actions as following_up
from askwell.practice.identifying import actions, merging, organizations, phones, queries
from askwell.practice.identifying.models import Detail
from askwell.practice.identifying.rules import DetailKind, SourceKind
from askwell.practice.lifecycle import choosing, places
from askwell.practice.lifecycle.actions import contacts as lifecycle
from askwell.practice.lifecycle.choosing import Wanted
from askwell.practice.referring import actions as referring
from askwell.practice.referring.rules import UseName
from askwell.practice.today import queries as today
from askwell.web import filters, pages, steps
from askwell.web.forms.contact import read_contact, shown_contact
from askwell.web.person import person
from askwell.web.requests import MemberRequest, member_request, whole
from askwell.words import contacts as contact_words
from askwell.words import directories as words
from askwell.words import errors, promised_day

_ADDRESS_PARTS = ("street", "city", "region", "postal_code", "country")


@require_GET
def contacts(request: HttpRequest) -> HttpResponse:
    """Show fifty contacts by name, or those a search finds; with htmx only the list itself."""
    here = member_request(request)
    asked = filters.wanted(request.GET)
    page = (
        queries.matching(asked.text)
        if asked == Wanted(text=asked.text) and asked.text
        else choosing.page(
            asked, after=_key(request, "after"), before=_key(request, "before"), last="last" in request.GET
        )
    )
    found = today.steps_of(one.id for one in page.contacts)
    lines = [
        (one, steps.line(found[one.id], here.today) if one.id in found else None) for one in page.contacts
    ]
    context = {
        "title": "",
        "businesses": organizations.found(asked.text, anywhere=not lines) if asked.text else [],
        "lines": lines,
        "page": page,
        "asked": asked,
        "said": filters.said(asked),
        "query": filters.query(asked),
    }
    if request.headers.get("HX-Request") and not request.headers.get("HX-Boosted"):
        return pages.bare(request, "contacts/_list.html", context)
    return pages.render(request, "contacts/list.html", context)


def _key(request: HttpRequest, name: str) -> tuple[str, int] | None:
    """Read a place in the list: the sort key and the row's number, as `number.key`."""
    number, _, key = request.GET.get(name, "").partition(".")
    row_id = whole(number)
    return None if row_id is None else (key, row_id)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Add somebody."""
    here = member_request(request)
    if request.method == "GET":
        at = {"organization": organizations.clean(request.GET.get("organization", ""))}
        return pages.render(request, "contacts/new.html", shown_contact(at, {}))
    values, wrong = read_contact(request.POST)
    if wrong:
        return pages.render(
            request, "contacts/new.html", shown_contact(request.POST.dict(), wrong), status=400
        )
    phones, emails = values.pop("phones"), values.pop("emails")
    made = actions.add_contact(
        **values, phones=phones, emails=emails, country=here.seeker.country, by=here.by, at=here.now
    )
    return pages.to("contact", made.uid)


@require_GET
def contact(request: HttpRequest, uid: str) -> HttpResponse:
    """Show one person: the next step, what happened, and every detail with its source."""
    here = member_request(request)
    found = queries.contact(uid)
    if found.uid != uid:
        return pages.to("contact", found.uid)
    return pages.render(request, "contacts/show.html", person(here, found))


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, uid: str) -> HttpResponse:
    """Change what is known of somebody; a change made meanwhile elsewhere is shown, never overwritten."""
    here = member_request(request)
    found = queries.contact(uid)
    if request.method == "GET":
        shown = {**vars(found), "organization": found.organization.name if found.organization else ""}
        return pages.render(request, "contacts/edit.html", shown_contact(shown, {}, found))
    values, wrong = read_contact(request.POST)
    values.pop("phones")
    values.pop("emails")
    if not wrong:
        try:
            mark = int(request.POST.get("mark") or 0) or None
            actions.edit_contact(found, by=here.by, at=here.now, expected_mark=mark, **values)
        except (BadInputError, ValueError) as error:
            wrong = {"full_name": errors.say(error) if isinstance(error, BadInputError) else str(error)}
        else:
            return pages.to("contact", uid)
    return pages.render(
        request, "contacts/edit.html", shown_contact(request.POST.dict(), wrong, found), status=400
    )


@require_POST
def add_detail(request: HttpRequest, uid: str) -> HttpResponse:
    """Add a number, a mail address, a postal address or a link."""
    here = member_request(request)
    found = queries.contact(uid)
    kind = _kind(request.POST.get("kind", ""))
    parts = {name: request.POST.get(name, "").strip() for name in _ADDRESS_PARTS}
    actions.add_detail(
        found,
        kind,
        request.POST.get("value", ""),
        label=request.POST.get("label", ""),
        parts={name: text for name, text in parts.items() if text} if kind is DetailKind.ADDRESS else None,
        source_kind=SourceKind.SAID if request.POST.get("said") else SourceKind.TYPED,
        country=here.seeker.country,
        by=here.by,
        at=here.now,
    )
    return pages.back(request, "contact", uid)


@require_POST
def remove_detail(request: HttpRequest, uid: str, detail_uid: str) -> HttpResponse:
    """Take a detail away."""
    here = member_request(request)
    found = queries.contact(uid)
    detail = (
        Detail.objects.select_related("contact", "organization")
        .filter(contact__person_id=found.pk, uid=detail_uid)
        .first()
    )
    if detail is not None:
        actions.remove_detail(detail, by=here.by, at=here.now)
    return pages.to("contact", uid)


@require_POST
def pursuit(request: HttpRequest, uid: str) -> HttpResponse:
    """Take somebody up for a goal, close them, or note that they are not to be contacted."""
    here = member_request(request)
    found = queries.contact(uid)
    do = request.POST.get("do", "take_up")
    if do == "close":
        why = request.POST.get("why", ClosedWhy.LET_GO)
        known = why if why in set(ClosedWhy) else ClosedWhy.LET_GO
        asking.close_pursuits(found, ClosedWhy(known), by=here.by, at=here.now)
    elif do == "do_not_contact":
        lifecycle.do_not_contact(found, by=here.by, at=here.now)
    elif do == "may_contact":
        lifecycle.may_contact(found, by=here.by, at=here.now)
    else:
        return _take_up(here, uid)
    return pages.to("contact", uid)


def _take_up(here: MemberRequest, uid: str) -> HttpResponse:
    found = queries.contact(uid)
    chosen = here.POST.get("goal", "")
    goal = asking_queries.goal(chosen) if chosen else asking_queries.present_goal()
    if goal is None:
        return pages.to("goal_new", query=f"?contact={uid}")
    begin = here.POST.get("begin_with", BeginWith.CALL)
    asking.take_up(
        found,
        goal,
        begins_on=_day(here, "begins_on") or here.today,
        begin_with=BeginWith(begin if begin in set(BeginWith) else BeginWith.CALL),
        why=here.POST.get("why", "").strip(),
        by=here.by,
        at=here.now,
    )
    return pages.to("contact", uid)


@require_POST
def referral(request: HttpRequest, uid: str) -> HttpResponse:
    """Keep whom this person named."""
    here = member_request(request)
    giver = queries.contact(uid)
    said = request.POST.get("use_name", UseName.NOT_ASKED)
    kept = referring.name_contact(
        giver,
        request.POST.get("full_name", ""),
        organization=request.POST.get("organization", ""),
        title=request.POST.get("title", ""),
        phones=tuple(filter(None, [request.POST.get("phone", "").strip()])),
        why=request.POST.get("why", ""),
        use_name=UseName(said if said in set(UseName) else UseName.NOT_ASKED),
        introduces=bool(request.POST.get("introduces")),
        country=here.seeker.country,
        on=here.today,
        by=here.by,
        at=here.now,
    )
    return pages.to("contact", kept.named.uid)


@require_POST
def promise(request: HttpRequest, uid: str) -> HttpResponse:
    """Keep a promise made to somebody."""
    here = member_request(request)
    found = queries.contact(uid)
    words, typed = request.POST.get("words", ""), request.POST.get("due_on", "")
    named = None if typed else promised_day.day_in(words, here.today)
    following_up.promise(found, words, named or clock.parse_date(typed), by=here.by, at=here.now)
    return pages.back(request, "contact", uid)


@require_GET
def organization(request: HttpRequest, uid: str) -> HttpResponse:
    """Show a business: how to reach it, and who works there."""
    here = member_request(request)
    found = queries.organization(uid)
    page = queries.page_by_name(organization_id=found.pk)
    details = queries.details_of_organization(found.pk)
    offer = places.offer(found)
    context = {
        "title": found.name,
        "organization": found,
        "page": page,
        "details": [
            (one, one.label or contact_words.detail(one.kind), _shown(one, here.seeker.country))
            for one in details
        ],
        "alike": organizations.alike(found),
        "offer": offer and {"changes": words.changed(offer.changes)},
    }
    return pages.render(request, "contacts/organization.html", context)


@require_POST
def join(request: HttpRequest, uid: str) -> HttpResponse:
    """Let another business be the same as this one."""
    here = member_request(request)
    kept, other = queries.organization(uid), queries.organization(request.POST.get("other", ""))
    merging.join(kept, other, by=here.by, at=here.now)
    return pages.to("organization", uid)


def _shown(detail: Detail, home: str) -> str:
    """Return a detail as one reads it: numbers in groups, addresses in the order of their country."""
    if detail.kind == DetailKind.PHONE:
        return phones.shown(detail.value, detail.key)
    if detail.kind == DetailKind.ADDRESS and detail.parts:
        # Imported here: only an address asks for what every country writes.
        from askwell.integrations import addresses  # noqa: PLC0415 -- see above

        return "\n".join(filter(None, addresses.block("", "", detail.parts, home=home)))
    return detail.value


def _day(here: MemberRequest, name: str) -> date | None:
    text = here.POST.get(name, "")
    return clock.parse_date(text) if text else None


def _kind(text: str) -> DetailKind:
    if text not in set(DetailKind):
        raise BadInputError(
            N_("Choose what it is: a phone number, a mail address, a postal address or a link.")
        )
    return DetailKind(text)
