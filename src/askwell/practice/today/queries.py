"""What can be asked about the day: the facts of each case, and the stored next steps in order."""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from askwell.integrations.public_holidays import public_holidays
from askwell.kernel.due import Due
from askwell.practice.arranging import queries as arranging
from askwell.practice.arranging.ladder import calls_a_day, calls_on, rung_of, said_no_on
from askwell.practice.arranging.models import Attempt, Interview
from askwell.practice.asking import queries as asking
from askwell.practice.asking.models import Pursuit
from askwell.practice.following_up import queries as following_up
from askwell.practice.holding import queries as holding
from askwell.practice.identifying import faces
from askwell.practice.identifying import queries as identifying
from askwell.practice.identifying.models import Contact, Organization
from askwell.practice.identifying.parts import Parts
from askwell.practice.identifying.rules import Tie
from askwell.practice.referring import queries as referring
from askwell.practice.thanking import queries as thanking
from askwell.practice.today.day import Day, Measure, how_many, is_own_call, lay_out
from askwell.practice.today.models import NextStep
from askwell.practice.today.rules import Facts, Stage, next_step, stage
from askwell.workspace import images, prepared
from askwell.workspace.models import Seeker

MOST_SHOWN = 50


class Shown(NamedTuple):
    """A next step with the contact it is about, as plain values."""

    contact_uid: str
    name: str
    title: str
    organization: str
    on: date
    at: str
    kind: str
    subject_kind: str
    subject_uid: str
    reason: str
    values: dict[str, str]
    tie: str = str(Tie.STRANGER)
    target: bool = False


_Look = tuple[Mapping[str, Any], Organization | None]
_COLUMNS = (
    "contact_id",
    "contact__uid",
    "contact__full_name",
    "contact__title",
    "contact__organization__name",
    "on",
    "at",
    "kind",
    "subject_kind",
    "subject_uid",
    "reason",
    "values",
    "contact__tie",
    "contact__organization__target",
)


def zone() -> str:
    """Return the seeker's time zone, UTC before they said."""
    return _where()[0]


def country() -> str:
    """Return the seeker's country by its two letters, "" before they said."""
    return _where()[1]


def _where() -> tuple[str, str]:
    found = _seekers()
    return found[0] if found else ("UTC", "")


def facts_of(contact_ids: Collection[int]) -> dict[int, Facts]:
    """Return the facts of each person's case, in a fixed number of queries.

    Contacts that were merged into another have no case of their own.
    """
    place, home = _where()
    contacts = _contacts(list(contact_ids))
    parts: Parts = {row_id: person_id for row_id, person_id, *_ in contacts}
    outlines, once_open = _outlines(contacts, parts, place)
    reach = identifying.reach_of(parts)
    rehearsed = arranging.rehearsed_by_contact(parts, place)
    opened = referring.opened_by_contact(parts, place)
    promised = following_up.promised_by_contact(parts)
    put_off = following_up.put_off_by_contact(parts, place)
    named = referring.named_by_contact(parts)
    beside = arranging.beside_by_contact(parts, {row[0]: row[-2] for row in contacts if row[-2]}, place)
    touched = _touched(parts, place)
    off = _holidays(parts, {row[0]: row[-1] for row in contacts if row[-1]}, home)
    return {
        row_id: replace(
            outline,
            reach=reach[row_id],
            rehearsed=tuple(rehearsed.get(row_id, ())),
            opened=tuple(opened.get(row_id, ())),
            promised=tuple(promised.get(row_id, ())),
            put_off=tuple(put_off.get(row_id, ())),
            named=named.get(row_id),
            once_open=row_id in once_open,
            beside=beside.get(row_id),
            touched=touched.get(row_id, ()),
            off=off.get(row_id, ()),
        )
        for row_id, outline in outlines.items()
    }


def _outlines(contacts: Sequence[Any], parts: Parts, place: str) -> tuple[dict[int, Facts], Container[int]]:
    """Return of each person's case what most stages follow from, and who was ever taken up."""
    taken = asking.taken_by_contact(parts, place)
    tried = arranging.tried_by_contact(parts)
    appointments = holding.appointments_by_contact(parts, place)
    thanks = thanking.thanks_by_contact(parts, place)
    planned = following_up.planned_by_contact(parts)
    never = {person_id for _, person_id, _, do_not_contact, *_ in contacts if do_not_contact}
    outlines = {
        row_id: Facts(
            uid=uid,
            do_not_contact=row_id in never,
            taken=tuple(taken.get(row_id, ())),
            tried=tuple(tried.get(row_id, ())),
            appointments=tuple(appointments.get(row_id, ())),
            thanks=tuple(thanks.get(row_id, ())),
            planned=tuple(planned.get(row_id, ())),
            put_aside=put_aside,
        )
        for row_id, person_id, uid, _, put_aside, *_ in contacts
        if row_id == person_id
    }
    return outlines, taken


