"""What can be done with a card."""

from datetime import date, datetime

from askwell.kernel.errors import N_, BadInputError, ChangedSinceError
from askwell.practice.arranging.models import Interview
from askwell.practice.identifying.models import Contact
from askwell.practice.thanking.models import Card
from askwell.practice.thanking.rules import Medium
from askwell.workspace import journal
from askwell.workspace.models import Seeker, User

_MOST = 9_999


def owe_card(
    contact: Contact,
    *,
    met_on: date,
    by: User | None,
    at: datetime,
    interview: Interview | None = None,
    words: str = "",
) -> Card:
    """Note that a card is owed for a talk; a talk has one card only."""
    with journal.entry("card.owe", by=by, at=at, about=contact) as write:
        found = Card.objects.filter(interview=interview).first() if interview else None
        return found or write.create(Card, contact=contact, interview=interview, met_on=met_on, words=words)


def word_card(
    card: Card,
    words: str,
    *,
    by: User | None,
    at: datetime,
    medium: Medium = Medium.CARD,
    business_card: bool | None = None,
) -> bool:
    """Keep the words for a card; tell whether anything differed."""
    with journal.entry("card.words", by=by, at=at, about=card) as write:
        enclosed = card.business_card if business_card is None else business_card
        ready_at = (card.ready_at or at) if words.strip() else None
        return write.update(
            card, words=words.strip(), medium=str(medium), business_card=enclosed, ready_at=ready_at
        )


def mark_printed(card: Card, *, by: User | None, at: datetime) -> bool:
    """Note that the card was printed; an optional mark."""
    with journal.entry("card.printed", by=by, at=at, about=card) as write:
        return write.update(card, printed_at=at)


def mark_written(card: Card, *, by: User | None, at: datetime) -> bool:
    """Note that the card was written by hand."""
    with journal.entry("card.written", by=by, at=at, about=card) as write:
        return write.update(card, written_at=at)


def count_supplies(
    seeker: Seeker,
    *,
    by: User | None,
    at: datetime,
    cards: int | None,
    envelopes: int | None,
    stamps: int | None,
) -> bool:
    """Keep how many cards, envelopes and stamps lie in the drawer, None for what is not to be counted.

    Raises BadInputError for a number nobody keeps in a drawer.
    """
    if any(one is not None and not 0 <= one <= _MOST for one in (cards, envelopes, stamps)):
        raise BadInputError(N_("A number from 0 to {most}, or nothing."), most=_MOST)
    with journal.entry("supplies.count", by=by, at=at) as write:
        return write.update(
            seeker, cards_counted=cards, envelopes_counted=envelopes, stamps_counted=stamps, counted_at=at
        )


def mark_posted(card: Card, *, by: User | None, at: datetime) -> bool:
    """Note that the card is on its way; one that was not marked as written is so now."""
    if card.let_go_at:
        raise ChangedSinceError(N_("This card was let go."))
    with journal.entry("card.posted", by=by, at=at, about=card) as write:
        return write.update(card, posted_at=at, written_at=card.written_at or at, returned_at=None)


def thank_by_email(card: Card, *, by: User | None, at: datetime) -> bool:
    """Note that the thanks went by e-mail, which is counted as what it is; no card is owed any more."""
    with journal.entry("card.emailed", by=by, at=at, about=card) as write:
        return write.update(card, medium=str(Medium.EMAIL), posted_at=at, returned_at=None, let_go_at=None)


def enclose_business_card(card: Card, *, enclosed: bool, by: User | None, at: datetime) -> bool:
    """Note whether the business card is in the envelope."""
    with journal.entry("card.enclosed", by=by, at=at, about=card) as write:
        return write.update(card, business_card=enclosed)


def mark_returned(card: Card, *, by: User | None, at: datetime) -> bool:
    """Note that the post brought the card back; raises ChangedSinceError if it was never posted."""
    if not card.posted_at:
        raise ChangedSinceError(N_("This card was not posted yet."))
    with journal.entry("card.returned", by=by, at=at, about=card) as write:
        return write.update(card, returned_at=at)


def let_go(card: Card, *, by: User | None, at: datetime) -> bool:
    """Let a card go; it needs no reason."""
    with journal.entry("card.let_go", by=by, at=at, about=card) as write:
        return write.update(card, let_go_at=at)
