"""`askwell network` and `askwell next`: who led to whom, who can introduce me, whom to ask next."""

import argparse
from datetime import date

from askwell.cli import telling
from askwell.cli.arguments import Actions, code, contact, day, words_of
from askwell.cli.here import Here, Reply
from askwell.cli.shapes import network as shapes
from askwell.kernel.errors import N_, NotFoundError, UsageError
from askwell.practice.asking import queries as asking
from askwell.practice.asking.models import Goal
from askwell.practice.identifying import queries as identifying
from askwell.practice.referring.actions import acquaintance, edges
from askwell.practice.referring.queries import growth, picture, warm, whom_next
from askwell.practice.referring.rules.acquaintance import Closeness
from askwell.practice.referring.rules.ranking import Wish
from askwell.words import dates
from askwell.words import network as words

_UNSAID = "unsaid"


def define(parser: argparse.ArgumentParser, noun: str) -> None:
    """Give the parser what the word before it needs."""
    if noun == "next":
        parser.set_defaults(run=_next)
        _for_goal(parser)
        parser.add_argument("--limit", type=int, default=12, metavar="N", help="at most so many")
        return
    made = Actions(parser)
    show = made.add("show", _show, "show who led to whom, or who stands around somebody")
    show.add_argument("contact", metavar="CONTACT", nargs="?", help="a uid, or a name only one contact has")
    show.add_argument("--until", metavar="DATE", help="as it stood at the end of that day")
    find = made.add("paths", _paths, "find who can introduce me")
    wanted = find.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--to", metavar="CONTACT", help="to this person")
    wanted.add_argument("--at", metavar="UID", dest="place", help="to somebody at this organization")
    wanted.add_argument(
        "--who", metavar="WORDS", help="to somebody whose name, place or work has these words"
    )
    find.add_argument("--count", type=int, default=5, metavar="N", help="so many paths (5)")
    knows = made.add("knows", _knows, "note how well two contacts know each other")
    knows.add_argument("one", metavar="CONTACT")
    knows.add_argument("other", metavar="CONTACT")
    choices = [*words_of(Closeness)["choices"], _UNSAID]
    knows.add_argument("--how", choices=choices, default="well", help="“unsaid” takes it back")
    knows.add_argument("--words", default="", metavar="TEXT", help="from where")
    prefer = made.add("prefer", _prefer, "put somebody first in the order, or aside for now")
    prefer.add_argument("contact", metavar="CONTACT")
    prefer.add_argument("wish", **{**words_of(Wish), "choices": [*words_of(Wish)["choices"], "as-ranked"]})
    _for_goal(prefer)
    made.add("growth", _growth, "say what talks bring, and who should meet")


def _for_goal(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--goal", metavar="UID", help="for this goal (else the newest open one)")


def _goal(args: argparse.Namespace) -> Goal | None:
    return asking.goal(args.goal) if args.goal else asking.present_goal()


def _next(here: Here, args: argparse.Namespace) -> Reply:
    found = whom_next.whom_next(_goal(args), here.today, limit=max(1, args.limit))
    lines = [f"{one.name}: {_said(one)}" for one in found]
    return Reply([shapes.candidate(one, _said_parts(one)) for one in found], lines)


def _said(one: whom_next.Candidate) -> str:
    return " ".join(_said_parts(one))


def _said_parts(one: whom_next.Candidate) -> list[str]:
    return [str(line) for line in words.why(one.parts, one.organization)]


def _show(here: Here, args: argparse.Namespace) -> Reply:
    edges.catch_up()
    until: date | None = day(args.until)
    zone = here.seeker.time_zone
    if args.contact:
        around = picture.around(contact(args.contact), zone, until=until)
        return Reply(
            shapes.around(around), [around.name, *shapes.branch_lines(around.branches, "  ", around.name)]
        )
    grown = picture.grown(zone, until=until)
    headline = words.headline(grown.talks, grown.first_contacts)
    return Reply(shapes.grown(grown), [headline, *shapes.branch_lines(grown.trees, "")])


def _paths(here: Here, args: argparse.Namespace) -> Reply:
    edges.catch_up()
    wanted = _wanted(args)
    if not wanted:
        raise NotFoundError(N_("Nobody like that is among your contacts."))
    found = warm.warm_paths(wanted, here.today, count=max(1, args.count))
    goal = asking.present_goal()
    about = goal.text if goal else ""
    data = [shapes.path(one, words.introduction(one, me=here.seeker.name, about=about)) for one in found]
    lines = []
    for one in found:
        lines.append(str(words.way(one)))
        lines += [f"  {line}" for line in words.hops(one)]
        if one.rest_until:
            lines.append(f"  {words.rest(one, dates.day(one.rest_until, here.today))}")
    return Reply(data, lines)


def _wanted(args: argparse.Namespace) -> list[int]:
    if args.to:
        return [contact(args.to).pk]
    if args.place:
        return warm.at_organization(identifying.organization(args.place).pk)
    return warm.who_do(args.who)


def _knows(here: Here, args: argparse.Namespace) -> Reply:
    one, other = contact(args.one), contact(args.other)
    how = None if args.how == _UNSAID else Closeness(code(args.how))
    acquaintance.note_acquaintance(one, other, how, words=args.words, on=here.today, **here.write)
    return telling.done(
        {
            "one": shapes.named(one),
            "other": shapes.named(other),
            "how": how and str(how),
            "words": args.words or None,
        }
    )


def _prefer(here: Here, args: argparse.Namespace) -> Reply:
    goal = _goal(args)
    if goal is None:
        raise UsageError(N_("First say what you would like to find out: “askwell goals add SENTENCE”."))
    found = contact(args.contact)
    wish = None if args.wish == "as-ranked" else Wish(code(args.wish))
    acquaintance.prefer(found, goal, wish, **here.write)
    return telling.done({"contact": shapes.named(found), "goal": goal.uid, "wish": wish and str(wish)})


def _growth(here: Here, _args: argparse.Namespace) -> Reply:
    edges.catch_up()
    zone = here.seeker.time_zone
    grown = picture.grown(zone)
    figures = growth.figures(zone, here.today)
    pairs = growth.should_meet(zone)
    lines = [words.headline(grown.talks, grown.first_contacts), *map(str, words.figures(figures))]
    lines += [f"{pair.one.name}, {pair.other.name}: {words.shared(pair.topics)}" for pair in pairs]
    return Reply(shapes.growth(grown, figures, pairs), lines)
