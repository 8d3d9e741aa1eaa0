"""`askwell findings`: claims, with the answers for and against them."""

import argparse

from askwell.cli import telling
from askwell.cli.arguments import Actions, words_of
from askwell.cli.commands import findings_heard
from askwell.cli.here import Here, Reply
from askwell.cli.shapes import talks
from askwell.practice.asking import queries as asking
from askwell.practice.holding import queries as holding
from askwell.practice.learning import actions, queries
from askwell.practice.learning.models import Finding
from askwell.practice.learning.rules import Confidence, Stance
from askwell.workspace import journal

_NEITHER = "neither"


def define(parser: argparse.ArgumentParser, _noun: str) -> None:
    """Give the parser its actions."""
    made = Actions(parser)
    find = made.add("list", _list, "list the findings about a goal")
    find.add_argument("goal", metavar="GOAL")
    answers = made.add("answers", _answers, "list what was said about a goal")
    answers.add_argument("goal", metavar="GOAL")
    add = made.add("add", _add, "keep a claim about a goal")
    add.add_argument("goal", metavar="GOAL")
    add.add_argument("claim", metavar="CLAIM")
    add.add_argument("--topic", metavar="UID")
    add.add_argument("--confidence", **words_of(Confidence))
    sure = made.add("sure", _sure, "say how sure I am of a finding")
    sure.add_argument("finding", metavar="UID")
    sure.add_argument("confidence", **words_of(Confidence))
    reword = made.add("reword", _reword, "change the words of a finding")
    reword.add_argument("finding", metavar="UID")
    reword.add_argument("claim", metavar="CLAIM")
    weigh = made.add("weigh", _weigh, "let an answer speak for or against a finding, or no longer")
    weigh.add_argument("finding", metavar="UID")
    weigh.add_argument("answer", metavar="ANSWER")
    weigh.add_argument("stance", choices=[*map(str, Stance), _NEITHER])
    weigh.add_argument("--words", metavar="TEXT", help="the words of the answer that speak to it")
    findings_heard.define(made)


def _list(_here: Here, args: argparse.Namespace) -> Reply:
    found = queries.findings_of(asking.goal(args.goal).pk)
    lines = [
        f"{one.finding.uid}  +{one.voices.for_it} -{one.voices.against_it}  {one.finding.claim}"
        for one in found
    ]
    return Reply([talks.finding(one) for one in found], lines)


def _answers(_here: Here, args: argparse.Namespace) -> Reply:
    found = holding.answers_on_goal(asking.goal(args.goal).pk)
    data = [
        {
            **talks.answer(one),
            "contact": {"uid": one.interview.contact.uid, "name": one.interview.contact.full_name},
        }
        for one in found
    ]
    return Reply(data, [f"{one.uid}  {one.interview.contact}: {one.text}" for one in found])


def _add(here: Here, args: argparse.Namespace) -> Reply:
    topic = asking.topic(args.topic) if args.topic else None
    sure = Confidence(args.confidence) if args.confidence else None
    made = actions.state_finding(
        asking.goal(args.goal), args.claim, topic=topic, confidence=sure, **here.write
    )
    return _done(made, made.uid)


def _reword(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.finding(args.finding)
    actions.reword_finding(found, args.claim, **here.write)
    return _done(found)


def _sure(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.finding(args.finding)
    actions.be_sure(found, Confidence(args.confidence), **here.write)
    return _done(found)


def _weigh(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.finding(args.finding)
    stance = None if args.stance == _NEITHER else Stance(args.stance)
    answer = holding.answer(args.answer)
    with journal.entry("finding.weigh", about=found, **here.write):
        passage = actions.mark(answer, args.words, **here.write) if args.words else None
        actions.weigh(found, answer, stance, passage=passage, **here.write)
    return _done(found)


def _done(found: Finding, *more: str) -> Reply:
    return telling.done(talks.finding(queries.weighed(found)), *more)
