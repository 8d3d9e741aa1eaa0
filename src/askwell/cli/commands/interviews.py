"""`askwell interviews`: from a time settled to a talk written up."""

import argparse
from typing import Any

from askwell.cli.arguments import Actions, code, contact, given, is_uid, something, wall, words_of
from askwell.cli.commands import interviews_mail, interviews_plan, interviews_room
from askwell.cli.here import Here, Reply
from askwell.cli.shapes import talks
from askwell.kernel import codes
from askwell.kernel.errors import N_, NotFoundError, UsageError
from askwell.practice.arranging import actions, queries
from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.rules import Channel, InterviewState, Mode
from askwell.practice.asking import actions as asking
from askwell.practice.asking import queries as asking_queries
from askwell.practice.asking.models import Topic
from askwell.practice.asking.rules import Asked
from askwell.practice.lifecycle.actions import interviews as lifecycle
from askwell.words import about
from askwell.workspace import journal


def define(parser: argparse.ArgumentParser, _noun: str) -> None:
    """Give the parser its actions."""
    made = Actions(parser)
    find = made.add("list", _list, "list interviews, those to come first")
    find.add_argument("--contact", metavar="CONTACT")
    _which(made.add("show", _show, "show an interview with its questions and answers"))
    coded = made.add("find", _find, "find the interview by the code in the corner of its paper")
    coded.add_argument("code", metavar="CODE", help="six signs, such as K7M-4PX")
    schedule = made.add("schedule", _schedule, "keep a yes, with a time or without one yet")
    schedule.add_argument("contact", metavar="CONTACT", help="a uid, or a name only one contact has")
    schedule.add_argument("--channel", default="call", **words_of(Channel))
    _place(schedule)
    now = made.add("now", _now, "“now is good, go ahead”: open the questions and start the clock")
    now.add_argument("contact", metavar="CONTACT", help="a uid, or a name only one contact has")
    change = _which(made.add("change", _change, "change place, minutes, mode, dress or notes"))
    _place(change, when=False)
    change.add_argument("--dress", metavar="TEXT")
    move = _which(made.add("reschedule", _reschedule, "settle a new time"))
    move.add_argument("--when", required=True, metavar="WHEN")
    move.add_argument("--zone", default="", metavar="ZONE")
    _which(made.add("prepare", _prepare, "make the plan with the five questions to start with"))
    plan = _which(made.add("plan", _plan, "choose the questions, in the order to ask them"))
    plan.add_argument("questions", nargs="+", metavar="KEY", help="as “askwell questions list” shows them")
    plan.add_argument("--minutes", type=int, metavar="N")
    plan.add_argument(
        "--topic",
        action="append",
        default=[],
        metavar="KEY=UID",
        help="the topic of the goal a question is about",
    )
    _which(made.add("confirm", _confirm, "note that the time was confirmed"))
    _which(made.add("postponed", _postponed, "note that they need another time"))
    cancel = _which(made.add("cancel", _cancel, "note that it was cancelled"))
    cancel.add_argument("--by-them", action="store_true", help="they cancelled, not you")
    missed = _which(made.add("no-show", _no_show, "note that they were not there"))
    missed.add_argument("--me", action="store_true", help="you were not there")
    interviews_mail.define(made)
    interviews_plan.define(made)
    interviews_room.define(made)


