"""Whether everything is at work: worker, copies, mail, reminders, clock; and how to be reminded."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from askwell.integrations import desktop
from askwell.kernel import clock
from askwell.kernel.errors import N_, BadInputError
from askwell.practice.lifecycle.actions import copies, reminders
from askwell.practice.mailing import queries as mailing
from askwell.practice.mailing.rules import By
from askwell.web import pages
from askwell.web.requests import MemberRequest, member_request
from askwell.words import status as words
from askwell.workspace import members, pulse


@require_http_methods(["GET", "POST"])
def status(request: HttpRequest) -> HttpResponse:
    """Show how things stand; keep how the seeker wants to be reminded."""
    here = member_request(request)
    if request.method == "POST":
        members.edit_seeker(here.seeker, by=here.by, at=here.now, **_wish(here))
        return pages.to("status")
    return pages.render(request, "status.html", _context(here))


def _wish(here: MemberRequest) -> dict[str, str]:
    by, morning = here.POST.get("remind_by", ""), here.POST.get("morning_at", "").strip()
    if by not in set(By):
        raise BadInputError(N_("Choose how you want to be reminded."))
    return {"remind_by": by, "morning_at": f"{clock.parse_time(morning):%H:%M}" if morning else ""}


def _context(here: MemberRequest) -> dict[str, Any]:
    found = copies.list_copies(copies.folder_of(here.seeker))
    standing = words.Standing(
        at=here.now,
        zone=here.seeker.time_zone,
        pulse=pulse.read(),
        newest_copy=found[0].at if found else None,
        copy_due=found[0].at + copies.EVERY if found else here.now,
        mail=mailing.counts(),
        has_account=mailing.settings() is not None,
        last_mail=mailing.last_left(),
        next_mail=mailing.next_due(),
        next_reminder=reminders.next_due(here.seeker, at=here.now),
        remind_by=here.seeker.remind_by,
    )
    return {
        "title": words.headline(standing),
        "lines": words.lines(standing),
        "ways": words.ways(),
        "remind_by": here.seeker.remind_by,
        "morning_at": here.seeker.morning_at,
        "can_show": desktop.can_show(),
        "has_account": standing.has_account,
    }


@require_POST
def try_notice(_request: HttpRequest) -> HttpResponse:
    """Show a notice on the desktop now, to see whether one would be seen."""
    title, text = words.trial()
    if not desktop.show(title, text):
        raise BadInputError(
            N_("This computer showed no notice. Choose mail instead, or your phone's own calendar.")
        )
    return pages.to("status")
