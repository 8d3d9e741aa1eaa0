"""What one writes afterwards: the card, the check-in, and the word to whoever opened a door."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from askwell.practice.arranging.rules import Mode
from askwell.words.scripts.facts import finding_out
from askwell.words.scripts.letters import greeting, joined, signature
from askwell.words.scripts.lines import ORIGINAL, Line, Own, line, said

_TONES = {
    "brief": ("card.brief_thanks", "card.brief_detail", "card.brief_advice"),
    "lively": ("card.lively_thanks", "card.lively_detail", "card.lively_advice"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """What is recorded of a talk. `named` are people they named, `met` those of them met since.

    `met_on` and `month` are the day of the talk and the month of the check-in as one says them;
    `detail` and `advice` are the seeker's own notes, `own` their wordings; `tone` is warm, brief or lively.
    """

    called: str
    me: str
    met_on: str = ""
    mode: Mode = Mode.IN_PERSON
    detail: str = ""
    advice: str = ""
    named: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    month: str = ""
    business_card: bool = False
    own: Own = field(default_factory=dict)
    tone: str = "warm"


def card(facts: CardFacts) -> list[Line]:
    """Return a draft of the card; every clause stands on a fact or is left blank."""
    own = facts.own
    thanks, detail, advice = _TONES.get(facts.tone) or _warm(facts)
    body = [
        said(own, thanks, "thanks", day=facts.met_on),
        said(own, detail, "detail", detail=_clause(facts.detail)),
    ]
    if facts.advice:
        body.append(said(own, advice, "advice", advice=_clause(facts.advice)))
    body += _named(facts)
    if facts.month:
        body.append(said(own, "card.promise", "promise", month=facts.month))
    if facts.business_card:
        body.append(said(own, "card.enclosed", "enclosed"))
    return [
        greeting(facts.called),
        joined("body", *body),
        joined("close", said(own, "card.close", "close"), signature(facts.me)),
    ]


def _warm(facts: CardFacts) -> tuple[str, str, str]:
    thanks = "card.seeing" if facts.mode is Mode.IN_PERSON else "card.talking"
    return thanks, "card.detail", "card.advice"


def _named(facts: CardFacts) -> list[Line]:
    lines = [
        line("referral", _("I have met {named} since, and thank you for opening that door."), named=name)
        for name in facts.met
    ]
    lines += [
        line("referral", _("Thank you also for naming {named}."), named=name)
        for name in facts.named
        if name not in facts.met
    ]
    return lines


DID = {"yes": "check_in.did", "began": "check_in.began"}
"""What came of the advice, by the seeker's own word; anything else only names the advice."""


def check_in(
    *,
    called: str,
    me: str,
    month: str,
    goal: str = "",
    advice: str = "",
    did: str = "",
    news: str = "",
    own: Own = ORIGINAL,
) -> list[Line]:
    """Return a check-in: when we spoke, the advice, what came of it (blank to fill), and no request."""
    spoke = said(own, "check_in.when", "when", month=month)
    body = [spoke, finding_out(goal)] if goal else [spoke]
    if advice:
        body.append(said(own, DID.get(did, "check_in.advice"), "advice", advice=_clause(advice)))
    body.append(said(own, "check_in.news", "news", news=_clause(news)))
    nothing = said(own, "check_in.no_ask", "no_ask")
    return [greeting(called), joined("body", *body), nothing, signature(me)]


def report(
    *, called: str, me: str, named: str, reached_on: str = "", met_on: str = "", about: str = ""
) -> list[Line]:
    """Return the word to a referrer: that we met, or spoke, or that there was no luck so far."""
    if met_on:
        news = [line("met", _("I met {named} on {day}."), named=named, day=met_on)]
        news.append(line("about", _("We talked mostly about {about}."), about=about))
    elif reached_on:
        news = [line("reached", _("I reached {named} on {day}."), named=named, day=reached_on)]
    else:
        tried = _(
            "I have tried to reach {named}, without luck so far. I wanted you to know that I followed it up."
        )
        news = [line("tried", tried, named=named)]
    thanks = line("thanks", _("Thank you for opening that door. I will keep you posted."))
    return [greeting(called), joined("body", *news, thanks), signature(me)]


def _clause(text: str) -> str:
    """Return a note as it fits into a sentence: one line, without its full stop."""
    return " ".join(text.split()).rstrip(".")
