"""The form of the seeker's own page."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import available_timezones

from babel import Locale
from django.conf import settings
from django.utils.translation import gettext as _

from askwell.words import dates

_TEXTS = ("name", "intro", "phone", "email", "address", "town", "country", "time_zone", "locale", "paper")
_MINUTES = (15, 10, 20, 30, 45)
_TO_ASK = frozenset(str(one) for one in _MINUTES)


def read_seeker(posted: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the values to keep and, by field, what is wrong with them."""
    values: dict[str, Any] = {name: posted.get(name, "").strip() for name in _TEXTS}
    values["country"] = values["country"].upper()[:2]
    minutes = posted.get("ask_minutes", "")
    values["ask_minutes"] = int(minutes) if minutes in _TO_ASK else _MINUTES[0]
    values["own_cards"] = posted.get("own_cards") == "yes"
    wrong = {}
    if values["time_zone"] not in available_timezones():
        wrong["time_zone"] = _("There is no time zone of this name. Write it like Europe/Berlin.")
    if values["email"] and "@" not in values["email"]:
        wrong["email"] = _("A mail address has an @ in it.")
    if values["paper"] not in {"a4", "letter"}:
        values["paper"] = "a4"
    return values, wrong


def shown_seeker(values: Mapping[str, Any], wrong: dict[str, str]) -> dict[str, Any]:
    """Return what the page shows: the values, the choices, and what is wrong."""
    return {
        "title": "",
        "values": values,
        "wrong": wrong,
        "minutes": [(str(count), _("{n} minutes").format(n=count)) for count in sorted(_MINUTES)],
        "papers": [("a4", _("A4")), ("letter", _("Letter"))],
        "locales": [(code, Locale.parse(code, sep="-").get_display_name() or code) for code in languages()],
        "zones": sorted(available_timezones()),
        "locale_now": str(dates.locale()),
    }


def languages() -> list[str]:
    """Return the languages Askwell speaks: English in its spellings, and those with a catalogue."""
    made = sorted(
        path.parent.parent.name.replace("_", "-").lower()
        for folder in settings.LOCALE_PATHS
        for path in folder.glob("*/LC_MESSAGES/django.mo")
    )
    return ["en", "en-gb", "en-ca", "en-au", *(code for code in made if not code.startswith("en"))]
