"""What is typed in the first ten minutes, and what the browser tells of its language and time zone."""

from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import available_timezones

from babel.core import get_global
from babel.dates import LOCALTZ
from django.utils.translation import gettext as _

from askwell.practice.asking.rules import Asked
from askwell.practice.lifecycle.actions.first_run import Known
from askwell.web.forms.seeker import languages
from askwell.words import scripts

_LETTER_PAPER = frozenset({"US", "CA"})


def read_browser(posted: Mapping[str, str], accepted: str) -> dict[str, Any]:
    """Return time zone, country, paper and language as a browser tells them.

    `accepted` is its Accept-Language. Without script the zone of this computer is taken. The zone
    says more about the country than the language does: many a browser far from there speaks "en-US".
    """
    zone = posted.get("time_zone", "")
    if zone not in available_timezones():
        zone = getattr(LOCALTZ, "key", "UTC")
    spoken = [part.split(";")[0].strip() for part in accepted.split(",") if part.strip()]
    country = get_global("zone_territories").get(zone, "") or _region(spoken)
    country = country if len(country) == 2 and country.isalpha() and country != "ZZ" else ""
    return {
        "time_zone": zone,
        "country": country.upper(),
        "paper": "letter" if country.upper() in _LETTER_PAPER else "a4",
        "locale": _language(spoken),
    }


def _region(spoken: Sequence[str]) -> str:
    regions = (tag.replace("_", "-").split("-")[-1] for tag in spoken if "-" in tag or "_" in tag)
    return next((region for region in regions if len(region) == 2), "")


def _language(spoken: Sequence[str]) -> str:
    known = languages()
    for tag in spoken:
        for code in (tag.lower(), tag.lower().split("-")[0]):
            if code in known:
                return code
    return "en"


def read_goal(posted: Mapping[str, str]) -> tuple[str, str]:
    """Return the sentence and the guess; openings that were finished come before own words."""
    things = {code: " ".join(posted.get(code, "").split()) for code in scripts.openings()}
    sentences = [scripts.goal_sentence(code, thing) for code, thing in things.items() if thing]
    sentences += [posted.get("words", "").strip()] if posted.get("words", "").strip() else []
    return " ".join(sentences), posted.get("guess", "").strip()


def goal_about(title: str) -> str:
    """Return the goal of somebody who wrote none: curiosity is enough."""
    if title:
        return scripts.goal_sentence("day", title)
    return _("I would like to know what people do all day, and how they came to it.")


def shown_goal(text: str, guess: str) -> dict[str, str]:
    """Return a goal as the fields it was typed in."""
    code, thing = scripts.thing_of(text)
    fields = dict.fromkeys((*scripts.openings(), "words"), "")
    fields[code or "words"] = thing if code else text
    return {**fields, "guess": guess}


def read_contact(posted: Mapping[str, str]) -> Known:
    """Return the first person; a business without a name is its owner, not named yet."""
    name = " ".join(posted.get("full_name", "").split())
    business = " ".join(posted.get("business", "").split())
    known = bool(name)
    if business and not name:
        name = _("the owner of {business}").format(business=business)
    return Known(name, posted.get("title", "").strip(), posted.get("phone", "").strip(), business, known)


def read_questions(posted: Any, known: Sequence[Asked]) -> tuple[list[Asked], dict[str, str]]:
    """Return the ticked questions, and by key the new words of those that were changed."""
    by_key = {asked.key: asked for asked in known}
    ticked = [by_key[key] for key in dict.fromkeys(posted.getlist("ask")) if key in by_key]
    changed = {
        key: text
        for key, asked in by_key.items()
        if (text := posted.get(f"words-{key}", "").strip()) and text != asked.text
    }
    return ticked, changed
