"""The call: the page before it, and what came of it, each with its kind next step."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askwell.kernel import working_days
from askwell.kernel.errors import N_, BadInputError
from askwell.practice.arranging import actions as arranging
from askwell.practice.arranging.rules import Channel, Outcome
from askwell.practice.asking import actions as asking
from askwell.practice.asking.rules import ClosedWhy
from askwell.practice.identifying import queries
from askwell.practice.identifying.models import Contact
from askwell.practice.lifecycle.actions import approaches, interviews
from askwell.practice.lifecycle.actions import contacts as lifecycle
from askwell.practice.referring import queries as referring
from askwell.practice.today import queries as today
from askwell.practice.today.day import CHOSEN
from askwell.practice.today.queries import Shown
from askwell.web import desk, pages, steps
from askwell.web.calling import call_page
from askwell.web.forms import attempt as forms
from askwell.web.requests import MemberRequest, member_request
from askwell.web.writing import write_page
from askwell.words import approach, errors, scripts
from askwell.words.about import facts_for

_WRITTEN = frozenset({"sent", "thanked"})
_REHEARSALS = frozenset({"lines", "voicemail", "text"})


@require_GET
def call(request: HttpRequest, uid: str) -> HttpResponse:
    """Show the reasons, the number, and the lines to say."""
    here = member_request(request)
    return pages.render(request, "ways/call.html", call_page(here, queries.contact(uid)))


@require_http_methods(["GET", "POST"])
def practise(request: HttpRequest, uid: str) -> HttpResponse:
    """Show the three small steps before a call, and keep that one was done."""
    here = member_request(request)
    contact = queries.contact(uid)
    if request.method == "POST":
        kind = request.POST.get("kind", "")
        kept = kind if kind in _REHEARSALS else "lines"
        arranging.rehearse(contact, kept, on=here.today, by=here.by, at=here.now)
        return _after(here, contact, "practised")
    facts = facts_for(contact, here.seeker, today=here.today)
    context = {
        "title": "",
        "contact": contact,
        "lines": scripts.call(facts),
        "voicemail": scripts.voicemail(facts),
        "replies": scripts.replies(facts),
        "turned_round": scripts.turned_round(here.seeker.ask_minutes, facts.own),
        "in_control": scripts.in_control(),
        "close": [one for one in queries.close_ones() if one.pk != contact.pk],
    }
    return pages.render(request, "ways/practise.html", context)


@require_GET
def called(request: HttpRequest, uid: str) -> HttpResponse:
    """Say what was done, and show the one next step about this person."""
    here = member_request(request)
    contact = queries.contact(uid)
    how = request.GET.get("how", "")
    title, ahead = approach.after(how)
    step = today.step_of(contact.pk)
    given = [one for one in referring.given_by(contact.pk) if one.on == here.today]
    is_open = desk.is_open(here)
    left = desk.open_desk(here) if is_open else None
    context = {
        "title": title,
        "ahead": ahead,
        "contact": contact,
        "desk": left,
        "next": left.next(anyway=here.GET.get("anyway") == "1") if left else None,
        "anyway": left.next(anyway=True) if left else None,
        "query": desk.query(here),
        "ring_on": desk.query(here, anyway="1"),
        "can_change": _can_change(step),
        "line": steps.line(step, here.today) if step else None,
        "named": given[-1].named if given and how in {"no", "not_me"} else None,
        "rest_until": working_days.add(here.today, 1) if how in {"no", "not_rung"} else None,
    }
    return pages.render(request, "ways/called.html", context)


def _can_change(step: Shown | None) -> bool:
    """Tell whether the day of a step is the seeker's own to change here."""
    return step is not None and step.kind in CHOSEN


@require_POST
def attempt(request: HttpRequest, uid: str) -> HttpResponse:
    """Keep what came of an attempt; what could not be kept stands on the page again as typed."""
    here = member_request(request)
    contact = queries.contact(uid)
    do = request.POST.get("do", "")
    try:
        return KEPT.get(do, _unknown)(here, contact)
    except BadInputError as error:
        said, typed = errors.say(error), request.POST.dict() if do in KEPT else {}
        if do in _WRITTEN:
            context = write_page(here, contact, typed=typed, wrong=said)
            return pages.render(request, "ways/write.html", context, status=400)
        context = call_page(here, contact, typed=typed, wrong=said)
        return pages.render(request, "ways/call.html", context, status=400)


def _after(here: MemberRequest, contact: Contact, how: str) -> HttpResponse:
    return pages.to("called", contact.uid, query=desk.query(here, how=how))


def _unknown(_here: MemberRequest, _contact: Contact) -> HttpResponse:
    raise BadInputError(N_("Choose how it went."))


