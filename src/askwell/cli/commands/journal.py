"""`askwell journal` and `askwell undo`: what was done, and taking it back."""

import argparse
from typing import Any

from django.utils.translation import gettext as _

from askwell.cli.here import Here, Reply
from askwell.words import journal as words
from askwell.workspace import journal, queries
from askwell.workspace.models import Entry


def define(parser: argparse.ArgumentParser, noun: str) -> None:
    """Give the parser what the word before it needs."""
    if noun == "undo":
        parser.set_defaults(run=_undo)
        parser.add_argument(
            "entry", nargs="?", metavar="ENTRY", help="a uid; the newest entry that can be, if not said"
        )
    else:
        parser.set_defaults(run=_journal)
        parser.add_argument("--limit", type=int, default=queries.PAGE, metavar="N")


def _shape(one: Entry) -> dict[str, Any]:
    return {
        "uid": one.uid,
        "at": one.at,
        "action": one.action,
        "subject": {"kind": one.subject_kind, "uid": one.subject_uid} if one.subject_uid else None,
        "undoes": one.undoes.uid if one.undoes else None,
        "undone_by": next((each.uid for each in one.undone_by.all()), None),
        "final": one.sealed,
    }


def _sentence(one: Entry) -> str:
    name = queries.subject_name(one)
    return words.undone(one.undoes.action, name) if one.undoes else words.done(one.action, name)


def _journal(_here: Here, args: argparse.Namespace) -> Reply:
    found = queries.entries(limit=max(1, args.limit))
    return Reply([_shape(one) for one in found], [f"{one.uid}  {_sentence(one)}" for one in found])


def _undo(here: Here, args: argparse.Namespace) -> Reply:
    done = queries.entry(args.entry) if args.entry else queries.newest_to_undo()
    name = queries.subject_name(done)
    undoing = journal.undo(done, **here.write)
    kept = queries.entry(undoing.uid)
    said = words.undone(done.action, name) if done.action != "undo" else _("Done again.")
    return Reply(_shape(kept), [said])
