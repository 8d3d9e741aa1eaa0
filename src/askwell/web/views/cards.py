"""The card desk, and one card: its words, its address, and how far it has come."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from askwell.kernel import clock
from askwell.kernel.errors import N_, BadInputError
from askwell.practice.thanking import actions, queries
from askwell.practice.thanking.models import Card
from askwell.practice.thanking.rules import Medium, Thanks, count_words, due_for
from askwell.web import pages
from askwell.web.requests import MemberRequest, member_request
from askwell.words import about, drawer, envelopes, scripts, shop
from askwell.words import cards as words
from askwell.words import contacts as contact_words
from askwell.workspace import members

_TONES = frozenset({"warm", "brief", "lively"})
_DIGITS = 6


@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Show the card that comes first, ready to copy, and the others in order."""
    here = member_request(request)
    left = queries.left(here.seeker)
    waiting = sorted(queries.waiting(), key=lambda one: (_due(one, here), one.pk))
    context = {
        "title": words.headline(waiting, here.today),
        "waiting": [_line(one, here) for one in waiting[1:]],
        "posted": [_line(one, here) for one in queries.posted(20)],
        "kept": words.kept(queries.kept(here.seeker.time_zone)),
        "to_buy": drawer.supplies(left),
        "left": left,
        **(_shown(here, queries.card(waiting[0].uid)) if waiting else {"card": None}),
    }
    return pages.render(request, "cards/desk.html", context)


@require_POST
def kind(request: HttpRequest) -> HttpResponse:
    """Remember whether the seeker has cards of their own or wants them printed."""
    here = member_request(request)
    own = request.POST.get("do") == "own"
    members.edit_seeker(here.seeker, by=here.by, at=here.now, own_cards=own)
    return pages.back(request, "cards")


@require_POST
def supplies(request: HttpRequest) -> HttpResponse:
    """Keep how many cards, envelopes and stamps are left."""
    here = member_request(request)
    counted = {name: _count(request.POST.get(name, "")) for name in ("cards", "envelopes", "stamps")}
    actions.count_supplies(here.seeker, by=here.by, at=here.now, **counted)
    return pages.to("cards", query="#drawer")


def _count(text: str) -> int | None:
    if not text.strip():
        return None
    if not text.strip().isdecimal() or len(text.strip()) > _DIGITS:
        raise BadInputError(N_("“{text}” is not a number."), text=text[:20])
    return int(text)


@require_GET
def card(request: HttpRequest, uid: str) -> HttpResponse:
    """Show one card."""
    here = member_request(request)
    found = queries.card(uid)
    context = {"title": words.card_headline(found, here.today), **_shown(here, found)}
    return pages.render(request, "cards/card.html", context)


def _due(one: Card, here: MemberRequest) -> date:
    """Return the day on which a card that waits is to be written or posted."""
    moments = (one.written_at, one.posted_at, one.returned_at)
    zone = here.seeker.time_zone
    written, posted, returned = (clock.wall(at, zone).date() if at else None for at in moments)
    due = due_for(Thanks(one.uid, one.met_on, written, posted, returned))
    return due.on if due else one.met_on


def _line(one: Card, here: MemberRequest) -> dict[str, Any]:
    return {
        "card": one,
        "tone": words.tone(one, here.today),
        "why": words.why(one, here.today),
        "emailed": one.medium == Medium.EMAIL,
    }


def _shown(here: MemberRequest, found: Card) -> dict[str, Any]:
    facts = about.card_facts(found, here.seeker, today=here.today)
    tone = here.GET.get("tone", "")
    facts = replace(facts, tone=tone)
    draft = scripts.written(scripts.card(facts)).replace(f"{scripts.BLANK}.", scripts.BLANK)
    text = draft if tone in _TONES else found.words or draft
    on_its_way = bool(found.posted_at and not found.returned_at)
    return {
        "card": found,
        "contact": found.contact,
        "text": text,
        "is_draft": not found.words or tone in _TONES,
        "tones": words.tones(),
        "chosen_tone": tone or "warm",
        "count": count_words(text),
        "length": words.length(text),
        "checks": words.checks(text, facts),
        "why": words.why(found, here.today),
        "tone": words.tone(found, here.today),
        "on_its_way": on_its_way,
        "emailed": found.medium == Medium.EMAIL,
        "own_cards": here.seeker.own_cards,
        "address": _address(here, found),
        "covers": words.covers(quotable=bool(shop.quote_of(found))),
        "folds": words.folds(),
    }


def _address(here: MemberRequest, found: Card) -> dict[str, Any] | None:
    """Return the lines on the envelope with where they come from, or None."""
    known = envelopes.addressed(found.contact, here.seeker)
    if known is None:
        return None
    return {
        "lines": known.lines,
        "source": contact_words.source(known.detail.source.kind),
        "at": known.detail.source.at,
        "doubts": known.doubts,
        "envelopes": envelopes.choices(here.seeker.country),
        "usual": shop.usual_envelope(here.seeker),
    }


@require_POST
def word(request: HttpRequest, uid: str) -> HttpResponse:
    """Keep the words for a card."""
    here = member_request(request)
    found = queries.card(uid)
    text = request.POST.get("words", "").replace("\r\n", "\n")
    actions.word_card(found, text, medium=Medium(found.medium), by=here.by, at=here.now)
    return pages.back(request, "card", uid)


@require_POST
def mark(request: HttpRequest, uid: str) -> HttpResponse:
    """Note how far a card has come."""
    here = member_request(request)
    found = queries.card(uid)
    do = _MARKS.get(request.POST.get("do", ""))
    if do is None:
        raise BadInputError(N_("Choose how far the card is."))
    do(here, found)
    return pages.back(request, "card", uid)


def _enclose(here: MemberRequest, found: Card) -> None:
    actions.enclose_business_card(found, enclosed=not found.business_card, by=here.by, at=here.now)


_MARKS: dict[str, Callable[[MemberRequest, Card], object]] = {
    "written": lambda here, found: actions.mark_written(found, by=here.by, at=here.now),
    "printed": lambda here, found: actions.mark_printed(found, by=here.by, at=here.now),
    "posted": lambda here, found: actions.mark_posted(found, by=here.by, at=here.now),
    "returned": lambda here, found: actions.mark_returned(found, by=here.by, at=here.now),
    "emailed": lambda here, found: actions.thank_by_email(found, by=here.by, at=here.now),
    "let_go": lambda here, found: actions.let_go(found, by=here.by, at=here.now),
    "enclosed": _enclose,
}
