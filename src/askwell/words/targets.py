"""Why a business stands where it does on the target list, in words."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from askwell.practice.identifying.lamp import FIRST, IDEA

_REASONS: dict[str, Callable[[], str]] = {
    "motivation_5": lambda: _("you would love it"),
    "motivation_4": lambda: _("you want it"),
    "motivation_3": lambda: _("you are curious about it"),
    "motivation_2": lambda: _("you are half curious"),
    "motivation_1": lambda: _("you are not drawn to it"),
    "motivation_unsaid": lambda: _("not scored yet"),
    "posting_3": lambda: _("they look for somebody like you"),
    "posting_2": lambda: _("they look for people"),
    "posting_1": lambda: _("they post nothing now"),
    "advocate_known": lambda: _("you know somebody there"),
    "advocate_said": lambda: _("somebody there would speak for you"),
    "stranger_there": lambda: _("you have a name there, no acquaintance yet"),
    "nobody_there": lambda: _("you have no name there yet"),
}


def why(reasons: Sequence[str]) -> str:
    """Return the reasons as one line that begins with a capital."""
    line = _("; ").join(_REASONS[one]() for one in reasons)
    return line[:1].upper() + line[1:]


def advice(count: int) -> str:
    """Return what to do about a list of this length."""
    if not count:
        return _("Name businesses you wonder about. Forty is the idea, five are enough to start.")
    if count < FIRST:
        return ngettext(
            "{n} business so far. Five are enough to start.",
            "{n} businesses so far. Five are enough to start.",
            count,
        ).format(n=count)
    if count < IDEA:
        return _("{n} businesses. At least forty is the idea; start with the first five.").format(n=count)
    return _("{n} businesses. Start with the first five; the rest can wait.").format(n=count)


def scores() -> dict[str, list[tuple[str, str]]]:
    """Return what may be chosen for each score, with what it means; "" is not said."""
    return {
        "motivation": [
            ("", _("not yet")),
            ("5", _("5 · would love it")),
            ("4", _("4 · want it")),
            ("3", _("3 · curious")),
            ("2", _("2 · half curious")),
            ("1", _("1 · not drawn")),
        ],
        "posting": [
            ("", _("not looked")),
            ("3", _("3 · somebody like me")),
            ("2", _("2 · anybody")),
            ("1", _("1 · nothing")),
        ],
        "advocacy": [("auto", _("as I know people")), ("yes", _("yes")), ("no", _("no"))],
    }
