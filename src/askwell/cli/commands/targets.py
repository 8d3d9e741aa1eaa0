"""`askwell targets`: the businesses to take up first, in the order of LAMP."""

import argparse

from askwell.cli import telling
from askwell.cli.arguments import Actions, given, is_uid, something
from askwell.cli.here import Here, Reply
from askwell.cli.shapes import people
from askwell.cli.shapes import places as shapes
from askwell.practice.identifying import queries
from askwell.practice.identifying.lamp import MOTIVATION, POSTING
from askwell.practice.identifying.targets import target_list
from askwell.practice.lifecycle.actions import targets
from askwell.words import targets as words

_ADVOCACY = {"yes": True, "no": False, "auto": None}


def define(parser: argparse.ArgumentParser, _noun: str) -> None:
    """Give the parser its actions."""
    made = Actions(parser)
    made.add("list", _list, "list the businesses in order, with why and whom to begin with")
    add = made.add("add", _add, "put a business on the list, by name or uid")
    add.add_argument("name", metavar="NAME|UID")
    score = made.add("score", _score, "say how much you want it, what they post, and who would speak for you")
    score.add_argument("organization", metavar="UID")
    score.add_argument("--motivation", type=int, choices=MOTIVATION, metavar="1-5")
    score.add_argument("--posting", type=int, choices=POSTING, metavar="1-3")
    score.add_argument("--advocacy", choices=_ADVOCACY, metavar="yes|no|auto")
    remove = made.add("remove", _remove, "take a business off the list")
    remove.add_argument("organization", metavar="UID")


def _list(_here: Here, _args: argparse.Namespace) -> Reply:
    found = target_list()
    lines = [f"{one.rank}. {one.target.name}: {words.why(one.reasons)}" for one in found]
    return Reply([shapes.target(one) for one in found], [words.advice(len(found)), *lines])


def _add(here: Here, args: argparse.Namespace) -> Reply:
    if is_uid(args.name):
        found = queries.organization(args.name)
        targets.put_on(found, **here.write)
    else:
        found = targets.add(args.name, **here.write)
    return telling.done(people.named(found), found.uid)


def _score(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.organization(args.organization)
    values = something(given(args, ("motivation", "posting", "advocacy")))
    if "advocacy" in values:
        values["advocacy"] = _ADVOCACY[values["advocacy"]]
    targets.score(found, **here.write, **values)
    return telling.done(people.named(found))


def _remove(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.organization(args.organization)
    targets.take_off(found, **here.write)
    return telling.done(people.named(found))
