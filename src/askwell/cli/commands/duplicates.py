"""`askwell duplicates`: pairs of contacts for a human to decide."""

import argparse

from askwell.cli.here import Here, Reply
from askwell.practice.identifying import likeness
from askwell.words import likeness as words
from askwell.workspace import journal


def define(parser: argparse.ArgumentParser, _noun: str) -> None:
    """Give the parser what it needs."""
    parser.set_defaults(run=_list)
    parser.add_argument("--look", action="store_true", help="look at everybody anew first")
    parser.add_argument("--limit", type=int, default=50, metavar="N", help="at most so many, 50 if not said")


def _list(_here: Here, args: argparse.Namespace) -> Reply:
    if args.look:
        # Imported here, because it loads numpy.
        from askwell.practice.identifying.recognising import learn  # noqa: PLC0415 -- see above

        learn(upto=journal.newest())
    found = likeness.waiting(limit=max(args.limit, 0))
    data = [
        {
            "a": {"uid": one.one.uid, "name": one.one.full_name},
            "b": {"uid": one.other.uid, "name": one.other.full_name},
            "score": round(one.bits, 1),
            "group": words.CODES[one.group],
            "reasons": words.reasons(one.levels),
        }
        for one in found
    ]
    lines = [
        f"{one.one.uid}  {one.other.uid}  {one.one.full_name} · {one.other.full_name}: "
        f"{words.sentence(one.levels)}"
        for one in found
    ]
    return Reply(data, lines)
