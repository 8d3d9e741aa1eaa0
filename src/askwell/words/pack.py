"""The starter pack: six pages of paper, blank, in the seeker's own words, or in those of a coach's file."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, cast

from django.utils.translation import gettext
from django.utils.translation import gettext as _

from askwell.integrations.handovers.coach_file import CoachFile
from askwell.practice.asking import queries as asking
from askwell.practice.asking import sayings
from askwell.practice.asking.rules import FIVE_TO_START_WITH, FIVE_WITHOUT_BUSINESS
from askwell.words import papers as words
from askwell.words import scripts
from askwell.words.language import language
from askwell.words.scripts import CardFacts, Facts
from askwell.workspace.models import Seeker

if TYPE_CHECKING:
    from askwell.integrations.printing import papers
    from askwell.integrations.printing.press import Size

MINUTES = 15
_TO_CHOOSE_FROM = (
    *dict.fromkeys((*FIVE_TO_START_WITH, *FIVE_WITHOUT_BUSINESS)),
    "bg-02", "day-02", "skl-01", "cul-01", "adv-01", "adv-02", "res-01", "ind-02", "chl-02",
)  # fmt: skip
_ALWAYS = "ref-01"
_CARD_LINES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """What is chosen for a pack: filled with the seeker's own, or from a coach's file, or blank."""

    file: CoachFile | None = None
    filled: bool = False
    large: bool = False
    copies: int = 1


def print_pack(pack: Pack, seeker: Seeker, *, today: date, size: str = "a4") -> bytes:
    """Return the pack as PDF; raises BadInputError for words that do not fit a page, or too many copies."""
    from askwell.integrations.printing import press  # noqa: PLC0415 -- loaded at the first print

    return press.print_paper(
        compose(pack, seeker), size=cast("Size", size), created=today, own=words.own_designs()
    )


def compose(pack: Pack, seeker: Seeker) -> "papers.StarterPack":
    """Return the pack as plain values; raises BadInputError for a wording that cannot stand."""
    from askwell.integrations.printing import papers  # noqa: PLC0415 -- loaded at the first print
    from askwell.integrations.printing.labels import LABELS  # noqa: PLC0415 -- loaded at the first print

    own, minutes = _words_of(pack, seeker)
    goal = asking.present_goal() if pack.filled else None
    facts = Facts(
        me=seeker.name if pack.filled else "",
        number=seeker.phone if pack.filled else "",
        goal=goal.text if goal else "",
        minutes=minutes,
        own=own,
    )
    card = scripts.card(replace(CardFacts(called="", me=facts.me, own=own), month="", advice=""))
    check_in = scripts.check_in(called="", me=facts.me, month="", advice="", own=own)
    return papers.StarterPack(
        lang=language(),
        labels={key: gettext(text) for key, text in LABELS.items()},
        reasons=tuple(one.text for one in scripts.reasons()),
        evidence=scripts.evidence().text,
        steps=tuple(_steps()),
        questions=tuple(papers.PackQuestion(text=text, always=always) for text, always in _questions(pack)),
        script=tuple(papers.ScriptLine(text=one.text, then_wait=one.wait) for one in scripts.call(facts)),
        someone_else=scripts.spoken(scripts.gatekeeper(facts)),
        voicemail=scripts.spoken(scripts.voicemail(facts)),
        after_a_no=scripts.spoken(scripts.after_a_no(own)),
        opening=scripts.opening(minutes, own).text,
        time_check=scripts.time_check(minutes, own).text,
        card=tuple(one.text for one in card)[:_CARD_LINES],
        check_in=tuple(one.text for one in check_in)[:_CARD_LINES],
        goal=facts.goal,
        sender=_("from {name}").format(name=pack.file.sender) if pack.file else "",
        greeting=pack.file.greeting if pack.file else "",
        large=pack.large,
        copies=pack.copies,
    )


def _words_of(pack: Pack, seeker: Seeker) -> tuple[Mapping[str, str], int]:
    """Return the wordings and the minutes: the coach's, the seeker's own, or the original ones."""
    if pack.file:
        given = {key: sayings.check(key, text) for key, text in pack.file.wordings.items()}
        return given, pack.file.minutes or MINUTES
    return (asking.own_wordings(), seeker.ask_minutes) if pack.filled else ({}, MINUTES)


def _questions(pack: Pack) -> list[tuple[str, bool]]:
    if pack.file and pack.file.questions:
        return [(one.text, one.must_ask) for one in pack.file.questions]
    if pack.filled:
        by_key = {one.key: one.text for one in asking.questions()}
    else:
        by_key = {key: gettext(one.text) for key, one in asking.bank().items()}
    return [(by_key[key], key == _ALWAYS) for key in _TO_CHOOSE_FROM if key in by_key]


def _steps() -> list[str]:
    return [
        _("Find people who do what you think of doing: one name is enough."),
        _("Choose your questions."),
        _("Ring them, and ask for fifteen minutes of their advice."),
        _("Be there five minutes early, the list in your hand."),
        _("Thank them, and ask whether you may take notes."),
        _("Before you go, ask whom else to speak with, and whether you may use their name."),
        _("When the time is up, say so."),
        _("The same day, write a real card. Later, tell them what came of it."),
    ]
