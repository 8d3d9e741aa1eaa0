"""Invitations that go out as mail, and the page that reads what comes back."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from askwell.integrations.calendars import apart
from askwell.kernel import clock
from askwell.kernel.errors import BadInputError
from askwell.practice.arranging import queries as arranging
from askwell.practice.calendars import inviting, queries
from askwell.practice.calendars.inviting import Looked
from askwell.practice.calendars.judging import Says
from askwell.web import pages, phone, uploads
from askwell.web.requests import MemberRequest, member_request
from askwell.words import calendars as words
from askwell.words import errors


@require_POST
def invite(request: HttpRequest, uid: str) -> HttpResponse:
    """Give an invitation as the talk stands now, as a mail to send or as a calendar file."""
    here = member_request(request)
    found = arranging.interview(uid)
    made = inviting.invite(found, here.seeker, by=here.by, at=here.now)
    method = words.method_for(found)
    if request.POST.get("as") == "ics":
        text = words.invitation_file(found, here.seeker, made.attendee, method, at=here.now)
        return phone.calendar(text, "invitation.ics")
    text = words.invitation_mail(found, here.seeker, made.attendee, method, at=here.now)
    return _mail(text)


def _mail(text: bytes) -> HttpResponse:
    response = HttpResponse(text, content_type="message/rfc822")
    response.headers["Content-Disposition"] = 'attachment; filename="invitation.eml"'
    return response


@require_http_methods(["GET", "POST"])
def read(request: HttpRequest) -> HttpResponse:
    """Ask for a mail; with one, say what it says. Nothing is changed yet."""
    here = member_request(request)
    if request.method == "GET":
        return pages.render(request, "calendars/answer.html", {"title": "", "wrong": ""})
    try:
        kept, _name = uploads.keep(request, largest=apart.LARGEST)
        looked = inviting.look(apart.message(kept.read_bytes()), at=here.now)
    except BadInputError as error:
        context = {"title": "", "wrong": errors.say(error)}
        return pages.render(request, "calendars/answer.html", context, status=400)
    return pages.render(request, "calendars/answered.html", _context(here, looked, kept.name))


def _context(here: MemberRequest, looked: Looked, token: str) -> dict[str, object]:
    proposed = looked.says is Says.OTHER_TIME
    free, yours = True, ""
    if proposed and looked.interview:
        wall, zone, minutes = inviting.proposed(looked.message, looked.interview.zone)
        starts_at = clock.instant(wall, zone)
        free = queries.is_free(starts_at, minutes, besides=looked.interview.uid)
        yours = words.moment(clock.wall(starts_at, here.seeker.time_zone))
        yours = "" if yours == words.moment(wall) else yours
    return {
        "title": "",
        "token": token,
        "looked": looked,
        "sentence": words.says(looked.says, looked.interview, words.proposed(looked)),
        "button": words.does(looked.says) if isinstance(looked.says, Says) else "",
        "proposed": proposed,
        "free": free,
        "yours": yours,
    }


@require_POST
def act(request: HttpRequest) -> HttpResponse:
    """Do what the mail that was looked at says, or decline the time it proposes."""
    here = member_request(request)
    kept = uploads.kept(request)
    looked = inviting.look(apart.message(kept.read_bytes()), at=here.now)
    decline = request.POST.get("do") == "decline"
    if decline:
        inviting.decline(looked, by=here.by, at=here.now)
    else:
        inviting.apply(looked, by=here.by, at=here.now)
    kept.unlink(missing_ok=True)
    if decline and looked.interview and looked.invitation:
        attendee = looked.invitation.attendee
        return _mail(
            words.invitation_mail(looked.interview, here.seeker, attendee, "DECLINECOUNTER", at=here.now)
        )
    return pages.to("interview", looked.interview.uid) if looked.interview else pages.to("interviews")
