"""`askwell week`: the week in review, and the aim one sets oneself."""

import argparse

from askwell.cli import telling
from askwell.cli.here import Here, Reply
from askwell.cli.shapes import learned as shapes
from askwell.kernel.errors import N_, NotFoundError
from askwell.practice.learning import aims
from askwell.practice.today.week import Week, week
from askwell.words import learning as words
from askwell.words import steps

_CHANGES = {"rest": aims.rest, "go_on": aims.go_on, "end": aims.end}


def define(parser: argparse.ArgumentParser, _noun: str) -> None:
    """Give the parser what it needs."""
    parser.set_defaults(run=_week)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--aim", metavar="TEXT", help="set an aim for a week")
    which.add_argument("--rest", dest="do", action="store_const", const="rest", help="let the aim rest")
    which.add_argument("--go-on", dest="do", action="store_const", const="go_on", help="take it up again")
    which.add_argument("--end", dest="do", action="store_const", const="end", help="do without an aim")


def _week(here: Here, args: argparse.Namespace) -> Reply:
    if args.aim:
        return telling.done(shapes.aim(aims.set_aim(args.aim, **here.write)))
    if args.do:
        found = aims.present()
        if found is None:
            raise NotFoundError(N_("There is no aim."))
        _CHANGES[args.do](found, **here.write)
        return telling.done(shapes.aim(found))
    review = week(here.today, here.at)
    return Reply(_shape(review), _lines(review))


def _shape(found: Week) -> dict[str, object]:
    return {
        "learned": [
            {"contact": one.interview.contact.full_name, "text": one.learned} for one in found.debriefs
        ],
        "findings": [{"uid": one.uid, "claim": one.claim} for one in found.findings],
        "owed": [{"kind": one.kind, "due": one.on, "name": one.name} for one in found.owed],
        "disagreements": [
            {"finding": one.weighed.finding.uid, "claim": one.weighed.finding.claim}
            for one in found.disagreements
        ],
        "missing": [shapes.missing(one) for one in found.missing],
        "to_review": [shapes.decision(one) for one in found.to_review],
        "aim": shapes.aim(found.aim) if found.aim else None,
    }


def _lines(found: Week) -> list[str]:
    lines = [
        words.week(found),
        *(one.learned for one in found.debriefs),
        *(one.claim for one in found.findings),
    ]
    lines += [str(steps.title(one)) for one in found.owed]
    lines += [str(words.missing(one)) for one in found.missing]
    return [*lines, *([found.aim.text] if found.aim else [])]
