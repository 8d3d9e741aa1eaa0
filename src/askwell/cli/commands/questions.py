"""`askwell questions`: the bank, in the seeker's own wording."""

import argparse

from askwell.cli import telling
from askwell.cli.arguments import Actions
from askwell.cli.here import Here, Reply
from askwell.cli.shapes import talks
from askwell.kernel.errors import N_, NotFoundError
from askwell.practice.asking import actions, queries


def define(parser: argparse.ArgumentParser, _noun: str) -> None:
    """Give the parser its actions."""
    made = Actions(parser)
    find = made.add("list", _list, "list the questions to choose from")
    find.add_argument("--purpose", metavar="PURPOSE", help="only those for one purpose, such as advice")
    add = made.add("add", _add, "add a question of your own")
    add.add_argument("text", metavar="QUESTION")
    add.add_argument("--purpose", default="advice", metavar="PURPOSE")
    add.add_argument("--minutes", type=float, default=2, metavar="N", help="how long the answer takes")
    reword = made.add("reword", _reword, "put a question into your own words")
    reword.add_argument("key", metavar="KEY")
    reword.add_argument("text", metavar="QUESTION")


def _list(_here: Here, args: argparse.Namespace) -> Reply:
    found = [one for one in queries.questions() if args.purpose in {None, one.purpose}]
    return Reply([talks.question(one) for one in found], [f"{one.key}  {one.text}" for one in found])


def _add(here: Here, args: argparse.Namespace) -> Reply:
    made = actions.reword_question("", args.text, purpose=args.purpose, minutes=args.minutes, **here.write)
    return _done(made.uid)


def _reword(here: Here, args: argparse.Namespace) -> Reply:
    if args.key not in {one.key for one in queries.questions()}:
        raise NotFoundError(
            N_("There is no question {key}; “askwell questions list” shows them."), key=args.key
        )
    actions.reword_question(args.key, args.text, **here.write)
    return _done(args.key)


def _done(key: str) -> Reply:
    kept = next(one for one in queries.questions() if one.key == key)
    return telling.done(talks.question(kept), key)