def _which(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("interview", metavar="UID")
    return parser


def _place(parser: argparse.ArgumentParser, *, when: bool = True) -> None:
    if when:
        parser.add_argument("--when", metavar="WHEN", help="such as “2026-11-26 14:00”")
        parser.add_argument("--zone", metavar="ZONE", help="such as Europe/Berlin; yours if not said")
    parser.add_argument("--minutes", type=int, metavar="N")
    parser.add_argument("--mode", **words_of(Mode))
    parser.add_argument("--place", metavar="TEXT")
    parser.add_argument("--travel-minutes", type=int, metavar="N")
    parser.add_argument("--note", metavar="TEXT")


def _values(args: argparse.Namespace, *names: str) -> dict[str, Any]:
    values = given(args, ("minutes", "mode", "place", "travel_minutes", "note", *names))
    if "mode" in values:
        values["mode"] = Mode(code(values["mode"]))
    return values


def _list(_here: Here, args: argparse.Namespace) -> Reply:
    found = queries.interviews(contact_id=contact(args.contact).pk if args.contact else None)
    lines = [f"{one.uid}  {one.wall.replace('T', ' ')}  {one.contact}  {one.state}" for one in found]
    return Reply([talks.interview_line(one) for one in found], lines)


def _find(_here: Here, args: argparse.Namespace) -> Reply:
    typed = codes.code_of(args.code) if is_uid(args.code) else codes.tidied(args.code)
    found = queries.by_code(typed) if typed else []
    if not found:
        raise NotFoundError(N_("No talk has the code {code}. Read it once more."), code=args.code)
    return Reply([talks.interview_line(one) for one in found], [f"{one.uid}  {one.contact}" for one in found])


def _show(_here: Here, args: argparse.Namespace) -> Reply:
    found = queries.interview(args.interview)
    data = talks.interview(found)
    lines = [f"{found.contact}  {found.wall.replace('T', ' ')} {found.zone}  {found.state}", found.place]
    lines += [
        f"{one['uid']}  {'' if one['sure'] else '(if time allows) '}{one['text']}"
        for one in data["questions"]
    ]
    lines += [f"{one['uid']}  {one['text']}" for one in data["answers"]]
    return Reply(data, [line for line in lines if line])


def _questions(found: Interview) -> list[dict[str, Any]]:
    now = queries.interview(found.uid)
    return talks.questions(asking_queries.plan_items(now.plan), now.minutes)


def _with_questions(found: Interview) -> Reply:
    shown = _questions(found)
    return interviews_room.done(found, *(one["text"] for one in shown), questions=shown)


def _schedule(here: Here, args: argparse.Namespace) -> Reply:
    made = lifecycle.agree(
        contact(args.contact),
        here.seeker,
        wall=wall(args.when) if args.when else None,
        zone=args.zone or "",
        channel=Channel(code(args.channel)),
        **here.write,
        **_values(args),
    )
    return interviews_room.done(made, made.uid)


def _now(here: Here, args: argparse.Namespace) -> Reply:
    made = lifecycle.begin_now(contact(args.contact), here.seeker, **here.write)
    return interviews_room.done(made, made.uid, questions=_questions(made))


def _change(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.interview(args.interview)
    actions.change_interview(found, **here.write, **something(_values(args, "dress")))
    return interviews_room.done(found)


def _reschedule(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.interview(args.interview)
    actions.reschedule(found, wall(args.when), zone=args.zone, **here.write)
    return interviews_room.done(found)


def _prepare(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.interview(args.interview)
    business = about.concerns_business(found.goal.text if found.goal else "")
    lifecycle.plan_for(found, business=business, **here.write)
    return _with_questions(found)


def _plan(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.interview(args.interview)
    chosen, topics = _chosen(args.questions), _topics(args.topic)
    with journal.entry("interview.plan", about=found, **here.write):
        if found.plan:
            asking.change_plan(found.plan, chosen, minutes=args.minutes, topics=topics, **here.write)
        else:
            values = {"minutes": args.minutes or found.minutes, "goal": found.goal, "topics": topics}
            actions.give_plan(
                found, asking.make_plan(found.contact, chosen, **values, **here.write), **here.write
            )
    return _with_questions(found)


def _chosen(keys: list[str]) -> list[Asked]:
    known = {one.key: one for one in asking_queries.questions()}
    for key in keys:
        if key not in known:
            raise NotFoundError(
                N_("There is no question {key}; “askwell questions list” shows them."), key=key
            )
    return [known[key] for key in dict.fromkeys(keys)]


def _topics(pairs: list[str]) -> dict[str, Topic]:
    """Return the topics by question key; raises UsageError for a pair that is none."""
    found = {}
    for pair in pairs:
        key, equals, uid = pair.partition("=")
        if not equals:
            raise UsageError(N_("Write a topic as KEY=UID."))
        found[key] = asking_queries.topic(uid)
    return found


def _move(here: Here, args: argparse.Namespace, to: InterviewState) -> Reply:
    found = queries.interview(args.interview)
    actions.move(found, to, **here.write)
    return interviews_room.done(found)


def _confirm(here: Here, args: argparse.Namespace) -> Reply:
    return _move(here, args, InterviewState.CONFIRMED)


def _postponed(here: Here, args: argparse.Namespace) -> Reply:
    return _move(here, args, InterviewState.RESCHEDULED)


def _cancel(here: Here, args: argparse.Namespace) -> Reply:
    by_them, by_me = InterviewState.CANCELLED_BY_THEM, InterviewState.CANCELLED_BY_ME
    return _move(here, args, by_them if args.by_them else by_me)


def _no_show(here: Here, args: argparse.Namespace) -> Reply:
    return _move(here, args, InterviewState.NO_SHOW_ME if args.me else InterviewState.NO_SHOW_THEM)
