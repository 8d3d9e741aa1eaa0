"""`askwell contacts merge`, `unmerge` and `distinct`: who is the same person, and who is not."""

import argparse

from askwell.cli import telling
from askwell.cli.arguments import Actions, contact
from askwell.cli.here import Here, Reply
from askwell.cli.shapes import people
from askwell.practice.identifying import merging


def define(made: Actions) -> None:
    """Declare the actions."""
    merge = made.add("merge", _merge, "let two contacts be one person; the first one stays")
    merge.add_argument("contact", metavar="CONTACT", help="a uid, or a name only one contact has")
    merge.add_argument("other", metavar="CONTACT")
    unmerge = made.add("unmerge", _unmerge, "let a merged contact be a person of its own again")
    unmerge.add_argument("contact", metavar="UID")


def _merge(here: Here, args: argparse.Namespace) -> Reply:
    kept = merging.merge(contact(args.contact), contact(args.other), **here.write)
    return telling.done(people.line(kept))


def _unmerge(here: Here, args: argparse.Namespace) -> Reply:
    part = merging.merged_contact(args.contact)
    merging.take_apart(part, **here.write)
    return telling.done(people.line(part))
