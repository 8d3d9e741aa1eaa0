"""`askwell print`: sheets and cards as PDF."""

import argparse
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from askwell.cli.arguments import is_uid, words_of
from askwell.cli.files import write
from askwell.cli.here import Here, Reply
from askwell.integrations.handovers import coach_file
from askwell.integrations.printing import stocks
from askwell.integrations.printing.shop import COVERS, FOLDS
from askwell.kernel.errors import N_, BadInputError, NotFoundError, UsageError
from askwell.practice.arranging.models import Interview
from askwell.practice.asking import queries as asking
from askwell.practice.holding.redaction import Level
from askwell.practice.identifying.models import Contact
from askwell.practice.thanking.models import Card
from askwell.words import papers, reports, shop
from askwell.words.pack import Pack, print_pack

_SHORT = {
    "sheet": "question-sheet",
    "cue": "cue-card",
    "card": "thank-you-card",
    "words": "card-words",
    "day": "day-sheet",
    "finding": "finding-sheet",
}
_PACK = "starter-pack"
_REPORT = "report"
_FOR_NOBODY = frozenset(
    {
        "day-sheet",
        "finding-sheet",
        "business-cards",
        "calling-cards",
        "labels",
        "printer-test",
        "waiting-cards",
    }
)


def define(parser: argparse.ArgumentParser, _noun: str) -> None:
    """Give the parser what it needs."""
    parser.set_defaults(run=_print)
    parser.add_argument(
        "kind",
        choices=[*papers.KINDS, *_SHORT, _PACK, _REPORT],
        metavar="KIND",
        help=", ".join([*papers.KINDS, *_SHORT, _PACK, _REPORT]),
    )
    parser.add_argument(
        "subjects",
        nargs="*",
        metavar="UID",
        help="of an interview, a contact, a card, or (report) a goal; several in one PDF",
    )
    parser.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")
    parser.add_argument("--size", choices=["a4", "letter"], help="yours if not said")
    parser.add_argument("--words-inside", action="store_true", help="print the words into the thank-you card")
    parser.add_argument("--large", action="store_true", help="the question sheet or the pack in large print")
    made = parser.add_argument_group("cards, envelopes and sheets")
    made.add_argument("--cover", choices=COVERS, metavar="|".join(COVERS), help="of the thank-you card")
    made.add_argument("--fold", choices=FOLDS, metavar="|".join(FOLDS))
    made.add_argument("--envelope", metavar="KIND", help=", ".join(stocks.ENVELOPES))
    made.add_argument("--stock", metavar="TYPE", help=", ".join([*stocks.CARDS, *stocks.LABELS]))
    made.add_argument("--code", action="store_true", help="business cards with a square to scan")
    made.add_argument("--skip", type=int, default=0, metavar="N", help="labels gone from the first sheet")
    made.add_argument("--nudge", type=_nudge, metavar="X,Y", help="mm to the right and down, such as 0.5,-1")
    pack = parser.add_argument_group(_PACK)
    pack.add_argument("--pack", type=Path, metavar="FILE", help="questions and words of a coach's file")
    pack.add_argument("--filled", action="store_true", help="with your goal, questions and words")
    parser.add_argument("--level", default="me", help="for whom a report is", **words_of(Level))
    pack.add_argument("--copies", type=int, default=1, metavar="N", help="so many in one PDF, for a workshop")


def _print(here: Here, args: argparse.Namespace) -> Reply:
    kind = _SHORT.get(args.kind, args.kind)
    if kind == _PACK:
        return _print_pack(here, args)
    if kind == _REPORT:
        return _print_report(here, args)
    subjects = [{}] if kind in _FOR_NOBODY else [_subject(uid) for uid in args.subjects or [""]]
    options = _options(args)
    size = args.size or shop.sheet_of(kind, here.seeker, options)
    pdf = papers.print_several(kind, here.seeker, subjects, today=here.today, size=size, **options)
    write(args.out, pdf)
    data = {"kind": kind, "size": size, "file": str(args.out), "bytes": len(pdf)}
    return Reply(data, [_("{file} is ready to print.").format(file=args.out)])


def _options(args: argparse.Namespace) -> dict[str, Any]:
    names = ("cover", "fold", "envelope", "stock", "code", "skip", "nudge", "words_inside", "large")
    return {name: getattr(args, name) for name in names if getattr(args, name)}


def _nudge(text: str) -> tuple[float, float]:
    """Read two lengths in mm; raises ArgumentTypeError."""
    try:
        x, y = (float(one) for one in text.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("write two numbers, such as 0.5,-1")) from error
    return x, y


def _print_pack(here: Here, args: argparse.Namespace) -> Reply:
    if args.pack and not args.pack.is_file():
        raise BadInputError(N_("There is no file called {name}."), name=args.pack.name)
    size = args.size or here.seeker.paper
    chosen = Pack(
        file=coach_file.read(args.pack) if args.pack else None,
        filled=args.filled,
        large=args.large,
        copies=args.copies,
    )
    pdf = print_pack(chosen, here.seeker, today=here.today, size=size)
    write(args.out, pdf)
    data = {"kind": _PACK, "size": size, "file": str(args.out), "bytes": len(pdf)}
    return Reply(data, [_("{file} is ready to print.").format(file=args.out)])


def _print_report(here: Here, args: argparse.Namespace) -> Reply:
    if len(args.subjects) > 1:
        raise UsageError(N_("This paper is printed for one at a time."))
    goal = asking.goal(args.subjects[0]) if args.subjects else asking.present_goal()
    if goal is None:
        raise NotFoundError(N_("There is no such goal here."))
    size = args.size or here.seeker.paper
    pdf = reports.print_report(goal, here.seeker, Level(args.level), today=here.today, size=size)
    write(args.out, pdf)
    data = {
        "kind": _REPORT,
        "level": args.level,
        "size": size,
        "file": str(args.out),
        "bytes": len(pdf),
    }
    return Reply(data, [_("{file} is ready to print.").format(file=args.out)])


def _subject(uid: str) -> dict[str, str]:
    """Return what a uid names; raises UsageError for none, NotFoundError for an unknown one."""
    if not uid:
        raise UsageError(N_("Say whom this paper is for."))
    nouns = (("interview", Interview), ("contact", Contact), ("card", Card))
    for noun, model in nouns:
        if is_uid(uid) and model._default_manager.filter(uid=uid).exists():
            return {noun: uid}
    raise NotFoundError(N_("There is no interview, contact or card {uid} here."), uid=uid)
