"""Calendars on other machines: added, read on a click or with a standing yes, and kept in step with ours."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from askwell.integrations.calendars import apart, caldav, syncing
from askwell.integrations.calendars.busy import window
from askwell.integrations.calendars.facts import Facts
from askwell.integrations.calendars.syncing import Known, Ours, Pass
from askwell.integrations.network.places import place
from askwell.integrations.network.requests import Account, send
from askwell.kernel import clock
from askwell.kernel.errors import N_, BadInputError, NotFoundError
from askwell.practice.arranging import actions as arranging
from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.rules import InterviewState, may_move
from askwell.practice.calendars import actions
from askwell.practice.calendars.models import Calendar, CallBlock, Placed
from askwell.practice.calendars.rules import Kind
from askwell.workspace import journal, keyring, scope
from askwell.workspace.models import Seeker, User

UID_ENDING = "@askwell"


def find(url: str, user: str, password: str, *, near: bool) -> list[caldav.Found]:
    """Return the calendars that a server offers an account; raises BadInputError."""
    return caldav.Server(str(place(url)), _account(user, password), near).calendars()


def add_feed(
    name: str, url: str, seeker: Seeker, *, near: bool, by_itself: bool, by: User | None, at: datetime
) -> Calendar:
    """Read a feed once and keep its address; raises BadInputError where there is none."""
    goal = place(url)
    found = actions.read_busy(_fetched(str(goal), near=near), seeker, at=at)
    with journal.entry("calendar.add", by=by, at=at) as write:
        values = {"kind": str(Kind.FEED), "host": goal.host, "near": near, "by_itself": by_itself}
        made = write.create(Calendar, name=name.strip()[:200] or goal.host, **values)
        journal.tell_about(write, made)
        actions.keep_busy(made, found, seeker, at=at)
        keyring.keep(_secret(made), {"url": str(goal)})
    return made


def add_caldav(
    found: caldav.Found,
    account: tuple[str, str],
    seeker: Seeker,
    *,
    near: bool,
    by_itself: bool,
    ours: bool,
    by: User | None,
    at: datetime,
) -> Calendar:
    """Keep a calendar of a server, with name and password, and read it once; raises BadInputError."""
    user, password = account
    server = caldav.Server(found.url, _account(user, password), near)
    texts = [one.data for one in server.items()]
    _, busy = apart.items(texts, window(at, seeker.time_zone), actions.own_uids())
    with journal.entry("calendar.add", by=by, at=at) as write:
        values = {"kind": str(Kind.CALDAV), "host": place(found.url).host, "near": near}
        made = write.create(Calendar, name=found.name.strip()[:200], by_itself=by_itself, **values)
        journal.tell_about(write, made)
        actions.change_calendar(made, ours=ours, by=by, at=at)
        actions.keep_busy(made, busy, seeker, at=at)
        keyring.keep(_secret(made), {"url": found.url, "user": user, "password": password})
    return made


def forget(calendar: Calendar, *, by: User | None, at: datetime) -> None:
    """Take a calendar away from here with its password; nothing is changed where it stands."""
    actions.remove_calendar(calendar, by=by, at=at)
    keyring.forget(_secret(calendar))


def look(calendar: Calendar, ours: Mapping[str, Ours], seeker: Seeker, *, at: datetime) -> Pass | None:
    """Read a calendar anew and, where ours are written there, bring it in step; raises BadInputError.

    `ours` are our events by their UID. What it said before is kept where it cannot be read.
    """
    try:
        if calendar.kind == Kind.FEED:
            kept = _kept(calendar)
            actions.read_again(calendar, _fetched(kept["url"], near=calendar.near), seeker, at=at)
            return None
        return _in_step(calendar, ours, seeker, at=at)
    except BadInputError as error:
        actions.note_problem(calendar, error, at=at)
        raise


def _in_step(calendar: Calendar, ours: Mapping[str, Ours], seeker: Seeker, *, at: datetime) -> Pass | None:
    server = server_of(calendar)
    items = server.items()
    facts, busy = apart.items([one.data for one in items], window(at, seeker.time_zone), actions.own_uids())
    actions.keep_busy(calendar, busy, seeker, at=at)
    if not calendar.ours:
        return None
    pairs = list(zip(items, facts, strict=True))

    def keep(uid: str, known: Known | None) -> None:
        _remember(calendar, uid, known)

    return syncing.sync(ours, known_of(calendar, ours), server, pairs, keep)


def server_of(calendar: Calendar) -> caldav.Server:
    """Return the server of a calendar, with its password; raises BadInputError where that is gone."""
    kept = _kept(calendar)
    return caldav.Server(kept["url"], _account(kept.get("user", ""), kept.get("password", "")), calendar.near)


def known_of(calendar: Calendar, ours: Mapping[str, Ours]) -> dict[str, Known]:
    """Return what is known of our events there, those apart that are over and no longer looked at."""
    here = set(actions.own_uids())
    rows = Placed.objects.filter(calendar=calendar.uid)
    found = {f"{one.event}{UID_ENDING}": one for one in rows}
    return {uid: _known(one) for uid, one in found.items() if uid in ours or uid not in here}


def _known(row: Placed) -> Known:
    theirs = Facts(**row.theirs) if row.theirs else None
    return Known(row.href, row.etag, row.digest, row.wrote, row.differs, theirs, row.left)


def _remember(calendar: Calendar, uid: str, known: Known | None) -> None:
    event = uid.removesuffix(UID_ENDING)
    if known is None:
        Placed.objects.filter(calendar=calendar.uid, event=event).delete()
        return
    values = asdict(known) | {"theirs": known.theirs.plain() if known.theirs else {}}
    Placed.objects.update_or_create(
        workspace_id=scope.current(), calendar=calendar.uid, event=event, defaults=values
    )


def differing() -> list[tuple[Placed, Interview | CallBlock | None]]:
    """Return what a person has to decide, each with the talk or hour it is about, None where that is gone."""
    rows = list(Placed.objects.exclude(differs="").order_by("id"))
    uids = [one.event for one in rows]
    talks = Interview.objects.filter(uid__in=uids).select_related("contact", "contact__organization")
    about: dict[str, Interview | CallBlock] = {one.uid: one for one in talks}
    about |= {one.uid: one for one in CallBlock.objects.filter(uid__in=uids)}
    return [(one, about.get(one.event)) for one in rows]


def placed(uid: str) -> Placed:
    """Return one of our events in another calendar; raises NotFoundError."""
    found = Placed.objects.filter(uid=uid).first()
    if found is None:
        raise NotFoundError(N_("There is no such event here."))
    return found


def keep_ours(row: Placed, calendar: Calendar) -> None:
    """Decide that it is right as it is here: the next look writes it there, or removes it there."""
    known = _known(row)
    if known.differs == syncing.NOT_HERE:
        server_of(calendar).delete(known.href, known.etag)
        _remember(calendar, f"{row.event}{UID_ENDING}", None)
        return
    _remember(calendar, f"{row.event}{UID_ENDING}", syncing.decided(known))


def leave(row: Placed, calendar: Calendar) -> None:
    """Decide that both may stand as they are."""
    _remember(calendar, f"{row.event}{UID_ENDING}", syncing.leave(_known(row)))


def take_theirs(
    row: Placed, calendar: Calendar, about: Interview | CallBlock, *, by: User | None, at: datetime
) -> None:
    """Decide that it is right as it stands there: take its time, or give up what is gone there.

    Raises BadInputError where there is no time to take, ChangedSinceError where the state does not allow it.
    """
    known = _known(row)
    gone = known.differs == syncing.GONE or bool(known.theirs and known.theirs.cancelled)
    with journal.entry("calendar.take", by=by, at=at, about=about):
        if gone:
            _give_up(about, by=by, at=at)
        else:
            _move(about, known.theirs, by=by, at=at)
        _remember(calendar, f"{row.event}{UID_ENDING}", syncing.decided(known))


def _give_up(about: Interview | CallBlock, *, by: User | None, at: datetime) -> None:
    if isinstance(about, CallBlock):
        actions.cancel_block(about, by=by, at=at)
    elif may_move(InterviewState(about.state), InterviewState.CANCELLED_BY_ME):
        arranging.move(about, InterviewState.CANCELLED_BY_ME, by=by, at=at)


def _move(about: Interview | CallBlock, theirs: Facts | None, *, by: User | None, at: datetime) -> None:
    if theirs is None or not theirs.wall or theirs.repeats:
        raise BadInputError(N_("It has no time there that could be taken."))
    wall, zone = clock.parse_wall(theirs.wall), theirs.zone
    if zone in {"", "UTC"}:
        zone = about.zone
        wall = clock.wall(datetime.fromisoformat(theirs.starts), zone) if theirs.zone else wall
    minutes = theirs.minutes or about.minutes
    if isinstance(about, CallBlock):
        actions.move_block(about, wall, minutes, zone=zone, by=by, at=at)
    else:
        arranging.reschedule(about, wall, zone=zone, minutes=minutes, by=by, at=at)


def _fetched(url: str, *, near: bool) -> bytes:
    goal = place(url)
    answer = send("GET", goal, near=near, headers={"Accept": "text/calendar, */*;q=0.1"})
    if answer.status != 200:
        raise BadInputError(
            N_("{host} has no calendar at this address (it says {status})."),
            host=goal.host,
            status=answer.status,
        )
    return answer.body


def _account(user: str, password: str) -> Account | None:
    return Account(user, password) if user or password else None


def _secret(calendar: Calendar) -> str:
    return f"calendar {calendar.uid}"


def _kept(calendar: Calendar) -> dict[str, str]:
    found = keyring.read(_secret(calendar))
    if not found:
        raise BadInputError(
            N_("The address of {name} is not on this machine. Take the calendar away and add it once more."),
            name=calendar.name,
        )
    return found


def looked_at_by_itself() -> Sequence[Calendar]:
    """Return the calendars that may be looked at without a click."""
    return list(Calendar.objects.filter(by_itself=True).exclude(kind=str(Kind.FILE)).order_by("id"))
