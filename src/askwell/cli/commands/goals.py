"""`askwell goals`: what the seeker wants to find out."""

import argparse

from askwell.cli import telling
from askwell.cli.arguments import Actions
from askwell.cli.commands import goals_decide
from askwell.cli.here import Here, Reply
from askwell.cli.shapes import talks
from askwell.practice.asking import actions, queries


def define(parser: argparse.ArgumentParser, _noun: str) -> None:
    """Give the parser its actions."""
    made = Actions(parser)
    find = made.add("list", _list, "list the goals, open ones first")
    find.add_argument("--open", action="store_true", help="only those not closed")
    _which(made.add("show", _show, "show a goal with its topics"))
    add = made.add("add", _add, "add a goal")
    add.add_argument("text", metavar="SENTENCE")
    add.add_argument("--decision", default="", metavar="TEXT", help="the decision it informs")
    add.add_argument("--guess", default="", metavar="TEXT", help="what you think the answer is today")
    add.add_argument("--topic", action="append", default=[], metavar="TEXT", help="a thing to learn")
    edit = _which(made.add("edit", _edit, "change the words of a goal"))
    edit.add_argument("--text", metavar="SENTENCE")
    edit.add_argument("--decision", metavar="TEXT")
    topic = _which(made.add("topic", _topic, "add a topic to a goal"))
    topic.add_argument("text", metavar="TEXT")
    _which(made.add("close", _close, "close a goal"))
    goals_decide.define(made)


def _which(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("goal", metavar="UID")
    return parser


def _list(_here: Here, args: argparse.Namespace) -> Reply:
    found = queries.goals(open_only=args.open)
    return Reply([talks.goal_line(one) for one in found], [f"{one.uid}  {one.text}" for one in found])


def _show(_here: Here, args: argparse.Namespace) -> Reply:
    found = queries.goal(args.goal)
    data = talks.goal(found)
    lines = [found.text, *(f"{one['uid']}  {one['text']} ({one['voices']})" for one in data["topics"])]
    return Reply(data, [*lines, *(f"{one['uid']}  {one['name']}" for one in data["contacts"])])


def _add(here: Here, args: argparse.Namespace) -> Reply:
    made = actions.add_goal(
        args.text, decision=args.decision, guess=args.guess, topics=args.topic, **here.write
    )
    return telling.done(talks.goal(made), made.uid)


def _edit(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.goal(args.goal)
    text = found.text if args.text is None else args.text
    decision = found.decision if args.decision is None else args.decision
    actions.edit_goal(found, text=text, decision=decision, **here.write)
    return telling.done(talks.goal(queries.goal(found.uid)))


def _topic(here: Here, args: argparse.Namespace) -> Reply:
    made = actions.add_topic(queries.goal(args.goal), args.text, **here.write)
    return telling.done(talks.topic(made), made.uid)


def _close(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.goal(args.goal)
    actions.close_goal(found, **here.write)
    return telling.done(talks.goal(found))
