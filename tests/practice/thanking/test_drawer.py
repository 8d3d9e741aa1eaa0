"""Tests of what is left in the drawer, of how the promise of a card was kept, and of the tones of a draft."""

from datetime import datetime, timedelta

import pytest

from askwell.kernel.errors import BadInputError
from askwell.practice.identifying import actions as identifying
from askwell.practice.thanking import actions, queries
from askwell.practice.thanking.models import Card
from askwell.words import cards as words
from askwell.words import drawer, scripts
from askwell.words.scripts import CardFacts
from askwell.workspace import journal
from askwell.workspace.members import Member


def owed(member: Member, at: datetime, count: int) -> list[Card]:
    found = []
    for number in range(count):
        contact = identifying.add_contact(f"Person {number}", by=member.user, at=at)
        found.append(actions.owe_card(contact, met_on=at.date(), by=member.user, at=at))
    return found


def test_every_card_written_and_posted_takes_one_of_each(member: Member, now: datetime) -> None:
    by = member.user
    actions.count_supplies(member.seeker, by=by, at=now, cards=3, envelopes=None, stamps=2)
    first, second = owed(member, now, 2)
    later = now + timedelta(hours=1)
    actions.mark_written(first, by=by, at=later)
    assert queries.left(member.seeker) == queries.Left(2, None, 2)
    actions.mark_posted(first, by=by, at=later)
    assert queries.left(member.seeker) == queries.Left(2, None, 1)
    entry = journal.last_entry()
    assert entry
    actions.mark_posted(second, by=by, at=later)
    assert queries.left(member.seeker) == queries.Left(1, None, 0)
    assert drawer.supplies(queries.left(member.seeker)) == [
        "Buy stamps: none is left.",
        "Buy cards: one is left.",
    ]
    journal.undo(entry, by=by, at=later)
    assert queries.left(member.seeker) == queries.Left(1, None, 1)


def test_an_email_uses_no_stamp_and_uncounted_is_never_to_buy(member: Member, now: datetime) -> None:
    (card,) = owed(member, now, 1)
    assert drawer.supplies(queries.left(member.seeker)) == []
    actions.count_supplies(member.seeker, by=member.user, at=now, cards=None, envelopes=None, stamps=5)
    actions.thank_by_email(card, by=member.user, at=now + timedelta(hours=1))
    assert queries.left(member.seeker).stamps == 5
    with pytest.raises(BadInputError):
        actions.count_supplies(member.seeker, by=member.user, at=now, cards=-1, envelopes=0, stamps=0)


def test_how_the_promise_was_kept(member: Member, now: datetime) -> None:
    by = member.user
    cards = owed(member, now, 4)
    for card, days in zip(cards, (0, 1, 6), strict=False):
        actions.mark_posted(card, by=by, at=now + timedelta(days=days))
    kept = queries.kept("UTC")
    assert (kept.owed, kept.posted, kept.in_time, kept.median_days) == (4, 3, 2, 1)
    assert sum(count for _, count in kept.by_month) == 3
    assert words.kept(kept)[0] == "3 of 4 cards are posted, 2 by the next working day."
    actions.let_go(cards[3], by=by, at=now)
    assert queries.kept("UTC").owed == 3


@pytest.mark.parametrize("tone", ["warm", "brief", "lively", "unknown"])
def test_a_draft_in_any_tone_stands_on_facts(tone: str) -> None:
    facts = CardFacts(
        called="Mary", me="Robin", met_on="Thursday", detail="the lease", advice="ask twice", tone=tone
    )
    text = scripts.written(scripts.card(facts))
    for fact in ("Mary", "Robin", "Thursday", "the lease", "ask twice"):
        assert fact in text
    assert scripts.BLANK not in text
    assert all(check.met for check in words.checks(text, facts) if "job" in check.words)


def test_tones_differ() -> None:
    facts = {
        tone: CardFacts(called="Mary", me="Robin", met_on="Thursday", tone=tone) for tone, _ in words.tones()
    }
    assert len({scripts.written(scripts.card(one)) for one in facts.values()}) == 3