def _touched(parts: Parts, place: str) -> dict[int, tuple[date, ...]]:
    """Return the days of promises kept, and of words passed on to whoever opened a door."""
    found: dict[int, tuple[date, ...]] = {}
    for days in (following_up.kept_days(parts, place), referring.told_days(parts, place)):
        for row_id, more in days.items():
            found[row_id] = (*found.get(row_id, ()), *more)
    return found


def holidays_of(parts: Parts) -> dict[int, Container[date]]:
    """Return the public holidays where each person works, else those where the seeker lives."""
    return _holidays(parts, identifying.countries_of(list(parts)), country())


def _holidays(parts: Parts, at_work: Mapping[int, str], home: str) -> dict[int, Container[date]]:
    """Return the public holidays of people; `at_work` are their organizations' countries, as written."""
    # Imported here, because a day only shows what was derived before.
    from askwell.integrations.addresses import code_of  # noqa: PLC0415 -- see above

    written = identifying.country_of(parts, at_work)
    return {
        person_id: public_holidays(code_of(written.get(person_id, ""), otherwise=home))
        for person_id in parts.values()
    }


def with_history() -> set[int]:
    """Return the ids of people who were ever taken up, approached or met."""
    return {row_id for rows in (_taken_up(), _approached(), _met()) for (row_id,) in rows}


_taken_up = prepared.rows(lambda: Pursuit.objects.values_list("contact__person_id"))
_approached = prepared.rows(
    lambda: Attempt.objects.filter(source__isnull=True).values_list("contact__person_id")
)
_met = prepared.rows(lambda: Interview.objects.values_list("contact__person_id"))
_never = prepared.rows(
    lambda: Contact.objects.filter(do_not_contact=True, merged_into__isnull=True).values_list("id")
)
_seekers = prepared.rows(lambda: Seeker.objects.values_list("time_zone", "country")[:1])
_contacts = prepared.rows(
    lambda ids: Contact.objects.filter(person_id__in=ids).values_list(
        "id", "person_id", "uid", "do_not_contact", "put_aside", "organization_id", "organization__country"
    )
)


def derived(contact_ids: Collection[int]) -> dict[int, Due]:
    """Return the next step of each contact that has one, derived afresh from the facts."""
    paused = following_up.paused()
    steps = {row_id: next_step(facts, paused) for row_id, facts in facts_of(contact_ids).items()}
    return {row_id: due for row_id, due in steps.items() if due}


def stages(contact_ids: Collection[int]) -> dict[int, Stage]:
    """Return the stage of each contact, from the outline of their case and the step that is stored."""
    contacts = _contacts(list(contact_ids))
    parts: Parts = {row_id: person_id for row_id, person_id, *_ in contacts}
    kinds = dict(_kinds(list(set(parts.values()))))
    outlines, _ = _outlines(contacts, parts, zone())
    return {row_id: stage(outline, kinds.get(row_id, "")) for row_id, outline in outlines.items()}


_kinds = prepared.rows(
    lambda ids: NextStep.objects.filter(contact_id__in=ids).values_list("contact_id", "kind")
)


def stages_of_all() -> dict[int, Stage]:
    """Return the stage of everybody with a history or a word not to be contacted; the rest is on the list."""
    known = with_history() | {row_id for (row_id,) in _never()}
    return {row_id: one for part in images.chunks(sorted(known), 500) for row_id, one in stages(part).items()}


def day(today: date) -> Day[Shown]:
    """Return what stands on a day and what waits for another, the easier calls before the colder ones."""
    steps = sorted(due_until(today), key=_courage)
    return lay_out(steps, today, _measure(today), public_holidays(country()))


def due_count(today: date) -> int:
    """Return how many steps `day` shows as due now, without laying the day out."""
    steps = _outline_until(today)
    return how_many(steps, today, _measure(today)) if steps else 0


def _courage(step: Shown) -> tuple[int, bool]:
    """Return what orders calls among what is there already; all else keeps its place before them."""
    return (rung_of(Tie(step.tie)), step.target) if is_own_call(step) else (-1, False)


def _measure(today: date) -> Measure:
    past = arranging.past_of_day(today)
    paused = following_up.paused()
    return Measure(
        heard_no=said_no_on(past, today),
        calls_most=calls_a_day(past),
        rung=calls_on(past, today),
        paused_until=paused.until if paused else None,
    )


def due_until(day: date, *, limit: int = MOST_SHOWN) -> list[Shown]:
    """Return the next steps due on or before a day, in order; at most `limit`."""
    return _all_shown(_until(day)[:limit])


