"""Words around reaching somebody: what is said after each outcome, and two short notes."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from askwell.words.scripts import Facts, Line
from askwell.words.scripts.letters import greeting, joined, signature
from askwell.words.scripts.lines import line, said

Said = Callable[[], tuple[str, str]]
_AFTER: dict[str, Said] = {
    "agreed": lambda: (
        _("You have a time."),
        _("The questions, the note of the day before and the map wait on its page."),
    ),
    "no_answer": lambda: (
        _("You rang. That was the step."),
        _("Many people are only hard to catch. Next time, the other half of the day."),
    ),
    "voicemail": lambda: (
        _("You rang, and left a message."),
        _("The day on which you ring again is kept."),
    ),
    "gatekeeper": lambda: (
        _("You rang, and somebody answered."),
        _("What they told you stands on the page when you ring again."),
    ),
    "call_later": lambda: (_("They asked you to ring again."), _("The day is kept for you.")),
    "no": lambda: (
        _("You asked. That was the step."),
        _("You have their answer, and that is enough for one day."),
    ),
    "not_me": lambda: (
        _("They know who fits better."),
        _("A word of thanks today; then there is somebody new to ask."),
    ),
    "wrong_number": lambda: (
        _("That number was wrong."),
        _("Their own page, the front desk or the phone book may have the right one."),
    ),
    "left": lambda: (_("They have left that place."), _("Somebody there may say where to find them.")),
    "not_rung": lambda: (_("That is allowed."), _("The step has become smaller, and it has a day.")),
    "not_today": lambda: (_("Not today, then."), _("It comes back by itself, and it is not late.")),
    "let_go": lambda: (_("You let this one go."), _("Nobody is told, and you can take it up again.")),
    "sent": lambda: (_("You wrote. That was the step."), _("What comes next has its day.")),
    "thanked": lambda: (_("You thanked them."), _("Nothing more is asked of you here.")),
    "practised": lambda: (
        _("You practised. That was the step."),
        _("The lines stand on the page when you ring."),
    ),
    "told": lambda: (_("You told them how it went."), _("That is how a door stays open.")),
    "checked_in": lambda: (_("You wrote to them."), _("The next time has its day.")),
    "kept": lambda: (_("You kept your word."), _("It is noted with its day.")),
}


def after(code: str) -> tuple[str, str]:
    """Return what is said after an outcome: a sentence that names the fact, and one that looks ahead."""
    if code not in _AFTER:
        return _("This is the next step."), ""
    return _AFTER[code]()


def known_outcomes() -> frozenset[str]:
    """Return the outcomes there is a sentence for."""
    return frozenset(_AFTER)


def opening(kind: str, facts: Facts) -> list[Line]:
    """Return the lines of a call that is not the first: to say sorry, or to settle a time; else none."""
    first, second = facts.slots
    hello = line(
        "greeting", _("Is that {called}? This is {me}."), wait=True, called=facts.called, me=facts.me
    )
    times = line("slots", _("Would {first} or {second} be easier?"), wait=True, first=first, second=second)
    middle = {
        "apologise": lambda: _(
            "I am sorry: we had a time, and I was not there. Whatever suits you suits me."
        ),
        "settle_time": lambda: _("Thank you for saying that you would talk with me."),
        "offer_slots": lambda: _("I would still be glad of our talk, whenever it suits you."),
    }
    return [hello, line("reason", middle[kind]()), times] if kind in middle else []


def thanks_for_name(facts: Facts, named: str) -> list[Line]:
    """Return a note of thanks to somebody who named another person."""
    words = _("Thank you for pointing me to {named}. I will get in touch, and tell you how it went.")
    return [
        line("subject", _("Thank you")),
        greeting(facts.called),
        line("thanks", words, named=named),
        signature(facts.me, facts.number),
    ]


def nudge(facts: Facts, wrote_on: str) -> list[Line]:
    """Return the one friendly line after a letter without reply."""
    wrote = said(facts.own, "nudge.wrote", "wrote", day=wrote_on)
    ask = said(facts.own, "nudge.ask", "ask", minutes=str(facts.minutes), day=facts.ring_on)
    return [
        said(facts.own, "nudge.subject", "subject"),
        greeting(facts.called),
        joined("body", wrote, ask),
        signature(facts.me, facts.number),
    ]
