"""`askwell calendars` and `askwell hours`: what takes time, what can be offered, and hours kept for calls."""

import argparse
from pathlib import Path
from typing import Any

from askwell.cli.arguments import Actions, wall
from askwell.cli.here import Here, Reply
from askwell.kernel.errors import N_, BadInputError
from askwell.practice.calendars import actions, queries, reaching
from askwell.practice.calendars.models import BusyTimes, Calendar, CallBlock
from askwell.practice.calendars.rules import Slot
from askwell.words import calendars as words


def define(parser: argparse.ArgumentParser, noun: str) -> None:
    """Give the parser its actions."""
    made = Actions(parser)
    if noun == "hours":
        _define_hours(made)
        return
    made.add("list", _list, "list the calendars that are read, with when and what came of it")
    add = made.add("add", _add, "read a calendar file for the hours it takes; no title is kept")
    add.add_argument("file", type=Path, metavar="FILE")
    add.add_argument("--name", default="", metavar="TEXT")
    free = made.add("free", _free, "hours to offer: polite for both, and free in every calendar")
    free.add_argument("--minutes", type=int, metavar="N")
    free.add_argument("--zone", default="", metavar="ZONE", help="where the other lives")
    free.add_argument("--count", type=int, default=2, metavar="N")
    remove = made.add("remove", _remove, "take a calendar away from here; where it stands nothing is changed")
    remove.add_argument("calendar", metavar="UID")


def _define_hours(made: Actions) -> None:
    made.add("list", _hours, "list the hours kept for calls, from now on")
    keep = made.add("keep", _keep, "keep an hour for calls")
    keep.add_argument("--when", required=True, metavar="WHEN")
    keep.add_argument("--minutes", type=int, default=60, metavar="N")
    move = made.add("move", _move, "move an hour for calls")
    move.add_argument("hour", metavar="UID")
    move.add_argument("--when", required=True, metavar="WHEN")
    move.add_argument("--minutes", type=int, metavar="N")
    cancel = made.add("cancel", _cancel, "give up an hour for calls")
    cancel.add_argument("hour", metavar="UID")


def _list(_here: Here, _args: argparse.Namespace) -> Reply:
    found = queries.calendars()
    return Reply([_calendar(one, said) for one, said in found], [f"{one.uid}  {one}" for one, _ in found])


def _calendar(one: Calendar, said: BusyTimes | None) -> dict[str, Any]:
    return {
        "uid": one.uid,
        "name": one.name,
        "kind": one.kind,
        "host": one.host,
        "by_itself": one.by_itself,
        "ours": one.ours,
        "read_at": said.read_at if said else None,
        "events": said.events if said else 0,
        "unread": said.unread if said else 0,
        "problem": said.problem if said else "",
    }


def _add(here: Here, args: argparse.Namespace) -> Reply:
    file: Path = args.file
    try:
        data = file.read_bytes()
    except OSError as error:
        raise BadInputError(N_("The file {file} cannot be read."), file=file) from error
    made = actions.add_file(args.name or file.stem, data, here.seeker, **here.write)
    said = dict(queries.calendars())[made]
    return Reply(_calendar(made, said), [made.uid])


def _free(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.free_slots(
        here.seeker,
        at=here.at,
        minutes=args.minutes or here.seeker.ask_minutes,
        zone=args.zone,
        count=args.count,
    )
    return Reply([_slot(one) for one in found], [words.slot(one) for one in found])


def _slot(one: Slot) -> dict[str, Any]:
    return {
        "starts_at": one.starts_at,
        "minutes": one.minutes,
        "yours": f"{one.yours:%Y-%m-%dT%H:%M}",
        "theirs": f"{one.theirs:%Y-%m-%dT%H:%M}",
        "their_zone": one.their_zone,
    }


def _remove(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.calendar(args.calendar)
    reaching.forget(found, **here.write)
    return Reply({"uid": found.uid, "name": found.name})


def _hours(here: Here, _args: argparse.Namespace) -> Reply:
    found = queries.call_blocks(here.at)
    return Reply([_hour(one) for one in found], [f"{one.uid}  {one.wall.replace('T', ' ')}" for one in found])


def _hour(one: CallBlock) -> dict[str, Any]:
    return {
        "uid": one.uid,
        "when": one.wall,
        "zone": one.zone,
        "minutes": one.minutes,
        "state": one.state,
        "sequence": one.sequence,
    }


def _keep(here: Here, args: argparse.Namespace) -> Reply:
    zone = here.seeker.time_zone
    made = actions.keep_for_calls(wall(args.when), zone, args.minutes, **here.write)
    return Reply(_hour(made), [made.uid])


def _move(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.call_block(args.hour)
    actions.move_block(found, wall(args.when), args.minutes or found.minutes, **here.write)
    return Reply(_hour(found))


def _cancel(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.call_block(args.hour)
    actions.cancel_block(found, **here.write)
    return Reply(_hour(found))
