"""The call page, put together: the number, the lines to say, who named them, and what was tried before."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from askwell.kernel import clock
from askwell.practice.arranging import queries as arranging
from askwell.practice.arranging.cadence import asked_lately
from askwell.practice.arranging.models import Attempt
from askwell.practice.arranging.rules import Channel
from askwell.practice.identifying import phones
from askwell.practice.identifying import queries as identifying
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.rules import DetailKind
from askwell.practice.referring import queries as referring
from askwell.practice.today import queries as today
from askwell.web import desk, foresight, steps
from askwell.web.requests import MemberRequest
from askwell.words import approach, offers, scripts
from askwell.words import contacts as words
from askwell.words import desk as desk_words
from askwell.words.about import facts_for
from askwell.words.scripts import Facts, Line

_MINUTES = (10, 15, 20, 30)


def call_page(
    here: MemberRequest, contact: Contact, *, typed: Mapping[str, str] | None = None, wrong: str = ""
) -> dict[str, Any]:
    """Return all that the call page shows; `typed` and `wrong` after a form that could not be kept."""
    slots = offers.offered(contact, here.seeker, at=here.now)
    facts = facts_for(contact, here.seeker, today=here.today, slots=offers.both(slots))
    step = today.step_of(contact.pk)
    foreseen = foresight.after_each(contact.pk, here)
    numbers = numbers_of(contact)
    tried = arranging.attempts_of(contact.pk)
    return {
        "title": contact.full_name,
        "contact": contact,
        "numbers": numbers,
        "qr": qr(f"tel:{numbers[0]['dial']}") if numbers else "",
        "there": local_time(here, contact),
        "step": steps.line(step, here.today) if step else None,
        "named_by": referring.received_by(contact.pk)[-1:],
        "last": _last(tried[-1]) if tried else None,
        "lines": approach.opening(step.kind if step else "", facts) or _lines(here, facts),
        "gatekeeper": scripts.gatekeeper(facts),
        "voicemail": scripts.voicemail(facts),
        "after_no": scripts.after_a_no(facts.own),
        "reasons": scripts.reasons(),
        "evidence": scripts.evidence(),
        "slots": [(f"{one.yours:%Y-%m-%dT%H:%M}", offers.shown(one)) for one in slots],
        "then": foreseen,
        "advice": desk_words.asked_lately(
            asked_lately(arranging.asked_near(contact.pk), here.today), here.today
        ),
        "query": desk.query(here),
        "way": _way(here),
        "place": desk.place_of(here, contact) if desk.is_open(here) else None,
        "minutes": sorted({*_MINUTES, here.seeker.ask_minutes}),
        "typed": dict(typed or {}),
        "wrong": wrong,
    }


def _way(here: MemberRequest) -> str:
    """Return how they are asked aloud: by a call, or in person."""
    return str(Channel.IN_PERSON) if here.GET.get("channel") == Channel.IN_PERSON else str(Channel.CALL)


def _lines(here: MemberRequest, facts: Facts) -> list[Line]:
    """Return the lines to say: on the telephone, or at the door."""
    return scripts.in_person(facts) if _way(here) == Channel.IN_PERSON else scripts.call(facts)


def numbers_of(contact: Contact) -> list[dict[str, str]]:
    """Return the numbers to ring, the contact's own first, then those of their organization."""
    own = identifying.details_of([contact.pk])[contact.pk]
    shared = identifying.details_of_organization(contact.organization_id) if contact.organization_id else []
    return [
        {"shown": phones.shown(one.value, one.key), "dial": phones.dial(one.key), "label": one.label}
        for one in [*own, *shared]
        if one.kind == DetailKind.PHONE
    ]


def local_time(here: MemberRequest, contact: Contact) -> Any:
    """Return what the clock shows where the contact is, or None where it shows the same as here."""
    zone = offers.zone_of(contact)
    if not zone or zone == here.seeker.time_zone:
        return None
    there = clock.wall(here.now, zone)
    return there if there != clock.wall(here.now, here.seeker.time_zone) else None


def qr(text: str) -> Markup:
    """Return a QR code as an SVG picture without sizes or styles of its own."""
    import segno

    drawn = segno.make(text, micro=False).svg_inline(border=2, omitsize=True, svgclass=None, lineclass=None)
    return Markup(drawn)  # noqa: S704 -- drawn here from modules, no text of anybody in it


def _last(attempt: Attempt) -> dict[str, Any]:
    return {
        "on": attempt.on,
        "what": words.outcome(attempt.outcome),
        "who": attempt.answered_by,
        "note": attempt.note,
    }
