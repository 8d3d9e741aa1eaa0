"""Interviews: the list, the page of one, its time and state, and the file for a calendar."""

from zoneinfo import available_timezones

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from askwell.integrations.calendars import events
from askwell.kernel import clock, codes
from askwell.kernel.errors import N_, BadInputError, NotFoundError
from askwell.practice.arranging import actions, queries
from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.rules import IN_THE_ROOM, UPCOMING, InterviewState, Mode
from askwell.practice.identifying import queries as identifying
from askwell.web import pages, phone, talk
from askwell.web.forms.talk import read_minutes
from askwell.web.requests import member_request
from askwell.words import contacts as contact_words
from askwell.words import exports
from askwell.words import talks as words

_TRAVEL_MOST = 24 * 60
_STATES = {
    "confirm": InterviewState.CONFIRMED,
    "cancel_me": InterviewState.CANCELLED_BY_ME,
    "cancel_them": InterviewState.CANCELLED_BY_THEM,
    "no_show_me": InterviewState.NO_SHOW_ME,
    "no_show_them": InterviewState.NO_SHOW_THEM,
    "another_time": InterviewState.RESCHEDULED,
}


@require_GET
def interviews(request: HttpRequest) -> HttpResponse:
    """Show the interviews: those to come first, then those that were."""
    found = queries.interviews()
    coming = [one for one in found if InterviewState(one.state) in UPCOMING]
    coming.sort(key=lambda one: (not words.in_the_room(one), one.wall == "", one.wall))
    held = [one for one in found if one.state == InterviewState.HELD]
    context = {
        "title": words.list_headline(len(coming), len(held)),
        "coming": [_line(one) for one in coming],
        "past": [_line(one) for one in found if one not in coming],
    }
    return pages.render(request, "interviews/list.html", context)


def _line(one: Interview) -> dict[str, object]:
    """Return one line of the list: the day, the person, and the state in words."""
    start = clock.parse_wall(one.wall) if one.wall else None
    if one.state == InterviewState.HELD and one.began_at:
        start = clock.wall(one.began_at, one.zone)
    return {
        "interview": one,
        "start": start,
        "state": contact_words.state(one.state),
        "mode": words.mode(one.mode),
        "running": words.in_the_room(one),
        "coming": InterviewState(one.state) in UPCOMING,
    }


@require_GET
def by_code(request: HttpRequest) -> HttpResponse:
    """Lead from the code in the corner of a paper to where it is typed in, or to the person."""
    typed = request.GET.get("code", "")
    code = codes.tidied(typed)
    if not code:
        raise BadInputError(N_("A code has six signs, such as K7M-4PX. It is in the corner of the paper."))
    talks = queries.by_code(code)
    if len(talks) > 1:
        raise BadInputError(N_("Two talks have this code. Open the right one from the list."))
    if talks:
        settled = InterviewState(talks[0].state) not in UPCOMING | IN_THE_ROOM
        return pages.to("interview" if settled else "paper_in", talks[0].uid)
    people = identifying.by_code(code)
    if not people:
        raise NotFoundError(N_("No talk has the code {code}. Read it once more."), code=code)
    return pages.to("contact", people[0].uid)


@require_GET
def interview(request: HttpRequest, uid: str) -> HttpResponse:
    """Show an interview: what to prepare before it, what was said after it."""
    here = member_request(request)
    found = queries.interview(uid)
    if found.state == InterviewState.HELD:
        return pages.render(request, "interviews/held.html", talk.after(here, found))
    return pages.render(request, "interviews/coming.html", talk.before(here, found))


@require_POST
def change(request: HttpRequest, uid: str) -> HttpResponse:
    """Change the minutes asked for, how and where the two meet, the way there, and a note."""
    here = member_request(request)
    found = queries.interview(uid)
    posted = request.POST
    mode = posted.get("mode", "")
    actions.change_interview(
        found,
        minutes=read_minutes(posted.get("minutes", ""), found.minutes),
        travel_minutes=min(read_minutes(posted.get("travel_minutes", ""), 0), _TRAVEL_MOST),
        mode=mode if mode in set(Mode) else found.mode,
        place=posted.get("place", "").strip(),
        dress=posted.get("dress", "").strip()[:300],
        note=posted.get("note", "").strip(),
        by=here.by,
        at=here.now,
    )
    return pages.to("interview", uid)


@require_POST
def settle(request: HttpRequest, uid: str) -> HttpResponse:
    """Give an interview its time, or a new one."""
    here = member_request(request)
    found = queries.interview(uid)
    zone = request.POST.get("zone", "").strip() or found.zone
    if zone not in available_timezones():
        raise BadInputError(
            N_("There is no time zone called {name}. Write it like Europe/Berlin."), name=zone
        )
    wall = clock.parse_wall(f"{request.POST.get('day', '')} {request.POST.get('at', '')}")
    actions.reschedule(found, wall, zone=zone, by=here.by, at=here.now)
    return pages.to("interview", uid)


@require_POST
def move(request: HttpRequest, uid: str) -> HttpResponse:
    """Note that it was confirmed, or that something changed."""
    here = member_request(request)
    found = queries.interview(uid)
    state = _STATES.get(request.POST.get("do", ""))
    if state is None:
        raise BadInputError(N_("Choose what happened."))
    actions.move(found, state, by=here.by, at=here.now)
    return pages.to("interview", uid)


@require_GET
def calendar_file(request: HttpRequest, uid: str) -> HttpResponse:
    """Give the appointment, with its two alarms, to the phone's own calendar."""
    del request
    found = queries.interview(uid)
    if not found.wall:
        raise BadInputError(N_("This talk has no time yet."))
    return phone.calendar(events.write([exports.event(found)]), "talk.ics")
