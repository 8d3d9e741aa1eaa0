"""`askwell cards`: the thank-you cards, from words ready to posted."""

import argparse

from askwell.cli import telling
from askwell.cli.arguments import Actions, text_or_file, words_of
from askwell.cli.here import Here, Reply
from askwell.cli.shapes import talks
from askwell.practice.thanking import actions, queries
from askwell.practice.thanking.rules import Medium
from askwell.words import about, scripts


def define(parser: argparse.ArgumentParser, _noun: str) -> None:
    """Give the parser its actions."""
    made = Actions(parser)
    find = made.add("list", _list, "list the cards that wait")
    find.add_argument("--posted", action="store_true", help="those on their way instead")
    _which(made.add("show", _show, "show a card"))
    words = _which(made.add("words", _words, "show a draft, or keep the words"))
    words.add_argument("text", nargs="?", metavar="TEXT", help="the words, - to read them from the pipe")
    words.add_argument("--medium", default="card", **words_of(Medium))
    words.add_argument(
        "--business-card", action=argparse.BooleanOptionalAction, help="your card goes with it"
    )
    _which(made.add("printed", _printed, "note that it was printed"))
    _which(made.add("written", _written, "note that it was written by hand"))
    _which(made.add("posted", _posted, "note that it is on its way"))
    _which(made.add("returned", _returned, "note that the post brought it back"))
    _which(made.add("let-go", _let_go, "let a card go"))


def _which(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("card", metavar="UID")
    return parser


def _list(_here: Here, args: argparse.Namespace) -> Reply:
    found = queries.posted() if args.posted else queries.waiting()
    return Reply(
        [talks.card(one) for one in found], [f"{one.uid}  {one.met_on}  {one.contact}" for one in found]
    )


def _show(_here: Here, args: argparse.Namespace) -> Reply:
    found = queries.card(args.card)
    return Reply(talks.card(found), [str(found.contact), found.words])


def _words(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.card(args.card)
    if args.text is None:
        draft = scripts.card(about.card_facts(found, here.seeker, today=here.today))
        text = scripts.written(draft)
        return Reply({"draft": text, "complete": all(one.complete for one in draft)}, [text])
    actions.word_card(
        found,
        text_or_file(args.text),
        medium=Medium(args.medium),
        business_card=args.business_card,
        **here.write,
    )
    return telling.done(talks.card(found))


def _printed(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.card(args.card)
    actions.mark_printed(found, **here.write)
    return telling.done(talks.card(found))


def _written(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.card(args.card)
    actions.mark_written(found, **here.write)
    return telling.done(talks.card(found))


def _posted(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.card(args.card)
    actions.mark_posted(found, **here.write)
    return telling.done(talks.card(found))


def _returned(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.card(args.card)
    actions.mark_returned(found, **here.write)
    return telling.done(talks.card(found))


def _let_go(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.card(args.card)
    actions.let_go(found, **here.write)
    return telling.done(talks.card(found))
