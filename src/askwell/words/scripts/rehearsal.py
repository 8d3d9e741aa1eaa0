"""The practice in text: what the other end may say, and the line to say to each."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from askwell.words.scripts.aloud import after_a_no
from askwell.words.scripts.facts import Facts, minutes_in_words
from askwell.words.scripts.lines import Line, line


@dataclass(frozen=True, slots=True)
class Exchange:
    """One reply of the other end, by code and in words, and what the seeker says to it."""

    code: str
    reply: str
    answer: Line


def replies(facts: Facts) -> list[Exchange]:
    """Return the five replies, from the plainest to the hardest, with the line to say to each."""
    minutes = minutes_in_words(facts.minutes)
    who = _("My name is {me}. I would like to ask for your advice, and it takes {minutes} minutes.")
    busy = _("Then I will be quick: when may I ring you again? I only need {minutes} minutes, another day.")
    sale = _(
        "No, there is nothing to sell, and I am not asking for a job. "
        "I am learning, and you know what I would like to know."
    )
    now = _(
        "Thank you. I have a few questions here, and I will stop after {minutes} minutes. May I take notes?"
    )
    return [
        Exchange("who", _("Who is this?"), line("who", who, me=facts.me, minutes=minutes)),
        Exchange("busy", _("I'm with a patient."), line("busy", busy, minutes=minutes)),
        Exchange("sale", _("Is this a sale?"), line("sale", sale)),
        Exchange("now", _("Yes, go ahead now."), line("now", now, minutes=minutes)),
        Exchange("no", _("No, sorry."), after_a_no()[0]),
    ]
