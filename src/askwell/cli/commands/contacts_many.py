"""`askwell contacts`, third part: what is done with many at once."""

import argparse

from askwell.cli import filters, telling
from askwell.cli.arguments import Actions
from askwell.cli.here import Here, Reply
from askwell.practice.identifying import tagging


def define(made: Actions) -> None:
    """Declare the actions."""
    for word, run, purpose in (
        ("tag", _tag, "give contacts a tag"),
        ("untag", _untag, "take a tag from contacts"),
    ):
        made_one = made.add(word, run, purpose)
        made_one.add_argument("name", metavar="TAG")
        _whom(made_one)
    _whom(made.add("archive", _archive, "put contacts aside: in no list, with no next step"))
    _whom(made.add("unarchive", _unarchive, "bring contacts back that were put aside"))


def _whom(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("contacts", nargs="*", metavar="CONTACT", help="else those of a filter")
    filters.define(parser)


def _tag(here: Here, args: argparse.Namespace) -> Reply:
    chosen = filters.people(args.contacts, filters.wanted(args))
    changed = tagging.tag(chosen, args.name, **here.write)
    return _done(len(chosen), changed)


def _untag(here: Here, args: argparse.Namespace) -> Reply:
    chosen = filters.people(args.contacts, filters.wanted(args))
    changed = tagging.untag(chosen, args.name, **here.write)
    return _done(len(chosen), changed)


def _archive(here: Here, args: argparse.Namespace) -> Reply:
    chosen = filters.people(args.contacts, filters.wanted(args))
    return _done(len(chosen), tagging.put_aside(chosen, **here.write))


def _unarchive(here: Here, args: argparse.Namespace) -> Reply:
    chosen = filters.people(args.contacts, filters.wanted(args))
    return _done(len(chosen), tagging.put_aside(chosen, aside=False, **here.write))


def _done(chosen: int, changed: int) -> Reply:
    return telling.done({"chosen": chosen, "changed": changed})
