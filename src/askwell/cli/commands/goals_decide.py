"""`askwell goals`, second part: options, what matters, the decision, and what came of it."""

import argparse

from askwell.cli import telling
from askwell.cli.arguments import Actions, day, words_of
from askwell.cli.here import Here, Reply
from askwell.cli.shapes import learned as shapes
from askwell.practice.arranging import queries as arranging
from askwell.practice.asking import queries
from askwell.practice.learning import deciding
from askwell.practice.learning import queries as learning
from askwell.practice.learning.rules import Verdict
from askwell.words import learning as words


def define(made: Actions) -> None:
    """Give the noun these actions."""
    _goal(made.add("decision", _show, "what a decision stands on, and what was decided"))
    option = _goal(made.add("option", _option, "add a way the decision could go"))
    option.add_argument("text", metavar="TEXT")
    matter = _goal(made.add("matter", _matter, "add something that matters to me"))
    matter.add_argument("text", metavar="TEXT")
    judge = made.add("judge", _judge, "say how an option does on something that matters")
    judge.add_argument("option", metavar="OPTION")
    judge.add_argument("matter", metavar="MATTER")
    judge.add_argument("verdict", **words_of(Verdict))
    judge.add_argument("--note", default="", metavar="TEXT")
    judge.add_argument("--finding", action="append", default=[], metavar="UID", help="a finding that says so")
    decide = _goal(made.add("decide", _decide, "write down what I decided"))
    decide.add_argument("text", metavar="SENTENCE")
    decide.add_argument("--because", default="", metavar="TEXT", help="the reasons")
    decide.add_argument("--unless", default="", metavar="TEXT", help="what would change my mind")
    decide.add_argument("--on", metavar="DAY", help="today if not said")
    decide.add_argument("--review", metavar="DAY", help="when to look at it again")
    review = made.add("review", _review, "note that I looked at a decision again")
    review.add_argument("decision", metavar="DECISION")
    review.add_argument("--again", metavar="DAY", help="when to look at it once more")
    outcome = _goal(made.add("outcome", _outcome, "note what came of it"))
    outcome.add_argument("text", metavar="SENTENCE")
    outcome.add_argument("--on", metavar="DAY", help="today if not said")
    outcome.add_argument("--interview", metavar="UID", help="the talk that led to it")


def _goal(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("goal", metavar="UID")
    return parser


def _show(_here: Here, args: argparse.Namespace) -> Reply:
    goal = queries.goal(args.goal)
    found = deciding.deciding(goal)
    lines = [one.text for one in found.decisions[:1]]
    for criterion, cells in found.rows:
        said = [f"{one.option.text}: {words.verdict(one.cell.verdict)}" for one in cells if one.cell]
        lines.append(f"{criterion.text}: {'; '.join(said)}")
    data = {"first_day": goal.guess or None, **shapes.deciding(found)}
    return Reply(data, [*lines, *(one.text for one in found.outcomes)])


def _option(here: Here, args: argparse.Namespace) -> Reply:
    made = deciding.add_option(queries.goal(args.goal), args.text, **here.write)
    return telling.done(shapes.thing(made), made.uid)


def _matter(here: Here, args: argparse.Namespace) -> Reply:
    made = deciding.add_criterion(queries.goal(args.goal), args.text, **here.write)
    return telling.done(shapes.thing(made), made.uid)


def _judge(here: Here, args: argparse.Namespace) -> Reply:
    option, criterion = deciding.option(args.option), deciding.criterion(args.matter)
    findings = [learning.finding(uid) for uid in args.finding]
    deciding.judge(option, criterion, Verdict(args.verdict), note=args.note, findings=findings, **here.write)
    return telling.done(shapes.judged(deciding.judged(option, criterion)))


def _decide(here: Here, args: argparse.Namespace) -> Reply:
    made = deciding.decide(
        queries.goal(args.goal),
        args.text,
        reasons=args.because,
        change_mind=args.unless,
        on=day(args.on) or here.today,
        review_on=day(args.review),
        **here.write,
    )
    return telling.done(shapes.decision(made), made.uid)


def _review(here: Here, args: argparse.Namespace) -> Reply:
    found = deciding.decision(args.decision)
    deciding.review(found, again_on=day(args.again), **here.write)
    return telling.done(shapes.decision(found))


def _outcome(here: Here, args: argparse.Namespace) -> Reply:
    made = deciding.came_of_it(
        queries.goal(args.goal),
        args.text,
        on=day(args.on) or here.today,
        interview=arranging.interview(args.interview) if args.interview else None,
        **here.write,
    )
    return telling.done(shapes.outcome(made), made.uid)
