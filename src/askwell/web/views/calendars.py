"""Calendars: those that are read, those that are written to, and what a person has to decide between them."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from askwell.integrations.calendars import apart, caldav
from askwell.integrations.calendars.facts import Facts
from askwell.integrations.calendars.syncing import CHANGED, NOT_HERE
from askwell.integrations.network.places import place
from askwell.kernel import clock
from askwell.kernel.errors import N_, BadInputError
from askwell.practice.calendars import actions, queries, reaching, subscribing
from askwell.practice.calendars.models import BusyTimes, Calendar
from askwell.practice.calendars.rules import Kind
from askwell.web import outside, pages, uploads
from askwell.web.requests import MemberRequest, member_request
from askwell.words import calendars as words
from askwell.words import errors
from askwell.workspace import keyring

_WAITING = "calendar that is being added"
_AGE = timedelta(days=7)


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """Show the calendars, what differs, the hours for calls, and how to add one."""
    return _shown(member_request(request))


def _shown(here: MemberRequest, *, wrong: str = "", told: str = "", status: int = 200) -> HttpResponse:
    slots = queries.free_slots(here.seeker, at=here.now, minutes=here.seeker.ask_minutes)
    rows = [_row(one, said, here) for one, said in queries.calendars()]
    kept = queries.call_blocks(here.now - timedelta(hours=2))
    context = {
        "title": "",
        "wrong": wrong,
        "told": told,
        "rows": rows,
        "differences": _differences(),
        "slots": [words.slot(one) for one in slots],
        "hours": [(one, words.moment(clock.parse_wall(one.wall))) for one in kept],
        "https": outside.https_host(),
        "subscription": subscribing.present(),
    }
    return pages.render(here, "calendars/overview.html", context, status=status)


def _row(calendar: Calendar, said: BusyTimes | None, here: MemberRequest) -> dict[str, object]:
    read_at = said.read_at if said else None
    old = calendar.kind != Kind.FILE and (read_at is None or here.now - read_at > _AGE)
    return {
        "calendar": calendar,
        "kind": words.kind(calendar.kind),
        "said": said,
        "old": old,
        "from_outside": calendar.kind != Kind.FILE,
        "writable": calendar.kind == Kind.CALDAV,
    }


def _differences() -> list[dict[str, object]]:
    found = reaching.differing()
    names = dict(Calendar.objects.values_list("uid", "name"))
    shown = []
    for row, about in found:
        if row.calendar not in names:
            continue
        theirs = Facts(**row.theirs) if row.theirs else None
        sentence = words.differs(row.differs, names[row.calendar], about, theirs)
        may_take = about is not None and row.differs not in {NOT_HERE, CHANGED}
        may_take = may_take or (row.differs == CHANGED and bool(theirs and theirs.cancelled))
        shown.append({"row": row, "sentence": sentence, "may_take": may_take, "gone": row.differs == "gone"})
    return shown


@require_POST
def add_file(request: HttpRequest) -> HttpResponse:
    """Read a calendar file for the hours it takes."""
    here = member_request(request)
    try:
        kept, name = uploads.keep(request, largest=apart.LARGEST)
        data = kept.read_bytes()
        kept.unlink(missing_ok=True)
        title = request.POST.get("name", "").strip() or name.removesuffix(".ics")
        actions.add_file(title, data, here.seeker, by=here.by, at=here.now)
    except BadInputError as error:
        return _shown(here, wrong=errors.say(error), status=400)
    return pages.to("calendars")


@require_POST
def add_feed(request: HttpRequest) -> HttpResponse:
    """Read a feed; this click is what lets Askwell go there."""
    here = member_request(request)
    posted = request.POST
    try:
        reaching.add_feed(
            posted.get("name", ""),
            posted.get("url", ""),
            here.seeker,
            near=bool(posted.get("near")),
            by_itself=bool(posted.get("by_itself")),
            by=here.by,
            at=here.now,
        )
    except BadInputError as error:
        return _shown(here, wrong=errors.say(error), status=400)
    return pages.to("calendars")


@require_POST
def find(request: HttpRequest) -> HttpResponse:
    """Ask a server which calendars it has; one is taken at once, of several the person chooses."""
    here = member_request(request)
    posted = request.POST
    account = {name: posted.get(name, "").strip() for name in ("url", "user", "password")}
    near = "yes" if posted.get("near") else ""
    try:
        found = reaching.find(account["url"], account["user"], account["password"], near=bool(near))
    except BadInputError as error:
        return _shown(here, wrong=errors.say(error), status=400)
    keyring.keep(_WAITING, {**account, "near": near, "ours": "yes" if posted.get("ours") else ""})
    if len(found) == 1:
        return _take(here, found[0])
    context = {"title": "", "found": found, "host": place(account["url"]).host}
    return pages.render(request, "calendars/choose.html", context)


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Take the calendar that was chosen among those of a server."""
    here = member_request(request)
    url = request.POST.get("url", "")
    return _take(here, caldav.Found(request.POST.get("name", "") or url, url))


