"""The form of a contact: read what was typed, and show it again with what is wrong."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import available_timezones

from django.utils.translation import gettext as _

from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.rules import Tie
from askwell.words import contacts as words

_TEXTS = ("full_name", "title", "city", "say_it", "called", "best_time", "time_zone", "note", "organization")


def read_contact(posted: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the values to keep and, by field, what is wrong with them."""
    values: dict[str, Any] = {name: posted.get(name, "").strip() for name in _TEXTS}
    values["name_known"] = posted.get("name_unknown") != "yes"
    tie = posted.get("tie", Tie.STRANGER)
    values["tie"] = tie if tie in set(Tie) else Tie.STRANGER
    values["phones"] = [text for text in (posted.get("phone", "").strip(),) if text]
    values["emails"] = [text for text in (posted.get("email", "").strip(),) if text]
    if not values["called"]:
        del values["called"]
    wrong = {}
    if not values["full_name"]:
        wrong["full_name"] = _("A name is needed, or a word for who they are, like “the owner of Nordwind”.")
    if values["time_zone"] and values["time_zone"] not in available_timezones():
        wrong["time_zone"] = _("There is no time zone of this name. Write it like Europe/Berlin.")
    if values["emails"] and "@" not in values["emails"][0]:
        wrong["email"] = _("A mail address has an @ in it.")
    return values, wrong


def shown_contact(
    values: Mapping[str, Any], wrong: dict[str, str], contact: Contact | None = None
) -> dict[str, Any]:
    """Return what the form shows."""
    return {
        "title": "",
        "values": {name: values.get(name, "") for name in (*_TEXTS, "phone", "email", "tie")},
        "name_unknown": not values.get("name_known", True) or values.get("name_unknown") == "yes",
        "mark": values.get("mark", ""),
        "wrong": wrong,
        "contact": contact,
        "ties": [(str(tie), words.tie(tie)) for tie in Tie],
        "zones": sorted(available_timezones()),
    }
