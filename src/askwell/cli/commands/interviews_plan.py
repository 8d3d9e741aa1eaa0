"""`askwell interviews`, third part: what is prepared before a talk, and the plan that fits."""

import argparse
from typing import Any

from askwell.cli.arguments import Actions, words_of
from askwell.cli.commands.interviews_room import done, the_item
from askwell.cli.here import Here, Reply
from askwell.cli.shapes import talks
from askwell.kernel.errors import N_, BadInputError
from askwell.practice.arranging import actions, queries
from askwell.practice.arranging.models import Interview
from askwell.practice.arranging.preparing import Ready
from askwell.practice.asking import actions as asking
from askwell.practice.asking import queries as asking_queries
from askwell.practice.asking.models import PlanItem
from askwell.practice.holding import answers
from askwell.practice.holding import queries as holding
from askwell.practice.lifecycle import planning
from askwell.words import about, preparing, questions


def define(made: Actions) -> None:
    """Declare the actions."""
    ready = _which(made.add("get-ready", _get_ready, "keep why them, three facts, what lies ready"))
    ready.add_argument("--why", metavar="TEXT")
    ready.add_argument(
        "--fact", action="append", metavar="TEXT", help="up to three, in place of those before"
    )
    ready.add_argument("--done", action="append", default=[], help="it lies ready", **words_of(Ready))
    ready.add_argument("--undone", action="append", default=[], help="not yet", **words_of(Ready))
    _which(made.add("propose", _propose, "give the talk the plan that fits its minutes"))
    for word, run, purpose in (
        ("lock", _lock, "keep a question in the plan, whatever is proposed"),
        ("unlock", _unlock, "let a question go with the rest"),
        ("swap", _swap, "put the best other question in the place of one"),
        ("on-site", _on_site, "note that their website answers a question, and take it out"),
    ):
        _which(made.add(word, run, purpose)).add_argument(
            "question", metavar="QUESTION", help="its uid, its key, or its number in the plan"
        )
    _which(made.add("history", _history, "show every form that the answers had, with who and when"))


def _which(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("interview", metavar="UID")
    return parser


def _get_ready(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.interview(args.interview)
    kept = queries.preparation_of(found.pk)
    now = {*(kept.ready if kept else []), *args.done} - {*args.undone}
    asked = args.why is not None or args.fact is not None or args.done or args.undone
    if asked:
        kept = actions.prepare(
            found,
            why=args.why if args.why is not None else kept.why if kept else "",
            facts=args.fact if args.fact is not None else kept.facts if kept else [],
            ready=[Ready(code) for code in now],
            **here.write,
        )
    items = preparing.items(found, kept.ready if kept else [])
    data = {
        "why": (kept.why if kept else preparing.why(found.contact)) or None,
        "facts": kept.facts if kept else [],
        "ready": {one.code: one.done for one in items},
    }
    lines = [f"{'x' if one.done else '-'} {one.words}" for one in items]
    return done(found, *lines, **data) if asked else Reply(data, lines)


def _shown(found: Interview, **more: Any) -> Reply:
    now = queries.interview(found.uid)
    items = talks.questions(asking_queries.plan_items(now.plan), now.minutes)
    return done(found, *(one["text"] for one in items), questions=items, **more)


def _propose(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.interview(args.interview)
    business = about.concerns_business(found.goal.text if found.goal else "")
    made = planning.take_proposal(found, here.seeker, business=business, **here.write)
    return _shown(found, why=[{"key": key, "why": questions.why(code)} for key, code in made.why.items()])


def _item(found: Interview, word: str) -> PlanItem:
    item = the_item(found, word)
    if item is None:
        raise BadInputError(N_("Choose a question, or write one in your own words."))
    return item


def _lock(here: Here, args: argparse.Namespace) -> Reply:
    return _locked(here, args, locked=True)


def _unlock(here: Here, args: argparse.Namespace) -> Reply:
    return _locked(here, args, locked=False)


def _locked(here: Here, args: argparse.Namespace, *, locked: bool) -> Reply:
    found = queries.interview(args.interview)
    item = _item(found, args.question)
    asking.lock(item, locked=locked, **here.write)
    return done(found, question=item.uid, locked=locked)


def _swap(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.interview(args.interview)
    item = _item(found, args.question)
    planning.swap_in(found, item.key or item.uid, **here.write)
    return _shown(found)


def _on_site(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.interview(args.interview)
    item = _item(found, args.question)
    planning.found_on_site(found, item.key or item.uid, **here.write)
    return _shown(found)


def _history(_here: Here, args: argparse.Namespace) -> Reply:
    found = queries.interview(args.interview)
    before = answers.history(found)
    data: list[dict[str, Any]] = [
        {
            "answer": now.uid,
            "until": [
                {"at": one.at, "by": one.by or None, "text": one.text, "off_record": one.off_record}
                for one in before.get(now.pk, [])
            ],
            "now": now.text,
        }
        for now in holding.answers_of(found.pk)
    ]
    return Reply(data, [f"{len(one['until'])}  {one['now']}" for one in data])
