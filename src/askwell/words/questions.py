"""Words about questions: what each purpose is for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from askwell.integrations.handovers.questions import Line
from askwell.practice.asking import wording
from askwell.practice.asking.planner import Why
from askwell.practice.asking.queries import DeskLine
from askwell.practice.asking.rules import PURPOSE_ORDER, Asked
from askwell.practice.asking.wording import Fault

_PURPOSES: dict[str, Callable[[], str]] = {
    "background": lambda: _("How they came to it"),
    "day_to_day": lambda: _("A usual day"),
    "industry_forecast": lambda: _("Where the field is going"),
    "skills_training": lambda: _("Skills and training"),
    "culture": lambda: _("The people and the place"),
    "challenges": lambda: _("What is hard"),
    "own_business": lambda: _("A business of one's own"),
    "pay_conditions": lambda: _("Pay and conditions"),
    "advice": lambda: _("Advice"),
    "resources": lambda: _("What to read, where to go"),
    "referrals": lambda: _("Whom else to ask"),
    "closing": lambda: _("To close"),
}


def purpose(code: str) -> str:
    """Return what a question is for."""
    return _PURPOSES[code]() if code in _PURPOSES else _("Questions of your own")


_FAULTS: dict[Fault, Callable[[], str]] = {
    Fault.JOB: lambda: _("It asks for work. They were promised that you would not."),
    Fault.PITCHING: lambda: _("It sells something. Ask what they did the last time they had this trouble."),
    Fault.LEADING: lambda: _(
        "It says what you would like to hear. Ask what happened, and how it was for them."
    ),
    Fault.DOUBLE: lambda: _("It is two questions. Ask one of them, and the other afterwards."),
    Fault.YES_NO: lambda: _("One word can answer it. Begin with how, what or when."),
}
_BETTER: dict[Fault, Callable[[], str]] = {
    Fault.JOB: lambda: _("How did the last person who joined you come to you?"),
    Fault.PITCHING: lambda: _("What did you do the last time you had that trouble?"),
    Fault.LEADING: lambda: _("What happened the last time, from the beginning?"),
    Fault.YES_NO: lambda: _("What happened the last time?"),
}
_WHYS: dict[Why, Callable[[], str]] = {
    Why.LOCKED: lambda: _("you want it asked"),
    Why.FEWEST_VOICES: lambda: _("few have spoken about this topic"),
    Why.NOBODY_YET: lambda: _("nobody was asked yet"),
    Why.COLLEAGUE_ANSWERED: lambda: _("somebody at the same place has answered it"),
    Why.ALWAYS: lambda: _("always asked"),
    Why.ORDER: lambda: _("it fits here"),
}
_AUDIENCES: dict[str, Callable[[], str]] = {
    "career_changer": lambda: _("changing career"),
    "job_seeker": lambda: _("looking for work"),
    "founder": lambda: _("starting something"),
    "student": lambda: _("studying"),
    "returning": lambda: _("coming back to work"),
}


@dataclass(frozen=True, slots=True)
class Advice:
    """What to mend in a question: why, the words that show it, and what to ask instead."""

    why: str
    shown_by: str
    instead: tuple[str, ...]


def advice(text: str) -> Advice | None:
    """Return what to mend first in a question, None where there is nothing to say."""
    remark = wording.look(text)
    if remark is None:
        return None
    instead = remark.parts or ((_BETTER[remark.fault](),) if remark.fault in _BETTER else ())
    return Advice(_FAULTS[remark.fault](), remark.shown_by, instead)


def line(one: DeskLine) -> Line:
    """Return a question of the desk as a line of a file."""
    asked = one.asked
    tags = ", ".join(asked.tags)
    return Line(asked.key, asked.text, asked.purpose, asked.minutes, str(asked.position), tags, one.hidden)


def why(code: Why) -> str:
    """Return why a question was proposed."""
    return _WHYS[code]()


def audiences() -> list[tuple[str, str]]:
    """Return whom questions may be for: pairs of code and words."""
    return [(code, said()) for code, said in _AUDIENCES.items()]


def by_purpose(questions: Sequence[Asked]) -> list[tuple[str, list[Asked]]]:
    """Return questions under the words of their purposes, in the order of a talk."""
    groups: dict[str, list[Asked]] = {code: [] for code in PURPOSE_ORDER}
    for asked in questions:
        groups.setdefault(asked.purpose, []).append(asked)
    return [(purpose(code), found) for code, found in groups.items() if found]
