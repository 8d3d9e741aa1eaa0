"""Writing to somebody, and keeping in touch: drafts to send oneself, and noting that they were sent."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from askwell.kernel.errors import N_, BadInputError, NotFoundError
from askwell.practice.asking import queries as asking
from askwell.practice.following_up import actions as following_up
from askwell.practice.following_up import queries as following_up_queries
from askwell.practice.identifying import queries
from askwell.practice.identifying.models import Contact
from askwell.practice.referring import actions as referring
from askwell.practice.referring import queries as referring_queries
from askwell.practice.referring.models import Referral
from askwell.web import pages
from askwell.web.forms import attempt as forms
from askwell.web.keeping import keep_page
from askwell.web.requests import MemberRequest, member_request
from askwell.web.writing import write_page
from askwell.words import checking, scripts
from askwell.words.scripts import Facts


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, uid: str) -> HttpResponse:
    """Show a draft for the way chosen and how long it may be; look it over when asked, and keep nothing."""
    here = member_request(request)
    typed = {name: here.POST[name] for name in ("subject", "words", "again_on") if name in here.POST}
    return pages.render(request, "ways/write.html", write_page(here, queries.contact(uid), typed=typed))


@require_http_methods(["GET", "POST"])
def ask_around(request: HttpRequest) -> HttpResponse:
    """Show a post that asks whether anyone knows somebody, to copy; look it over when asked."""
    here = member_request(request)
    goal = asking.present_goal()
    facts = Facts(
        me=here.seeker.name,
        goal=goal.text if goal else "",
        minutes=here.seeker.ask_minutes,
        own=asking.own_wordings(),
    )
    words = here.POST.get("words") or scripts.written(scripts.post(facts))
    looked_over = request.method == "POST"
    context = {
        "title": "",
        "words": words,
        "looked_over": looked_over,
        "concerns": checking.look_over_post(words) if looked_over else [],
    }
    return pages.render(request, "ways/ask_around.html", context)


@require_http_methods(["GET", "POST"])
def keep_in_touch(request: HttpRequest, uid: str) -> HttpResponse:
    """Show what they would like to hear, and keep that they heard it."""
    here = member_request(request)
    contact = queries.contact(uid)
    if request.method == "GET":
        return pages.render(request, "ways/keep_in_touch.html", keep_page(here, contact))
    do = request.POST.get("do", "")
    if do not in KEPT:
        raise BadInputError(N_("Choose what was done."))
    KEPT[do](here, contact)
    how = {"told": "told", "checked_in": "checked_in", "kept": "kept"}.get(do)
    return pages.to("called", uid, query=f"?how={how}") if how else pages.to("keep_in_touch", uid)


def _told(here: MemberRequest, contact: Contact) -> None:
    met = here.POST.get("met") == "yes"
    referring.tell_giver(_referral(here, contact), met=met, by=here.by, at=here.now)


def _let_telling_go(here: MemberRequest, contact: Contact) -> None:
    referring.let_go(_referral(here, contact), by=here.by, at=here.now)


def _referral(here: MemberRequest, contact: Contact) -> Referral:
    found = referring_queries.referral(here.POST.get("subject", ""))
    if found.giver_id != contact.pk:
        raise NotFoundError(N_("There is no such referral here."))
    return found


def _checked_in(here: MemberRequest, contact: Contact) -> None:
    words, channel = here.POST.get("words", "").strip(), here.POST.get("channel", "")[:12]
    following_up.send_check_in(contact, on=here.today, words=words, channel=channel, by=here.by, at=here.now)


def _plan_check_in(here: MemberRequest, contact: Contact) -> None:
    day = forms.read_day_to_come(here.POST, "planned_on", here.today)
    if day is None:
        raise BadInputError(N_("Choose a day that is still to come."))
    following_up.plan_check_in(contact, day, by=here.by, at=here.now)


def _let_check_in_go(here: MemberRequest, contact: Contact) -> None:
    found = following_up_queries.check_in(here.POST.get("subject", ""))
    if found.contact_id != contact.pk:
        raise NotFoundError(N_("There is no such check-in here."))
    following_up.let_check_in_go(found, by=here.by, at=here.now)


def _promise(do: Callable[..., bool]) -> Callable[[MemberRequest, Contact], None]:
    """Return what brings a promise to this person to its end in one of two ways."""

    def end(here: MemberRequest, contact: Contact) -> None:
        found = following_up_queries.promise(here.POST.get("subject", ""))
        if found.contact_id != contact.pk:
            raise NotFoundError(N_("There is no such promise here."))
        do(found, by=here.by, at=here.now)

    return end


KEPT: dict[str, Callable[[MemberRequest, Contact], None]] = {
    "told": _told,
    "let_telling_go": _let_telling_go,
    "checked_in": _checked_in,
    "plan_check_in": _plan_check_in,
    "let_check_in_go": _let_check_in_go,
    "kept": _promise(following_up.keep_promise),
    "let_promise_go": _promise(following_up.let_promise_go),
}
