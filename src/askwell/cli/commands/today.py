"""`askwell today`, `later`, `let-go`, `pause` and `resume`: the day, and what is not for today."""

import argparse
from datetime import timedelta

from askwell.cli import telling
from askwell.cli.arguments import contact
from askwell.cli.here import Here, Reply
from askwell.cli.shapes import people
from askwell.kernel import clock
from askwell.kernel.errors import N_, ChangedSinceError
from askwell.practice.following_up import actions
from askwell.practice.following_up import queries as following_up
from askwell.practice.identifying.models import Contact
from askwell.practice.today import queries
from askwell.words import steps


def define(parser: argparse.ArgumentParser, noun: str) -> None:
    """Give the parser what the word before it needs."""
    runs = {"today": _today, "later": _later, "let-go": _let_go, "pause": _pause, "resume": _resume}
    parser.set_defaults(run=runs[noun])
    if noun == "today":
        parser.add_argument(
            "--days", type=int, default=0, metavar="N", help="look so many days ahead as well"
        )
    if noun in {"later", "let-go"}:
        parser.add_argument("contact", metavar="CONTACT", help="a uid, or a name only one contact has")
    if noun in {"later", "pause"}:
        parser.add_argument("until", metavar="DATE")


def _today(here: Here, args: argparse.Namespace) -> Reply:
    found = list(queries.day(here.today).now)
    if args.days > 0:
        found += queries.due_between(here.today, here.today + timedelta(days=args.days))
    lines = [steps.headline(found)]
    lines += [f"{steps.when(one, here.today)}: {steps.title(one)}  ({steps.why(one)})" for one in found]
    return Reply([people.day_step(one, here.today) for one in found], lines)


def _step(found: Contact) -> queries.Shown:
    step = queries.step_of(found.pk)
    if step is None:
        raise ChangedSinceError(N_("There is no next step about {name}."), name=found.full_name)
    return step


def _later(here: Here, args: argparse.Namespace) -> Reply:
    found = contact(args.contact)
    step = _step(found)
    until = clock.parse_date(args.until)
    actions.defer(found, step.kind, step.subject_uid, step.on, until=until, **here.write)
    return _done(found)


def _let_go(here: Here, args: argparse.Namespace) -> Reply:
    found = contact(args.contact)
    step = _step(found)
    actions.defer(found, step.kind, step.subject_uid, step.on, until=None, **here.write)
    return _done(found)


def _done(found: Contact) -> Reply:
    return telling.done(
        {"contact": people.named(found), "next_step": people.next_step(queries.step_of(found.pk))}
    )


def _pause(here: Here, args: argparse.Namespace) -> Reply:
    kept = actions.pause(clock.parse_date(args.until), from_on=here.today, **here.write)
    return telling.done({"from": kept.from_on, "until": kept.until})


def _resume(here: Here, _args: argparse.Namespace) -> Reply:
    found = following_up.pause()
    actions.resume(**here.write)
    return telling.done(
        {"from": found.from_on, "until": found.until} if found else {"from": None, "until": None}
    )
