"""`askwell calls`: today's calls, in the order in which they are best made."""

import argparse
from typing import Any

from askwell.cli.here import Here, Reply
from askwell.words import session
from askwell.words.session import Line


def define(parser: argparse.ArgumentParser, _noun: str) -> None:
    """Give the parser what it needs."""
    parser.set_defaults(run=_calls)
    parser.add_argument(
        "--anyway", action="store_true", help="name a next call also when it is enough for today"
    )


def _calls(here: Here, args: argparse.Namespace) -> Reply:
    desk = session.open_desk(here.seeker, now=here.at, today=here.today)
    following = desk.next(anyway=args.anyway)
    lines = [_line(one) for one in desk.lines]
    lines += [one for one in (desk.enough, desk.weary) if one]
    data = {
        "calls": [_shape(one) for one in desk.lines],
        "made": desk.made,
        "next": following.uid if following else None,
        "enough": bool(desk.enough),
        "pause_until": desk.pause_until if desk.weary else None,
    }
    return Reply(data, lines)


def _line(one: Line) -> str:
    smaller = f"  [{one.smaller}]" if one.smaller else ""
    return f"{one.when}: {one.title}  ({one.why}){smaller}"


def _shape(one: Line) -> dict[str, Any]:
    opens = one.placed.opens
    return {
        "contact": {"uid": one.uid, "name": one.name},
        "kind": one.step.kind,
        "reason": one.step.reason,
        "standing": str(one.placed.standing),
        "opens": f"{opens:%H:%M}" if opens else None,
        "there": f"{one.placed.call.there:%Y-%m-%dT%H:%M}",
        "smaller_first": bool(one.smaller),
    }
