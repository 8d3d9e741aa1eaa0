"""`askwell promises`: what the seeker said they would do."""

import argparse

from askwell.cli import telling
from askwell.cli.arguments import Actions, contact
from askwell.cli.here import Here, Reply
from askwell.cli.shapes import talks
from askwell.kernel import clock
from askwell.kernel.errors import N_, BadInputError
from askwell.practice.following_up import actions, queries
from askwell.words import promised_day


def define(parser: argparse.ArgumentParser, _noun: str) -> None:
    """Give the parser its actions."""
    made = Actions(parser)
    find = made.add("list", _list, "list the promises made to somebody")
    find.add_argument("contact", metavar="CONTACT")
    add = made.add("add", _add, "keep a promise in the words you used")
    add.add_argument("contact", metavar="CONTACT", help="a uid, or a name only one contact has")
    add.add_argument("words", metavar="WORDS")
    add.add_argument("--by", metavar="DATE", help="the day that the words name if not said")
    for word, run, purpose in (("keep", _keep, "note that you kept it"), ("let-go", _let_go, "let it go")):
        made.add(word, run, purpose).add_argument("promise", metavar="UID")


def _list(_here: Here, args: argparse.Namespace) -> Reply:
    found = queries.promises_of(contact(args.contact).pk)
    return Reply(
        [talks.promise(one) for one in found], [f"{one.uid}  {one.due_on}  {one.words}" for one in found]
    )


def _add(here: Here, args: argparse.Namespace) -> Reply:
    due_on = clock.parse_date(args.by) if args.by else promised_day.day_in(args.words, here.today)
    if due_on is None:
        raise BadInputError(N_("Say by when: the words name no day."))
    kept = actions.promise(contact(args.contact), args.words, due_on, **here.write)
    return telling.done(talks.promise(kept), kept.uid)


def _keep(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.promise(args.promise)
    actions.keep_promise(found, **here.write)
    return telling.done(talks.promise(found))


def _let_go(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.promise(args.promise)
    actions.let_promise_go(found, **here.write)
    return telling.done(talks.promise(found))