def _agreed(here: MemberRequest, contact: Contact) -> HttpResponse:
    interview = approaches.have_time(
        contact,
        here.seeker,
        forms.read_wall(here.POST, here.today),
        channel=_channel(here),
        minutes=forms.read_minutes(here.POST, here.seeker.ask_minutes),
        mode=forms.read_mode(here.POST),
        place=here.POST.get("place", ""),
        by=here.by,
        at=here.now,
    )
    if desk.is_open(here):
        return _after(here, contact, "agreed")
    return pages.to("interview", interview.uid)


def _channel(here: MemberRequest) -> Channel:
    """Return how they were asked: by a call, or in person."""
    return forms.read_channel(here.GET)


def _plain(outcome: Outcome) -> Callable[[MemberRequest, Contact], HttpResponse]:
    """Return what keeps an outcome that needs nothing but, perhaps, a day to ring again."""

    def keep(here: MemberRequest, contact: Contact) -> HttpResponse:
        lifecycle.log_attempt(
            contact,
            _channel(here),
            outcome,
            again_on=forms.read_other_day(here.POST, here.today),
            again_at=forms.read_time(here.POST, "again_at"),
            on=here.today,
            by=here.by,
            at=here.now,
        )
        return _after(here, contact, str(outcome))

    return keep


def _gatekeeper(here: MemberRequest, contact: Contact) -> HttpResponse:
    approaches.someone_else_answered(
        contact,
        answered_by=here.POST.get("answered_by", ""),
        best_time=here.POST.get("best_time", ""),
        channel=_channel(here),
        again_on=forms.read_day_to_come(here.POST, "again_on", here.today),
        again_at=forms.read_time(here.POST, "again_at"),
        on=here.today,
        by=here.by,
        at=here.now,
    )
    return _after(here, contact, "gatekeeper")


def _no(here: MemberRequest, contact: Contact) -> HttpResponse:
    approaches.said_no(
        contact,
        _channel(here),
        forms.read_named(here.POST),
        again_on=forms.read_day_to_come(here.POST, "again_on", here.today),
        country=here.seeker.country,
        on=here.today,
        by=here.by,
        at=here.now,
    )
    return _after(here, contact, "no")


def _not_me(here: MemberRequest, contact: Contact) -> HttpResponse:
    named = forms.read_named(here.POST)
    country = here.seeker.country
    approaches.pointed_on(
        contact, _channel(here), named, country=country, on=here.today, by=here.by, at=here.now
    )
    return _after(here, contact, "not_me")


def _not_rung(here: MemberRequest, contact: Contact) -> HttpResponse:
    then = here.POST.get("then", "practise")
    approaches.not_rung(
        contact,
        again_on=working_days.add(here.today, 1),
        let_go=then == "let_go",
        on=here.today,
        by=here.by,
        at=here.now,
    )
    if then == "write":
        return pages.to("write", contact.uid, query=desk.query(here))
    if then == "someone_else":
        return pages.to("contacts")
    return _after(here, contact, "let_go" if then == "let_go" else "not_rung")


def _not_today(here: MemberRequest, contact: Contact) -> HttpResponse:
    until = working_days.add(here.today, 1)
    approaches.not_today(contact, on=here.today, until=until, by=here.by, at=here.now)
    return _after(here, contact, "not_today")


def _now(here: MemberRequest, contact: Contact) -> HttpResponse:
    return pages.to("live", interviews.begin_now(contact, here.seeker, by=here.by, at=here.now).uid)


def _let_go(here: MemberRequest, contact: Contact) -> HttpResponse:
    asking.close_pursuits(contact, ClosedWhy.LET_GO, by=here.by, at=here.now)
    return _after(here, contact, "let_go")


def _sent(here: MemberRequest, contact: Contact) -> HttpResponse:
    lifecycle.log_attempt(
        contact,
        forms.read_channel(here.POST, Channel.EMAIL),
        Outcome.SENT,
        again_on=forms.read_day_to_come(here.POST, "again_on", here.today),
        note=here.POST.get("words", ""),
        on=here.today,
        by=here.by,
        at=here.now,
    )
    return _after(here, contact, "sent")


def _thanked(here: MemberRequest, contact: Contact) -> HttpResponse:
    channel = forms.read_channel(here.POST, Channel.EMAIL)
    words = here.POST.get("words", "")
    approaches.thanked_for_name(contact, channel, words=words, on=here.today, by=here.by, at=here.now)
    return _after(here, contact, "thanked")


KEPT: dict[str, Callable[[MemberRequest, Contact], HttpResponse]] = {
    "agreed": _agreed,
    "no_answer": _plain(Outcome.NO_ANSWER),
    "voicemail": _plain(Outcome.VOICEMAIL),
    "call_later": _plain(Outcome.CALL_LATER),
    "wrong_number": _plain(Outcome.WRONG_NUMBER),
    "left": _plain(Outcome.LEFT),
    "gatekeeper": _gatekeeper,
    "no": _no,
    "not_me": _not_me,
    "not_rung": _not_rung,
    "not_today": _not_today,
    "now": _now,
    "let_go": _let_go,
    "sent": _sent,
    "thanked": _thanked,
}
