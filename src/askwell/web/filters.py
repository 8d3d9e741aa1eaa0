"""The filter of the list of people: in an address, in a form, and in words."""

from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from askwell.practice.asking import queries as asking
from askwell.practice.identifying import queries as identifying
from askwell.practice.lifecycle import choosing
from askwell.practice.lifecycle.choosing import Wanted
from askwell.practice.today.rules import Stage
from askwell.words import contacts as words

_SHORT = {"text": "q", "organization": "at"}
"""Fields of a filter that are called otherwise in an address."""


def wanted(given: QueryDict) -> Wanted:
    """Read the filter from an address or a form."""
    return choosing.wanted({name: given.get(_SHORT.get(name, name), "") for name in Wanted.__slots__})


def query(asked: Wanted) -> str:
    """Return a filter as the query of an address."""
    values = asked.as_values().items()
    return urlencode({_SHORT.get(name, name): "yes" if value is True else value for name, value in values})


def choices(asked: Wanted) -> dict[str, Any]:
    """Return what the form of filters offers."""
    return {
        "asked": asked,
        "tags": [("", _("any")), *((one.uid, one.name) for one in choosing.tags())],
        "goals": [("", _("any")), *((one.uid, one.text) for one in asking.goal_lines())],
        "kinds": [("", _("any")), *((kind, words.source(kind)) for kind in choosing.source_kinds())],
        "stages": [("", _("any")), *((str(stage), words.stage(stage)) for stage in Stage)],
        "saved": [(one.uid, one.name, query(choosing.wanted(one.wanted))) for one in choosing.saved()],
    }


def said(asked: Wanted) -> list[str]:
    """Return in words what is asked for, beside the text that is searched for."""
    if asked == Wanted(text=asked.text):
        return []
    where = identifying.place(asked.organization) if asked.organization else None
    found = [
        words.stage(Stage(asked.stage)) if asked.stage in set(Stage) else asked.stage,
        {one.uid: one.name for one in choosing.tags()}.get(asked.tag, "") if asked.tag else "",
        where[1] if where else asked.organization,
        words.source(asked.source) if asked.source else "",
        asked.place,
        {one.uid: one.text for one in asking.goal_lines()}.get(asked.goal, "") if asked.goal else "",
        _("never asked") if asked.never_asked else "",
        _("no postal address") if asked.no_address else "",
        _("put aside") if asked.put_aside else "",
    ]
    return [one for one in found if one]
