"""Mail: the account, the outbox, sending a draft on a click, and saving it for one's own mail program."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from askwell.integrations.mail import composing
from askwell.integrations.mail.smtp import Security
from askwell.kernel.errors import N_, BadInputError
from askwell.practice.identifying import queries as identifying
from askwell.practice.identifying.models import Contact
from askwell.practice.lifecycle.actions import mails
from askwell.practice.mailing import actions, queries
from askwell.practice.mailing.models import Mail
from askwell.practice.mailing.rules import Template
from askwell.web import pages
from askwell.web.forms import attempt as forms
from askwell.web.outgoing import Draft, draft_of
from askwell.web.requests import MemberRequest, member_request
from askwell.web.writing import write_page
from askwell.words import errors
from askwell.words import mails as words

_ON_THE_WRITING_PAGE = frozenset({"approach", "thank"})


@require_GET
def outbox(request: HttpRequest) -> HttpResponse:
    """Show what waits, what left, and what needs a look."""
    return _page(member_request(request))


def _page(here: MemberRequest, *, typed: dict[str, str] | None = None, wrong: str = "") -> HttpResponse:
    found = queries.outbox()
    names = identifying.names_of({one.contact for one in found if one.contact})
    lines = [
        {
            "mail": one,
            "title": words.title(one, names.get(one.contact, "")),
            "state": words.state(one),
            "when": words.when(one, here.seeker.time_zone),
            "contact": one.contact if one.contact in names else "",
        }
        for one in found
    ]
    account = queries.settings()
    shown = {
        "host": account.host, "port": account.port, "security": account.security, "user": account.user,
        "sender": account.sender,
    } if account else {"port": 465, "security": Security.TLS, "sender": here.seeker.email}  # fmt: skip
    context = {
        "title": words.headline(queries.counts()),
        "lines": lines,
        "account": account,
        "typed": typed or shown,
        "wrong": wrong,
        "securities": [
            (Security.TLS, "TLS"),
            (Security.STARTTLS, "STARTTLS"),
            (Security.NONE, words.no_security()),
        ],
    }
    return pages.render(here, "mail.html", context, status=400 if wrong else 200)


@require_POST
def account(request: HttpRequest) -> HttpResponse:
    """Keep the account, or forget it; what was typed stays where it is wrong, but the password."""
    here = member_request(request)
    if request.POST.get("do") == "forget":
        actions.forget_account()
        return pages.to("mail")
    try:
        actions.set_account(**_account(here))
    except BadInputError as error:
        typed = {name: here.POST.get(name, "") for name in ("host", "port", "security", "user", "sender")}
        return _page(here, typed=typed, wrong=errors.say(error))
    return pages.to("mail")


def _account(here: MemberRequest) -> dict[str, Any]:
    port, security = here.POST.get("port", ""), here.POST.get("security", "")
    return {
        "host": here.POST.get("host", ""),
        "port": int(port) if port.isdecimal() and len(port) <= 5 else 0,
        "security": Security(security) if security in set(Security) else Security.TLS,
        "user": here.POST.get("user", ""),
        "password": here.POST.get("password", ""),
        "sender": here.POST.get("sender", ""),
    }


@require_POST
def stop(request: HttpRequest) -> HttpResponse:
    """Let nothing leave, or let it leave again."""
    actions.stop_all(stopped=request.POST.get("do") == "stop")
    return pages.to("mail")


@require_POST
def trial(request: HttpRequest) -> HttpResponse:
    """Send a line to oneself, to see whether the account works."""
    here = member_request(request)
    shown = queries.settings()
    if shown is None:
        raise BadInputError(N_("Set up the mail account first."))
    subject, text = words.trial()
    actions.queue(
        Template.TEST, to=shown.sender, subject=subject, words=text, by=here.by, at=here.now,
        once=here.now.isoformat(timespec="seconds"),
    )  # fmt: skip
    return pages.to("mail")


@require_POST
def change(request: HttpRequest, uid: str) -> HttpResponse:
    """Take a message back, try it again, or say what became of one in doubt."""
    here = member_request(request)
    mail, do = queries.mail(uid), _CHANGES.get(request.POST.get("do", ""))
    if do is None:
        raise BadInputError(N_("Choose what was done."))
    do(here, mail)
    return pages.to("mail")


_CHANGES: dict[str, Callable[[MemberRequest, Mail], None]] = {
    "take_back": lambda _here, mail: actions.take_back(mail),
    "again": lambda here, mail: actions.try_again(mail, at=here.now),
    "arrived": lambda here, mail: mails.decide(mail, here.seeker, went_out=True, at=here.now),
    "not_sent": lambda here, mail: mails.decide(mail, here.seeker, went_out=False, at=here.now),
}


@require_POST
def send(request: HttpRequest, uid: str) -> HttpResponse:
    """Put the draft on the page into the outbox."""
    here = member_request(request)
    contact = identifying.contact(uid)
    try:
        _send(here, contact)
    except BadInputError as error:
        if request.POST.get("mail") not in _ON_THE_WRITING_PAGE:
            raise
        context = write_page(here, contact, typed=here.POST.dict(), wrong=errors.say(error))
        return pages.render(request, "ways/write.html", context, status=400)
    return pages.to("mail")


def _send(here: MemberRequest, contact: Contact) -> None:
    made = draft_of(here, contact)
    again_on = forms.read_day_to_come(here.POST, "again_on", here.today)
    mails.send_to(
        contact,
        made.template,
        to=made.to,
        subject=made.subject,
        words=made.words,
        about=made.about,
        then={**made.then, "again_on": again_on.isoformat()} if again_on else made.then,
        by=here.by,
        at=here.now,
    )


@require_POST
def save_draft(request: HttpRequest, uid: str) -> HttpResponse:
    """Give the draft as a file that opens in one's own mail program, not sent yet."""
    here = member_request(request)
    made = draft_of(here, identifying.contact(uid))
    response = HttpResponse(composing.draft(_written(here, made)), content_type="message/rfc822")
    response["Content-Disposition"] = 'attachment; filename="draft.eml"'
    return response


def _written(here: MemberRequest, made: Draft) -> composing.Written:
    sender = composing.address(here.seeker.email) if here.seeker.email else ""
    return composing.Written(
        sender, here.seeker.name, composing.address(made.to), made.name, made.subject, made.words
    )
