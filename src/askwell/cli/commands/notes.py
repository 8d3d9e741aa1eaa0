"""`askwell notes`: every note found again by its words."""

import argparse

from askwell.cli.arguments import contact
from askwell.cli.here import Here, Reply
from askwell.practice.holding import notes
from askwell.practice.holding.notes import Found, Only


def define(parser: argparse.ArgumentParser, _noun: str) -> None:
    """Give the parser what it needs."""
    parser.set_defaults(run=_find)
    parser.add_argument("text", metavar="TEXT", help="words, or the beginnings of words")
    parser.add_argument("--goal", default="", metavar="UID")
    parser.add_argument("--topic", default="", metavar="UID")
    parser.add_argument("--contact", metavar="CONTACT")
    parser.add_argument("--starred", action="store_true", help="those for the card")
    parser.add_argument("--quote", action="store_true", help="those that may be quoted")
    parser.add_argument("--before", type=int, metavar="NUMBER", help="those before the last one shown")


def _find(_here: Here, args: argparse.Namespace) -> Reply:
    person = contact(args.contact).uid if args.contact else ""
    only = Only(args.goal, args.topic, person, args.starred, args.quote)
    found = notes.find(args.text, before=args.before, only=only)
    return Reply([_shape(one) for one in found], [f"{one.name}: {_extract(one)}" for one in found])


def _shape(one: Found) -> dict[str, object]:
    return {
        "number": one.number,
        "kind": one.kind,
        "contact": {"uid": one.contact, "name": one.name},
        "interview": one.interview or None,
        "question": one.question or None,
        "off_record": one.off_record,
        "extract": _extract(one),
    }


def _extract(one: Found) -> str:
    return "".join(piece.text for piece in one.extract)
