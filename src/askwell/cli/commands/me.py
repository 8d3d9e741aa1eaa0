"""`askwell me`: what is known of the seeker."""

import argparse
from typing import Any

from askwell.cli import telling
from askwell.cli.arguments import Actions, given, something
from askwell.cli.here import Here, Reply
from askwell.kernel import clock
from askwell.practice.asking.actions import check_minutes
from askwell.workspace import members
from askwell.workspace.models import Seeker

_TEXTS = ("name", "intro", "phone", "email", "address", "town", "country", "time_zone", "locale", "audience")


def define(parser: argparse.ArgumentParser, _noun: str) -> None:
    """Give the parser its actions."""
    made = Actions(parser)
    made.add("show", _show, "show it")
    edit = made.add("edit", _edit, "change it")
    for name in _TEXTS:
        edit.add_argument(f"--{name.replace('_', '-')}", metavar="TEXT")
    edit.add_argument("--paper", choices=["a4", "letter"])
    edit.add_argument("--ask-minutes", type=int, metavar="N", help="how many minutes you ask for")


def _shape(seeker: Seeker) -> dict[str, Any]:
    texts = {name: getattr(seeker, name) or None for name in _TEXTS}
    return {"uid": seeker.uid, **texts, "paper": seeker.paper, "ask_minutes": seeker.ask_minutes}


def _show(here: Here, _args: argparse.Namespace) -> Reply:
    data = _shape(here.seeker)
    return Reply(data, [f"{name}: {value}" for name, value in data.items() if value])


def _edit(here: Here, args: argparse.Namespace) -> Reply:
    values = something(given(args, (*_TEXTS, "paper", "ask_minutes")))
    if "time_zone" in values:
        clock.zone(values["time_zone"])
    if "ask_minutes" in values:
        check_minutes(values["ask_minutes"])
    if "country" in values:
        values["country"] = values["country"].upper()[:2]
    members.edit_seeker(here.seeker, **here.write, **values)
    return telling.done(_shape(here.seeker))
