"""`askwell check-ins`: telling people, some weeks later, what came of their advice."""

import argparse

from askwell.cli import telling
from askwell.cli.arguments import Actions, code, contact, words_of
from askwell.cli.here import Here, Reply
from askwell.cli.shapes import talks
from askwell.kernel import clock
from askwell.practice.arranging.rules import Channel
from askwell.practice.asking import queries as asking
from askwell.practice.following_up import actions, queries
from askwell.words import about, scripts


def define(parser: argparse.ArgumentParser, _noun: str) -> None:
    """Give the parser its actions."""
    made = Actions(parser)
    _who(made.add("list", _list, "list the check-ins with somebody"))
    draft = _who(made.add("draft", _draft, "show a draft of the next one"))
    draft.add_argument("--did", default="", choices=("yes", "began"), help="what came of their advice")
    draft.add_argument("--news", default="", metavar="TEXT", help="what came of it, in your words")
    plan = _who(made.add("plan", _plan, "plan the next one, or move it"))
    plan.add_argument("day", metavar="DATE")
    send = _who(made.add("send", _send, "note that you checked in"))
    send.add_argument("--channel", default="email", **words_of(Channel))
    send.add_argument("--words", default="", metavar="TEXT")
    made.add("let-go", _let_go, "let a planned one go").add_argument("check_in", metavar="UID")


def _who(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("contact", metavar="CONTACT", help="a uid, or a name only one contact has")
    return parser


def _list(_here: Here, args: argparse.Namespace) -> Reply:
    found = queries.check_ins_of(contact(args.contact).pk)
    lines = [f"{one.uid}  {one.planned_on}  {one.sent_on or ''}".rstrip() for one in found]
    return Reply([talks.check_in(one) for one in found], lines)


def _draft(here: Here, args: argparse.Namespace) -> Reply:
    found = contact(args.contact)
    pursuits = asking.pursuits_of(found.pk)
    draft = scripts.check_in(
        called=about.called(found),
        me=here.seeker.name,
        month=about.talk_month(found, here.seeker),
        goal=pursuits[-1].goal.text if pursuits else "",
        advice=about.advice_of(found),
        did=args.did,
        news=args.news,
        own=asking.own_wordings(),
    )
    text = scripts.written(draft)
    return Reply({"draft": text, "complete": all(one.complete for one in draft)}, [text])


def _plan(here: Here, args: argparse.Namespace) -> Reply:
    made = actions.plan_check_in(contact(args.contact), clock.parse_date(args.day), **here.write)
    return telling.done(talks.check_in(made), made.uid)


def _send(here: Here, args: argparse.Namespace) -> Reply:
    found = contact(args.contact)
    sent = actions.send_check_in(
        found, on=here.today, channel=code(args.channel), words=args.words, **here.write
    )
    return telling.done(talks.check_in(sent))


def _let_go(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.check_in(args.check_in)
    actions.let_check_in_go(found, **here.write)
    return telling.done(talks.check_in(found))
