"""The fixed words of the printed papers, in English; a caller may hand in other words for any of them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from askwell.kernel.errors import N_

LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "yes": N_("yes"),
        "rather_not": N_("rather not"),
        "name": N_("Name"),
        "where": N_("Where"),
        "say_it": N_("say {sound}"),
        "code": N_("code {code}"),
        "sheet.title": N_("Questions for {name}"),
        "sheet.start": N_("from {time}"),
        "sheet.end": N_("I stop at"),
        "sheet.until": N_("until {time}"),
        "sheet.purpose": N_("To find out: {purpose}"),
        "sheet.opening": N_(
            "Thank you for seeing me. I asked for {minutes} minutes and I will watch the clock. "
            "May I take a few notes?"
        ),
        "sheet.by": N_("by {time}"),
        "sheet.if_time": N_("if time allows"),
        "sheet.referral": N_("Who else should I talk to?"),
        "sheet.use_your_name": N_("May I use your name?"),
        "sheet.resources": N_("What should I read, see or join?"),
        "sheet.at_time": N_("When the time is up"),
        "sheet.time_check": N_(
            "Oops, we have hit {minutes} minutes. I would love to keep talking, "
            "but let me know what suits you."
        ),
        "sheet.promise": N_("Thank you. I will write to you, and tell you what comes of your advice."),
        "debrief.title": N_("Right afterwards"),
        "debrief.when": N_("Within the hour, while you still hear it."),
        "debrief.ended": N_("We stopped at"),
        "debrief.learned": N_("What I learned"),
        "debrief.surprised": N_("What surprised me"),
        "debrief.unknown": N_("What I still do not know"),
        "debrief.card": N_("The one thing to thank for on the card"),
        "debrief.promised": N_("What I promised, and by when"),
        "debrief.next": N_("Whom to ask next, and who sends me"),
        "debrief.address": N_("Where the card goes"),
        "call.title": N_("Call sheet for {name}"),
        "call.script": N_("Say it your way"),
        "call.wait": N_("wait"),
        "call.outcome": N_("How did it go?"),
        "call.next": N_("Next try"),
        "call.day": N_("Day"),
        "call.time": N_("Time"),
        "call.notes": N_("What they said"),
        "call.someone_else": N_("If someone else answers"),
        "call.voicemail": N_("If a machine answers"),
        "call.after_a_no": N_("If they say no"),
        "call.outcome.time": N_("We have a time"),
        "call.outcome.not_reached": N_("Not reached"),
        "call.outcome.no": N_("They said no"),
        "call.outcome.did_not_ring": N_("I did not ring"),
        "day.title": N_("Today, {date}"),
        "day.notes": N_("What came of it"),
        "day.end": N_("That is all for today."),
        "day.nothing": N_("Nothing is due today."),
        "finding.title": N_("Finding people at the library"),
        "finding.ask": N_("Ask the librarian for the business directory."),
        "finding.who": N_("Who"),
        "finding.does": N_("What they do"),
        "finding.phone": N_("Phone"),
        "finding.address": N_("Address"),
        "finding.why": N_("Why them"),
        "finding.found": N_("Where found"),
        "card.title": N_("Thank-you card for {name}"),
        "card.cover": N_("Thank you"),
        "words.title": N_("Words for the card to {name}"),
        "words.copy": N_("To copy by hand"),
        "words.envelope": N_("On the envelope"),
        "words.no_address": N_("No address yet. Ask which one you may use."),
        "words.written": N_("Written"),
        "words.business_card": N_("Business card is in"),
        "words.stamped": N_("Stamped"),
        "words.posted": N_("Posted"),
        "helpers.title": N_("The people who helped me"),
        "report.title": N_("What I learned"),
        "envelope.title": N_("Envelopes"),
        "cards.title": N_("Business cards"),
        "labels.title": N_("Address labels"),
        "test.title": N_("Is this frame 100 by 50 millimetres?"),
        "test.how": N_(
            "Measure it, and how far it stands from the edges: 60 from the left, 60 from the top. "
            "Print at 100 %, not fitted to the page. What is missing is your printer's nudge."
        ),
        "pack.title": N_("You ask. They talk."),
        "pack.what": N_(
            "An information interview is fifteen minutes with someone who does what you are curious about. "
            "You ask, they talk, and you write down what you hear. You are not asking for a job. "
            "You are in control."
        ),
        "pack.why": N_("Why would anyone give you the time?"),
        "pack.how": N_("How it goes"),
        "pack.want": N_("What I want to find out"),
        "pack.finding": N_(
            "A library has business directories, and somebody who knows them. "
            "One name or one business on each row is enough."
        ),
        "pack.questions": N_("Choose your questions"),
        "pack.choose": N_(
            "Five are enough for fifteen minutes. Tick them, and write them onto the sheet for the talk."
        ),
        "pack.always": N_("always ask"),
        "pack.own": N_("Questions of your own"),
        "pack.call": N_("The call"),
        "pack.talk": N_("The talk"),
        "pack.thanks": N_("A real card, the same day"),
        "pack.card": N_("By hand, with your business card in it. Words to begin from:"),
        "pack.checking_in": N_("Check in again"),
        "pack.later": N_("Tell them what came of their advice. Ask for nothing."),
        "pack.written": N_("Card written on"),
        "pack.posted": N_("Card posted on"),
        "pack.first": N_("Check in after three months, on"),
        "pack.second": N_("and after six months, on"),
        "pack.yearly": N_("and then each year, on"),
        "cue.title": N_("Cue card"),
        "cue.cut": N_("Cut along the marks. Print at 100 %, not fitted to the page."),
    }
)
"""Every fixed word by its key; `{places}` must stay in a translation."""


def filled(labels: Mapping[str, str]) -> dict[str, str]:
    """All labels: the English ones, replaced by those given. Raises ValueError for a key nobody knows."""
    unknown = sorted(set(labels) - set(LABELS))
    if unknown:
        msg = f"unknown labels: {', '.join(unknown)}"
        raise ValueError(msg)
    return {**LABELS, **labels}
