"""`askwell findings`, second part: voices side by side, marked words and themes, what is missing."""

import argparse

from django.utils.translation import gettext as _

from askwell.cli import telling
from askwell.cli.arguments import Actions, contact, words_of
from askwell.cli.here import Here, Reply
from askwell.cli.shapes import learned as shapes
from askwell.practice.asking import queries as asking
from askwell.practice.holding import queries as holding
from askwell.practice.learning import actions, overview, queries, voices
from askwell.practice.learning.rules import Vantage
from askwell.words import learning as words


def define(made: Actions) -> None:
    """Give the noun these actions."""
    look = made.add("overview", _overview, "coverage, disagreements, what is missing, enough yet")
    look.add_argument("goal", metavar="GOAL")
    side = made.add("voices", _voices, "all voices on a goal, on one topic or under one theme, newest first")
    side.add_argument("goal", metavar="GOAL")
    which = side.add_mutually_exclusive_group()
    which.add_argument("--topic", metavar="UID")
    which.add_argument("--theme", metavar="UID")
    a_page(side)
    mark = made.add("mark", _mark, "mark words of an answer, with a theme")
    mark.add_argument("answer", metavar="ANSWER")
    mark.add_argument("words", metavar="WORDS")
    mark.add_argument("--theme", default="", metavar="TEXT")
    unmark = made.add("unmark", _unmark, "take a mark away")
    unmark.add_argument("passage", metavar="UID")
    themes = made.add("themes", _themes, "list the themes of a goal")
    themes.add_argument("goal", metavar="GOAL")
    rename = made.add("rename-theme", _rename, "rename a theme; under the name of another the two become one")
    rename.add_argument("theme", metavar="UID")
    rename.add_argument("text", metavar="TEXT")
    place = made.add("vantage", _place, "note from where somebody sees a goal")
    place.add_argument("goal", metavar="GOAL")
    place.add_argument("contact", metavar="CONTACT")
    place.add_argument("vantage", **words_of(Vantage))


def _overview(_here: Here, args: argparse.Namespace) -> Reply:
    found = overview.learned(asking.goal(args.goal))
    lines = [words.headline(found)]
    lines += [f"{one.text}: {words.people(kept.people, kept.independent)}" for one, kept in found.topics]
    lines += [str(words.missing(one)) for one in found.missing]
    return Reply(shapes.learned(found), [*lines, words.enough(found.enough), *words.estimate(found.enough)])


def _voices(_here: Here, args: argparse.Namespace) -> Reply:
    goal = asking.goal(args.goal)
    if args.topic:
        found = voices.on_topic(asking.topic(args.topic), before=args.before)
    elif args.theme:
        found = voices.on_theme(queries.theme(args.theme), before=args.before)
    else:
        found = voices.on_goal(goal, before=args.before)
    return side_by_side(found)


def side_by_side(found: voices.Voices) -> Reply:
    """Return a page of voices, with what leads to the next."""
    lines = [f"{one.answer.uid}  {one.answer.interview.contact}: {one.answer.text}" for one in found.voices]
    if found.more:
        lines.append(_("There are older ones: --before {more}").format(more=found.more))
    return Reply(shapes.voices(found), [words.people(found.people, found.independent), *lines])


def a_page(parser: argparse.ArgumentParser) -> None:
    """Give an action that shows voices the way to the older ones."""
    parser.add_argument("--before", type=int, metavar="N", help="older ones: `more` of the page before")


def _mark(here: Here, args: argparse.Namespace) -> Reply:
    made = actions.mark(holding.answer(args.answer), args.words, theme=args.theme, **here.write)
    return telling.done(shapes.passage(made), made.uid)


def _unmark(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.passage(args.passage)
    shape = shapes.passage(found)
    actions.unmark(found, **here.write)
    return telling.done(shape)


def _themes(_here: Here, args: argparse.Namespace) -> Reply:
    found = queries.themes_of(asking.goal(args.goal).pk)
    return Reply(
        [shapes.tally(one) for one in found],
        [f"{one.theme.uid}  {one.theme.text} ({one.people})" for one in found],
    )


def _rename(here: Here, args: argparse.Namespace) -> Reply:
    left = actions.rename_theme(queries.theme(args.theme), args.text, **here.write)
    return telling.done({"uid": left.uid, "text": left.text})


def _place(here: Here, args: argparse.Namespace) -> Reply:
    found = contact(args.contact)
    actions.place(asking.goal(args.goal), found, Vantage(args.vantage), **here.write)
    return telling.done({"uid": found.uid, "name": found.full_name, "vantage": args.vantage})
