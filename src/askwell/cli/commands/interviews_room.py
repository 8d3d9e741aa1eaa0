"""`askwell interviews`, second part: what happens in the room, and right after it."""

import argparse
from typing import Any

from askwell.cli import telling
from askwell.cli.arguments import Actions, code, given, something, text_or_file, words_of
from askwell.cli.commands.contacts_approach import define_refer, keep_name
from askwell.cli.here import Here, Reply
from askwell.cli.shapes import talks
from askwell.kernel import clock
from askwell.kernel.errors import N_, NotFoundError
from askwell.practice.arranging import queries
from askwell.practice.arranging.models import Interview
from askwell.practice.asking import queries as asking
from askwell.practice.asking.models import PlanItem
from askwell.practice.holding import actions
from askwell.practice.holding import queries as holding
from askwell.practice.holding.rules import EXTENSION_MINUTES, PermissionAnswer, PermissionKind, TimeChoice
from askwell.practice.lifecycle.actions import interviews as lifecycle
from askwell.practice.lifecycle.actions import talks as room
from askwell.practice.thanking import queries as thanking
from askwell.words import about, scripts

_DEBRIEF = ("learned", "surprised", "unknown", "advice", "detail")


def define(made: Actions) -> None:
    """Declare the actions."""
    _which(made.add("begin", _begin, "start the clock"))
    permit = _which(made.add("permit", _permit, "keep what they said when asked for leave"))
    permit.add_argument("kind", **words_of(PermissionKind))
    permit.add_argument("answer", **words_of(PermissionAnswer))
    note = _which(made.add("note", _note, "keep the notes on one question as they stand"))
    _what(note)
    note.add_argument("--star", action="store_true")
    check = _which(
        made.add("check-time", _check_time, "show the sentence for the agreed minute, or keep what was said")
    )
    check.add_argument("choice", nargs="?", **words_of(TimeChoice))
    check.add_argument(
        "--minutes", type=int, default=EXTENSION_MINUTES, metavar="N", help="how many more they granted"
    )
    finish = _which(
        made.add("finish", _finish, "end the talk: notes become answers, and a card is on the desk")
    )
    finish.add_argument("--began", metavar="WHEN", help="when it began, for a talk held on paper")
    answer = _which(made.add("answer", _answer, "keep or change an answer after the talk"))
    _what(answer)
    answer.add_argument("--star", action="store_true")
    answer.add_argument("--quote", action="store_true", help="these are their own words")
    answer.add_argument("--off-record", action="store_true")
    debrief = _which(made.add("debrief", _debrief, "keep what the same hour still remembers"))
    for name in _DEBRIEF:
        debrief.add_argument(f"--{name}", metavar="TEXT")
    define_refer(_which(made.add("refer", _refer, "keep whom they named")))


def _which(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("interview", metavar="UID")
    return parser


def _what(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "question", metavar="QUESTION", help="its uid, its key, its number in the plan, or - for none"
    )
    parser.add_argument("text", metavar="TEXT")


def done(found: Interview, *more: str, **data: Any) -> Reply:
    """Return what is answered after something was done with an interview, with more `data` about it."""
    return telling.done({**talks.interview_line(queries.interview(found.uid)), **data}, *more)


def the_item(found: Interview, word: str) -> PlanItem | None:
    """Return the question of a plan by uid, key or number from 1; None for “-”."""
    if word == "-":
        return None
    for place, item in enumerate(asking.plan_items(found.plan), 1):
        if word in {item.uid, item.key, str(place)}:
            return item
    raise NotFoundError(N_("There is no question {word} in the plan for this talk."), word=word)


def _begin(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.interview(args.interview)
    business = about.concerns_business(found.goal.text if found.goal else "")
    room.enter(found, None, business=business, **here.write)
    items = asking.plan_items(queries.interview(found.uid).plan)
    return done(found, questions=talks.questions(items, found.minutes))


def _permit(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.interview(args.interview)
    kind, said = PermissionKind(args.kind), PermissionAnswer(args.answer)
    actions.permit(found.contact, kind, said, interview=found, **here.write)
    return done(found, permission={"kind": str(kind), "answer": str(said)})


def _note(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.interview(args.interview)
    item = the_item(found, args.question)
    actions.note(found, item, text_or_file(args.text), at=here.at, starred=args.star)
    kept = next(one for one in talks.notes(found) if one["question"] == (item.uid if item else None))
    return Reply(kept, [kept["text"]])


def _check_time(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.interview(args.interview)
    if args.choice is None:
        said = scripts.time_check(found.minutes + found.extra_minutes, asking.own_wordings())
        return Reply({"text": said.text}, [said.text])
    choice = TimeChoice(code(args.choice))
    kept = actions.check_time(found, choice, extra_minutes=args.minutes, **here.write)
    return done(found, choice=kept.choice, extra_minutes=kept.extra_minutes)


def _finish(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.interview(args.interview)
    began = clock.parse_moment(args.began, here.seeker.time_zone) if args.began else None
    lifecycle.finish(found, here.seeker, began_at=began, **here.write)
    cards = [one.uid for one in thanking.of_contact(found.contact_id) if one.interview_id == found.pk]
    answers = [talks.answer(one) for one in holding.answers_of(found.pk)]
    return done(found, answers=answers, card=cards[0])


def _answer(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.interview(args.interview)
    kept = actions.answer(
        found,
        the_item(found, args.question),
        text_or_file(args.text),
        starred=args.star,
        quote=args.quote,
        off_record=args.off_record,
        **here.write,
    )
    return telling.done(talks.answer(kept) if kept else {})


def _debrief(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.interview(args.interview)
    kept = talks.interview(found)["debrief"] or {}
    actions.debrief(found, **here.write, **{**kept, **something(given(args, _DEBRIEF))})
    return done(found, debrief=talks.interview(found)["debrief"])


def _refer(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.interview(args.interview)
    return keep_name(here, args, found.contact.uid, interview=found)
