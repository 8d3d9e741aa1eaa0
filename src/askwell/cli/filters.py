"""The filters of `askwell contacts list`, which also say whom other commands are about."""

import argparse
from collections.abc import Sequence

from askwell.cli.arguments import code, contact, words_of
from askwell.kernel.errors import N_, UsageError
from askwell.practice.identifying.models import Contact
from askwell.practice.identifying.tagging import tag_called
from askwell.practice.lifecycle import choosing
from askwell.practice.lifecycle.choosing import Wanted
from askwell.practice.today.rules import Stage

_UNKNOWN = "-"


def define(parser: argparse.ArgumentParser) -> None:
    """Give a command the filters."""
    told = parser.add_argument_group("filters", "only people of whom all of these are true")
    told.add_argument(
        "--search", metavar="TEXT", help="beginnings of words, digits of a number, a piece of an address"
    )
    told.add_argument("--stage", **words_of(Stage))
    told.add_argument("--tag", metavar="TAG")
    told.add_argument("--organization", metavar="TEXT", help="a uid, or how its name begins")
    told.add_argument("--source", metavar="KIND", help="where they came from, such as linkedin or typed")
    told.add_argument("--place", metavar="TOWN")
    told.add_argument("--goal", metavar="UID", help="taken up for this goal")
    told.add_argument("--never-asked", action="store_true", help="neither taken up nor tried")
    told.add_argument("--no-address", action="store_true", help="no postal address is known")
    told.add_argument("--put-aside", action="store_true", help="those who were put aside")


def wanted(args: argparse.Namespace) -> Wanted:
    """Return the filter that was given."""
    tag = tag_called(args.tag) if args.tag else None
    return Wanted(
        text=args.search or "",
        stage=code(args.stage or ""),
        tag=tag.uid if tag else _UNKNOWN if args.tag else "",
        organization=args.organization or "",
        source=args.source or "",
        place=args.place or "",
        goal=args.goal or "",
        never_asked=args.never_asked,
        no_address=args.no_address,
        put_aside=args.put_aside,
    )


def people(named: Sequence[str], asked: Wanted) -> list[Contact]:
    """Return the people who were named, or else those a filter chooses; raises UsageError for neither."""
    if named:
        return list({one.pk: one for one in map(contact, named)}.values())
    if not asked.as_values():
        raise UsageError(N_("Say whom: contacts, or a filter."))
    return choosing.people(choosing.ids(asked))
