"""The page for writing to somebody, put together: the ways there are, a draft, its limit, the day to ring."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _

from askwell.kernel import working_days
from askwell.practice.arranging import queries as arranging
from askwell.practice.arranging.cadence import asked_lately
from askwell.practice.arranging.checking import length
from askwell.practice.arranging.rules import Channel, Outcome
from askwell.practice.identifying import phones
from askwell.practice.identifying import queries as identifying
from askwell.practice.identifying.models import Contact, Detail
from askwell.practice.identifying.rules import DetailKind
from askwell.practice.mailing import queries as mailing
from askwell.practice.referring import queries as referring
from askwell.practice.today import queries as today
from askwell.web import desk, steps
from askwell.web.requests import MemberRequest
from askwell.words import approach, checking, dates, envelopes, scripts
from askwell.words import contacts as words
from askwell.words import desk as desk_words
from askwell.words.about import facts_for
from askwell.words.scripts import Facts, Line

WAYS = (Channel.EMAIL, Channel.MESSAGE, Channel.LINKEDIN, Channel.LETTER)
"""The ways to write; in person one says the lines of a call."""
RING_AFTER_DAYS = 3
_NEAR_DAYS = 6


def write_page(
    here: MemberRequest, contact: Contact, *, typed: Mapping[str, str] | None = None, wrong: str = ""
) -> dict[str, Any]:
    """Return all that the page shows; `typed` and `wrong` after a form that could not be kept."""
    details = identifying.details_of([contact.pk])[contact.pk]
    known = envelopes.addressed(contact, here.seeker)
    way = _way(here.POST.get("channel") or here.GET.get("way", ""), details)
    ring_on = working_days.add(here.today, RING_AFTER_DAYS)
    facts = replace(facts_for(contact, here.seeker, today=here.today), ring_on=dates.weekday(ring_on))
    step = today.step_of(contact.pk)
    kind = step.kind if step else ""
    text_kind = here.POST.get("text_kind") or here.GET.get("text", "")
    draft = _draft(here, contact, way, facts, kind=kind, text_kind=text_kind)
    subject = next((line.text for line in draft if line.kind == "subject"), "")
    written = scripts.spoken if way is Channel.MESSAGE and len(draft) == 2 else scripts.written
    shown = {"subject": subject, "words": written(draft), **(typed or {})}
    return {
        "title": "",
        "contact": contact,
        "way": str(way),
        "ways": [(str(one), words.channel(one)) for one in WAYS],
        "text_kinds": checking.linkedin_kinds() if way is Channel.LINKEDIN else [],
        "text_kind": text_kind or checking.LINKEDIN_KINDS[0],
        "since": checking.since() if way is Channel.LINKEDIN else "",
        "looked_over": here.POST.get("do") == "look",
        "concerns": checking.look_over(shown["words"], way, facts, kind=text_kind)
        if here.POST.get("do") == "look"
        else [],
        "advice": desk_words.asked_lately(
            asked_lately(arranging.asked_near(contact.pk), here.today), here.today
        ),
        "query": desk.query(here),
        "step": steps.line(step, here.today) if step else None,
        "thanks": kind == "thank_for_name",
        "ring_on": ring_on,
        "typed": shown,
        "limit": limit(way, shown["words"], text_kind),
        "reaches": reaches(way, details, subject=shown["subject"], text=shown["words"]),
        "address": known.lines if known else (),
        "wrong": wrong,
        "can_send": mailing.settings() is not None,
    }


def _way(chosen: str, details: list[Detail]) -> Channel:
    """Return the way chosen, else the first for which there is an address."""
    if chosen in {str(one) for one in WAYS}:
        return Channel(chosen)
    kinds = {one.kind for one in details}
    for kind, way in (
        (DetailKind.EMAIL, Channel.EMAIL),
        (DetailKind.PHONE, Channel.MESSAGE),
        (DetailKind.LINK, Channel.LINKEDIN),
        (DetailKind.ADDRESS, Channel.LETTER),
    ):
        if kind in kinds:
            return way
    return Channel.EMAIL


def _draft(
    here: MemberRequest, contact: Contact, way: Channel, facts: Facts, *, kind: str, text_kind: str
) -> list[Line]:
    if kind == "thank_for_name":
        given = referring.given_by(contact.pk)
        return approach.thanks_for_name(facts, given[-1].named.full_name if given else "")
    sent = [one for one in arranging.attempts_of(contact.pk) if one.outcome == Outcome.SENT]
    if kind == "nudge" and sent:
        return approach.nudge(facts, on_day(sent[-1].on, here))
    if way is Channel.MESSAGE:
        return scripts.message(facts)
    most = checking.limit_of(way, text_kind)
    return [scripts.linkedin(facts, most.best)] if most and way is Channel.LINKEDIN else scripts.email(facts)


def on_day(day: Any, here: MemberRequest) -> str:
    """Return a day that has passed as it is written behind "on": a weekday, else day and month."""
    near = (here.today - day).days <= _NEAR_DAYS
    return dates.weekday(day) if near else dates.day(day, None)


def limit(way: Channel, text: str, text_kind: str = "") -> dict[str, Any] | None:
    """Return how long a text is and may be, in what, and the sentence to say it with; None for no limit."""
    found = checking.limit_of(way, text_kind)
    if found is None:
        return None
    said, count = checking.counted(found), length(text, found.unit)
    return {"unit": found.unit, "n": count, "most": found.most, "said": said}


def reaches(way: Channel, details: list[Detail], *, subject: str, text: str) -> list[dict[str, str]]:
    """Return where a text can go: what is shown, the link that opens it filled, and its start, for each."""
    first = reach(way, details, subject=subject, text=text)
    found = [first] if first else []
    if way is Channel.MESSAGE:
        phone = next((one for one in details if one.kind == DetailKind.PHONE), None)
        if phone and phone.key.startswith("+"):
            start = f"https://wa.me/{phone.key.removeprefix('+')}"
            found.append(_opening(start, f"{start}?text={quote(text)}", _("Open in WhatsApp")))
        page = next((one for one in details if one.key.startswith("facebook.com/")), None)
        if page:
            start = f"https://m.me/{page.key.removeprefix('facebook.com/')}"
            found.append(_opening(start, start, _("Open in Messenger")))
    return found


def _opening(start: str, link: str, label: str) -> dict[str, str]:
    return {"shown": "", "opens": start, "link": link, "label": label}


def reach(way: Channel, details: list[Detail], *, subject: str, text: str) -> dict[str, str] | None:
    """Return where a text goes: what is shown, the link that opens it filled, its start; None for unknown."""
    kinds = {
        Channel.EMAIL: DetailKind.EMAIL,
        Channel.MESSAGE: DetailKind.PHONE,
        Channel.LINKEDIN: DetailKind.LINK,
    }
    found = next((one for one in details if one.kind == kinds.get(way)), None)
    if found is None:
        return None
    if way is Channel.EMAIL:
        return mail_to(found.value, subject=subject, text=text)
    if way is Channel.MESSAGE:
        start, shown = f"sms:{phones.dial(found.key)}", phones.shown(found.value, found.key)
        return {
            "shown": shown,
            "opens": start,
            "link": f"{start}?&body={quote(text)}",
            "label": _("Open as a message"),
        }
    if not found.value.startswith(("https://", "http://")):
        return None
    return {"shown": found.key, "opens": found.value, "link": found.value, "label": _("Open the profile")}


def mail_to(address: str, *, subject: str, text: str) -> dict[str, str]:
    """Return the link that opens a mail with its words: what is shown, the whole link, and its start."""
    start = f"mailto:{quote(address, safe='@+.')}"
    title = f"subject={quote(subject)}&" if subject else ""
    body = quote(text.replace("\n", "\r\n"))
    return {
        "shown": address,
        "opens": start,
        "link": f"{start}?{title}body={body}",
        "label": _("Open in my mail"),
    }
