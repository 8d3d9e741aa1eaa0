"""One person's page, put together from every step: next step, timeline, details with their sources."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from askwell.kernel import clock
from askwell.practice.arranging import queries as arranging
from askwell.practice.arranging.ladder import open_limit
from askwell.practice.asking import queries as asking
from askwell.practice.following_up import queries as following_up
from askwell.practice.identifying import phones
from askwell.practice.identifying import queries as identifying
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.parts import cards_of, own_details, own_sources, parts_of
from askwell.practice.lifecycle import choosing
from askwell.practice.referring import queries as referring
from askwell.practice.referring.queries import growth
from askwell.practice.today import queries as today
from askwell.practice.today.story import Story, story_of
from askwell.web import steps
from askwell.web.requests import MemberRequest
from askwell.words import contacts as words
from askwell.words import desk, network


class Event(NamedTuple):
    """One line of the timeline: when, what, the words that belong to it, and where it leads."""

    at: datetime
    what: str
    words: str = ""
    page: str = ""
    uid: str = ""


def person(here: MemberRequest, contact: Contact) -> dict[str, Any]:
    """Return all that one person's page shows."""
    parts = parts_of([contact.pk])
    ids = list(parts)
    story = story_of(ids)
    step = today.step_of(contact.pk)
    received = referring.received_lines(ids)
    return {
        "title": contact.full_name,
        "contact": contact,
        "details": [_detail(one) for one in identifying.detail_lines(ids)],
        "sources": [(words.source(one.kind), one) for one in identifying.source_lines(ids)],
        "step": steps.line(step, here.today) if step else None,
        "plenty": _plenty(story.pursuits),
        "stage": words.stage(story.stage(step.kind if step else "")),
        "tags": choosing.tag_names(ids),
        "portrait": identifying.portrait_of(ids),
        "tie": words.tie(contact.tie),
        "open": [one for one in story.pursuits if one.closed_at is None],
        "goals": asking.goal_lines(),
        "received": received,
        "given": referring.given_lines(ids),
        "chain": _chain(contact.pk) if received else None,
        "promises": following_up.promised_by_contact(parts).get(contact.pk, []),
        "cards": _cards(ids),
        "timeline": _timeline(here, story),
    }


def _plenty(pursuits: list[Any]) -> str:
    """Return the advice where so many are approached already that one more can wait; "" otherwise."""
    if any(one.closed_at is None for one in pursuits):
        return ""
    count, limit = today.approaches_open(), open_limit(arranging.held_count())
    return desk.plenty(count) if count >= limit else ""


def _chain(contact_id: int) -> dict[str, Any] | None:
    found = growth.chain_to(contact_id)
    return {"people": found.people, "said": network.chain(found)} if found else None


def _cards(ids: Sequence[int]) -> list[dict[str, Any]]:
    """Return the cards a person is made of, where they are several: each with what it says."""
    if len(ids) < 2:
        return []
    details = own_details(ids)
    sources = own_sources(ids)
    return [
        {
            "card": card,
            "values": [value for _, value, _ in details.get(card.pk, [])],
            "source": words.source(sources[card.pk][0]) if card.pk in sources else "",
            "at": sources[card.pk][1] if card.pk in sources else None,
        }
        for card in cards_of(ids)
    ]


def _detail(detail: Any) -> dict[str, Any]:
    shown = phones.shown(detail.value, detail.key) if detail.kind == "phone" else detail.value
    return {
        "detail": detail,
        "kind": words.detail(detail.kind),
        "shown": shown,
        "source": words.source(detail.source__kind),
        "at": detail.source__at,
    }


def _timeline(here: MemberRequest, story: Story) -> list[Event]:
    """Return what happened with somebody, newest first, in the seeker's own time."""
    kinds = {(one.channel, one.outcome) for one in story.attempts}
    said = {kind: f"{words.channel(kind[0])}: {words.outcome(kind[1])}" for kind in kinds}
    events = [
        Event(
            one.at,
            "attempt",
            _lines(said[one.channel, one.outcome], one.note, words.answered(one.answered_on)),
        )
        for one in story.attempts
    ]
    events += [_interview(one) for one in story.interviews]
    events += [Event(one.opened_at, "taken_up", one.why) for one in story.pursuits]
    events += [
        Event(one.closed_at, "closed", words.closed(one.closed_why))
        for one in story.pursuits
        if one.closed_at
    ]
    for card in story.cards:
        marks = (("card_written", card.written_at), ("card_posted", card.posted_at))
        events += [Event(at, what, "", "card", card.uid) for what, at in marks if at]
    events += [Event(one.sent_at, "checked_in", one.words) for one in story.checked_in]
    zone = clock.zone(here.seeker.time_zone)
    newest_first = sorted(events, key=lambda event: event.at, reverse=True)
    return [Event(at.astimezone(zone).replace(tzinfo=None), *rest) for at, *rest in newest_first]


def _lines(*texts: str) -> str:
    return "\n".join(filter(None, texts))


def _interview(interview: Any) -> Event:
    at = interview.began_at or interview.starts_at or interview.state_at
    return Event(at, "interview", words.state(interview.state), "interview", interview.uid)
