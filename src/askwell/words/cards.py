"""What is said about cards: the headline of the desk, why a card waits, and what its words should have."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from askwell.kernel import names, working_days
from askwell.practice.thanking.models import Card
from askwell.practice.thanking.queries import Kept
from askwell.practice.thanking.rules import (
    WORDS_FEWEST,
    WORDS_MOST,
    Medium,
    Tone,
    asks_for_a_job,
    count_words,
)
from askwell.practice.thanking.rules import tone as tone_on
from askwell.words import dates
from askwell.words.scripts import BLANK, CardFacts
from askwell.words.sentence import Sentence

_ON_ITS_WAY_DAYS = 10
_LONG_WORD = 5
_SHARED_WORDS = 2


@dataclass(frozen=True, slots=True)
class Check:
    """One thing a card should have: whether it has it, and the words for it."""

    met: bool
    words: str


def headline(waiting: Sequence[Card], today: date) -> Sentence:
    """Return the sentence that heads the desk, about the card that comes first."""
    if not waiting:
        return Sentence(_("Nothing to write and nothing to post."))
    return card_headline(waiting[0], today)


def card_headline(card: Card, today: date) -> Sentence:
    """Return what there is to do about one card, or what became of it."""
    values = {"name": card.contact.full_name}
    if settled := _settled(card, today):
        posted = dates.day(card.posted_at.date(), today) if card.posted_at else ""
        return Sentence(settled, {**values, "day": posted})
    if card.written_at:
        return _to_post(card, today, values)
    values["day"] = dates.day(_posting_day(card, today), today)
    if values["day"] == _("tomorrow"):
        return Sentence(_("Write the card to {name} today, post it tomorrow."), values)
    return Sentence(_("Write the card to {name} today, post it on {day}."), values)


def _settled(card: Card, today: date) -> str:
    """Return what became of a card that is neither to write nor to post for the first time."""
    if card.let_go_at:
        return _("You let the card to {name} go.")
    if card.returned_at:
        return _("The card to {name} came back. Look at the address.")
    if not card.posted_at:
        return ""
    if card.medium == Medium.EMAIL:
        return _("You thanked {name} by e-mail.")
    if (today - card.posted_at.date()).days > _ON_ITS_WAY_DAYS:
        return _("The card to {name} was posted on {day}.")
    return _("The card to {name} is on its way.")


def _to_post(card: Card, today: date, values: dict[str, str]) -> Sentence:
    day = max(working_days.add(card.met_on, 1), today)
    if working_days.on_or_after(day) == today:
        return Sentence(_("Post the card to {name} today."), values)
    day = working_days.on_or_after(day)
    if (day - today).days == 1:
        return Sentence(_("Post the card to {name} tomorrow."), values)
    return Sentence(_("Post the card to {name} on {day}."), {**values, "day": dates.weekday(day)})


def _posting_day(card: Card, today: date) -> date:
    return max(working_days.add(card.met_on, 1), working_days.add(today, 1))


def why(card: Card, today: date) -> str:
    """Return why a card stands where it does, in one line."""
    if card.returned_at:
        return _("The post brought it back.")
    if card.posted_at:
        return _("Counted as an e-mail.") if card.medium == Medium.EMAIL else _("By post.")
    if tone_on(card.met_on, today) is Tone.STILL_REAL:
        return _("A late card is still a real card.")
    met = dates.day(card.met_on, today)
    if card.written_at:
        return _("You met {day}. It is written, and waits for the post.").format(
            day=_on(met, card.met_on, today)
        )
    return _("You met {day}. Write it while you remember.").format(day=_on(met, card.met_on, today))


def _on(day: str, value: date, today: date) -> str:
    """Write a day so that it fits after a verb: "today", "yesterday", "on Thursday", "on 12 November"."""
    away = (today - value).days
    if away in {0, 1}:
        return day
    near = dates.weekday(value) if 0 < away < 7 else day
    return _("on {day}").format(day=near)


def tone(card: Card, today: date) -> str:
    """Return how a waiting card is shown: "due", "late" or "still_real"."""
    return str(tone_on(card.met_on, today))


def checks(text: str, facts: CardFacts) -> list[Check]:
    """Return what a card should have, each with whether it does; told from recorded facts where possible."""
    return [
        Check(_shares(text, facts.detail), _("one thing they said")),
        Check(_tells_what_you_did(text, facts), _("what you did")),
        Check(
            bool(facts.month) and names.fold(facts.month) in names.fold(text), _("the month of your check-in")
        ),
        Check(not asks_for_a_job(text), _("no job ask")),
        Check(BLANK not in text, _("no blank left")),
    ]


def length(text: str) -> str:
    """Return advice about the length of a card, empty when it is right."""
    count = count_words(text)
    if count < WORDS_FEWEST:
        return _("A card has room for {fewest} to {most} words.").format(fewest=WORDS_FEWEST, most=WORDS_MOST)
    if count > WORDS_MOST:
        return _("It may get tight: {fewest} to {most} words fit well.").format(
            fewest=WORDS_FEWEST, most=WORDS_MOST
        )
    return ""


def _shares(text: str, note: str) -> bool:
    """Tell whether a text takes up a note: two of its longer words, or the only one."""
    wanted = {word for word in names.words(note) if len(word) >= _LONG_WORD} or set(names.words(note))
    found = wanted & set(names.words(text))
    return bool(wanted) and len(found) >= min(_SHARED_WORDS, len(wanted))


def _tells_what_you_did(text: str, facts: CardFacts) -> bool:
    done = pgettext(
        "regular expression for what the writer did",
        r"\bI (?:have|had|asked|went|rang|called|read|wrote|met|spoke|took|made|sent|began|signed|\w+ed)\b",
    )
    return bool(re.search(done, text)) or any(one in text for one in facts.met)


def kept(found: Kept) -> list[str]:
    """Return how the promise of a card was kept, in sentences; none before the first was posted."""
    if not found.posted or found.median_days is None:
        return []
    said = ngettext(
        "{posted} of {owed} card is posted, {in_time} by the next working day.",
        "{posted} of {owed} cards are posted, {in_time} by the next working day.",
        found.owed,
    )
    days = ngettext(
        "Half of them were on their way within {n} day.",
        "Half of them were on their way within {n} days.",
        found.median_days,
    )
    months = ", ".join(f"{dates.month(month)} {count}" for month, count in found.by_month)
    return [
        said.format(posted=found.posted, owed=found.owed, in_time=found.in_time),
        days.format(n=found.median_days),
        months,
    ]


def tones() -> list[tuple[str, str]]:
    """Return how a draft may sound: pairs of code and words."""
    return [("warm", _("warm")), ("brief", _("brief")), ("lively", _("lively"))]


def covers(*, quotable: bool) -> list[tuple[str, str]]:
    """Return the covers of a card: pairs of code and words; the one that quotes them only by permission."""
    found = [
        ("frame", _("in a frame")),
        ("word", _("one large word")),
        ("sprig", _("a sprig")),
        ("rings", _("rings in water")),
        ("waves", _("waves")),
    ]
    return [*found, ("quote", _("their own good sentence"))] if quotable else found


def folds() -> list[tuple[str, str]]:
    """Return how a card may be folded: pairs of code and words."""
    return [
        ("quarter", _("folded twice, printed on one side")),
        ("half", _("two on a sheet, printed on both sides")),
        ("flat", _("flat, four on a sheet to cut")),
    ]
