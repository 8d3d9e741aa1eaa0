"""Words about questions: what each purpose is for."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from askwell.practice.asking.rules import PURPOSE_ORDER, Asked

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


def by_purpose(questions: Sequence[Asked]) -> list[tuple[str, list[Asked]]]:
    """Return questions under the words of their purposes, in the order of a talk."""
    groups: dict[str, list[Asked]] = {code: [] for code in PURPOSE_ORDER}
    for asked in questions:
        groups.setdefault(asked.purpose, []).append(asked)
    return [(purpose(code), found) for code, found in groups.items() if found]