def due_between(start: date, end: date, *, limit: int = MOST_SHOWN) -> list[Shown]:
    """Return the next steps due after `start` and until `end`, in order; at most `limit`."""
    return _all_shown(_between(start, end)[:limit])


_IN_ORDER = ("on", "at", "weight", "id")
_until = prepared.rows(
    lambda day: NextStep.objects.filter(on__lte=day).order_by(*_IN_ORDER).values_list(*_COLUMNS)[:MOST_SHOWN]
)
_outline_until = prepared.rows(
    lambda day: (
        NextStep.objects.filter(on__lte=day)
        .order_by(*_IN_ORDER)
        .values_list("kind", "reason", named=True)[:MOST_SHOWN]
    )
)
_between = prepared.rows(
    lambda start, end: (
        NextStep.objects.filter(on__gt=start, on__lte=end)
        .order_by(*_IN_ORDER)
        .values_list(*_COLUMNS)[:MOST_SHOWN]
    )
)
_of_contacts = prepared.rows(lambda ids: NextStep.objects.filter(contact_id__in=ids).values_list(*_COLUMNS))


@dataclass(frozen=True, slots=True)
class Ring:
    """A call of the day: its step, and what tells when they are reached; `zone` is "" for unknown."""

    step: Shown
    contact_id: int
    zone: str
    best_time: str


def calls_until(day: date) -> list[Ring]:
    """Return the calls due on or before a day, to ask, to settle a time or to say sorry, in order."""
    rows = _calls(day)
    looks = faces.looks([row[0] for row in rows])
    return [_ring(row, looks.get(row[0])) for row in rows]


def _ring(row: Sequence[Any], look: _Look | None) -> Ring:
    own_zone, shared_zone, best_time = row[len(_COLUMNS) :]
    face, where = look or ({}, None)
    zone = face.get("time_zone", own_zone) or (where.time_zone if where else shared_zone) or ""
    return Ring(_shown(row, look), row[0], zone, face.get("best_time", best_time))


TO_RING = ("call", "leave_message", "settle_time", "offer_slots", "apologise")
_calls = prepared.rows(
    lambda day: (
        NextStep.objects.filter(on__lte=day, kind__in=TO_RING)
        .order_by(*_IN_ORDER)
        .values_list(
            *_COLUMNS,
            "contact__time_zone",
            "contact__organization__time_zone",
            "contact__best_time",
        )[:MOST_SHOWN]
    )
)


def as_shown(contact_id: int, due: Due) -> Shown:
    """Return a step that is only thought of, as the stored ones are shown."""
    (row,) = _heads([contact_id])
    look = faces.looks([contact_id]).get(contact_id)
    at = f"{due.at:%H:%M}" if due.has_time else ""
    uid, name, title, organization, tie, target = row
    return _shown(
        [
            contact_id,
            uid,
            name,
            title,
            organization,
            due.on,
            at,
            due.kind,
            *due.subject,
            due.reason,
            due.values,
            tie,
            target,
        ],
        look,
    )


_heads = prepared.rows(
    lambda ids: Contact.objects.filter(id__in=ids).values_list(
        "uid", "full_name", "title", "organization__name", "tie", "organization__target"
    )
)


def approaches_open() -> int:
    """Return how many people are being approached now: a call, a letter or a practice is their next step."""
    return len(_approaches())


_APPROACHING = ("practise", "call", "leave_message", "write", "nudge", "second_person", "thank_for_name")
_approaches = prepared.rows(lambda: NextStep.objects.filter(kind__in=_APPROACHING).values_list("id")[:99])


def step_of(contact_id: int) -> Shown | None:
    """Return the stored next step about a contact."""
    return steps_of([contact_id]).get(contact_id)


def steps_of(contact_ids: Iterable[int]) -> dict[int, Shown]:
    """Return the stored next steps of contacts, by contact id."""
    found: dict[int, Shown] = {}
    for part in images.chunks(list(contact_ids), 500):
        rows = _of_contacts(part)
        found.update(zip([row[0] for row in rows], _all_shown(rows), strict=True))
    return found


def _all_shown(rows: Sequence[Sequence[Any]]) -> list[Shown]:
    """Return steps as they are shown, each person with what they show of their cards."""
    looks = faces.looks([row[0] for row in rows])
    return [_shown(row, looks.get(row[0])) for row in rows]


def _shown(row: Sequence[Any], look: _Look | None) -> Shown:
    _, uid, name, title, organization, *rest, target = row[: len(_COLUMNS)]
    face, where = look or ({}, None)
    if where:
        organization, target = where.name, where.target
    title = face.get("title", title)
    return Shown(str(uid), str(name), str(title), str(organization or ""), *rest, bool(target))  # type: ignore[call-arg]