def _take(here: MemberRequest, found: caldav.Found) -> HttpResponse:
    account = keyring.read(_WAITING)
    if account is None or place(found.url).origin != place(account["url"]).origin:
        return _shown(here, wrong=_("Please fill the form in once more."), status=400)
    try:
        reaching.add_caldav(
            found,
            (account["user"], account["password"]),
            here.seeker,
            near=bool(account["near"]),
            by_itself=False,
            ours=bool(account["ours"]),
            by=here.by,
            at=here.now,
        )
    except BadInputError as error:
        return _shown(here, wrong=errors.say(error), status=400)
    finally:
        keyring.forget(_WAITING)
    return pages.to("calendars")


@require_POST
def look(request: HttpRequest, uid: str) -> HttpResponse:
    """Look at a calendar now, and bring what is ours there in step."""
    here = member_request(request)
    calendar = queries.calendar(uid)
    if calendar.kind == Kind.FILE:
        raise BadInputError(N_("A file is read once. Add it anew when it has changed."))
    try:
        done = reaching.look(calendar, words.ours(here.now), here.seeker, at=here.now)
    except BadInputError as error:
        return _shown(here, wrong=errors.say(error), status=400)
    return _shown(here, told=words.outcome(done))


@require_POST
def change(request: HttpRequest, uid: str) -> HttpResponse:
    """Change a calendar's name, the standing yes, and whether ours are written there."""
    here = member_request(request)
    calendar = queries.calendar(uid)
    posted = request.POST
    actions.change_calendar(
        calendar,
        name=posted.get("name", "").strip()[:200] or calendar.name,
        by_itself=bool(posted.get("by_itself")) and calendar.kind != Kind.FILE,
        ours=bool(posted.get("ours")) and calendar.kind == Kind.CALDAV,
        by=here.by,
        at=here.now,
    )
    return pages.to("calendars")


@require_POST
def remove(request: HttpRequest, uid: str) -> HttpResponse:
    """Take a calendar away from here; where it stands nothing is changed."""
    here = member_request(request)
    reaching.forget(queries.calendar(uid), by=here.by, at=here.now)
    return pages.to("calendars")


@require_POST
def decide(request: HttpRequest, uid: str) -> HttpResponse:
    """Decide about an event that stands otherwise in another calendar."""
    here = member_request(request)
    row = reaching.placed(uid)
    calendar = queries.calendar(row.calendar)
    about = next((found for one, found in reaching.differing() if one.pk == row.pk), None)
    match request.POST.get("do", ""):
        case "theirs" if about is not None:
            reaching.take_theirs(row, calendar, about, by=here.by, at=here.now)
        case "ours":
            reaching.keep_ours(row, calendar)
        case "leave":
            reaching.leave(row, calendar)
        case _:
            raise BadInputError(N_("Choose what is right."))
    return pages.to("calendars")
