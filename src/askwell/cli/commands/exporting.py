"""`askwell export` and `askwell restore`: everything in a file, and back."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from askwell.cli import filters
from askwell.cli.arguments import words_of
from askwell.cli.files import write
from askwell.cli.here import Here, Reply
from askwell.cli.progress import progress
from askwell.integrations.calendars import events
from askwell.integrations.handovers import brief as briefs
from askwell.integrations.reports import formats
from askwell.integrations.writers import csv, vcard
from askwell.kernel.errors import N_, BadInputError, NotFoundError, UsageError
from askwell.practice.asking import queries as asking
from askwell.practice.coaching import queries as coaching
from askwell.practice.coaching.queries import Ticked
from askwell.practice.coaching.rules import Names, Part
from askwell.practice.holding.redaction import Level
from askwell.practice.identifying.models import Contact
from askwell.practice.lifecycle import choosing
from askwell.practice.lifecycle.actions import archive
from askwell.practice.lifecycle.choosing import Wanted
from askwell.words import coaching as words
from askwell.words import exports, reports
from askwell.workspace import erasures

_MOST = 10_000_000
_FORMATS = ("archive", "vcard", "csv", "ics", "brief", "report")
_WRITERS = {".html": formats.page, ".md": formats.markdown, ".csv": formats.table}


def define(parser: argparse.ArgumentParser, noun: str) -> None:
    """Give the parser what the word before it needs."""
    if noun == "restore":
        parser.set_defaults(run=_restore)
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--erased", type=Path, metavar="LIST", help="erased.json of the home before, where it was lost"
        )
        return
    parser.set_defaults(run=_export)
    parser.add_argument("format", choices=_FORMATS, metavar="|".join(_FORMATS))
    parser.add_argument("--out", required=True, type=Path, metavar="FILE")
    parser.add_argument(
        "--without-journal", action="store_true", help="leave out what was done (archive only)"
    )
    parser.add_argument("--raw-phones", action="store_true", help="phone numbers as they are (csv only)")
    filters.define(parser)
    told = parser.add_argument_group(
        "brief", "what a coach is shown; goal, standing and promises if not said"
    )
    told.add_argument("--names", default="initials", **words_of(Names))
    told.add_argument("--part", action="append", help="a part to show; may be said again", **words_of(Part))
    told.add_argument("--learned", action="append", default=[], metavar="UID", help="a finding to show")
    told.add_argument("--chosen", default="", metavar="TEXT", help="what to do before we meet")
    told.add_argument("--level", default="me", help="for whom a report is", **words_of(Level))
    told.add_argument("--talk", default="", metavar="TEXT", help="what to talk about")


def _export(here: Here, args: argparse.Namespace) -> Reply:
    if args.without_journal and args.format != "archive":
        raise UsageError(N_("Only an archive has a journal to leave out."))
    if args.out.is_dir() or not args.out.absolute().parent.is_dir():
        raise BadInputError(N_("{file} cannot be written there."), file=args.out)
    if args.format == "brief":
        return _brief(here, args)
    if args.format == "report":
        return _report(here, args)
    if args.format == "archive":
        _archive(args)
    else:
        write(args.out, _content(args.format, filters.wanted(args), raw_phones=args.raw_phones))
    data: dict[str, Any] = {"format": args.format, "file": str(args.out), "bytes": args.out.stat().st_size}
    return Reply(data, [_("{file} is written.").format(file=args.out)])


def _brief(here: Here, args: argparse.Namespace) -> Reply:
    """Write the page, and its facts beside it for a coach's own Askwell."""
    parts = {Part(one) for one in args.part} if args.part else set(Ticked().parts)
    written = {Part.LEARNED: args.learned, Part.CHOSEN: args.chosen, Part.TALK: args.talk}
    ticked = Ticked(
        names=Names(args.names),
        parts=frozenset(parts | {part for part, given in written.items() if given}),
        learned=frozenset(args.learned),
        chosen=args.chosen,
        talk=args.talk,
    )
    made = coaching.brief(here.seeker, ticked, today=here.today, at=here.at)
    facts = args.out.with_suffix(".json")
    if facts == args.out:
        raise UsageError(N_("Name the page, such as brief.html; its facts go beside it into a .json."))
    write(args.out, words.page(made, here.today).encode("utf-8", "replace"))
    write(facts, briefs.write(made))
    data: dict[str, Any] = {
        "format": "brief",
        "file": str(args.out),
        "facts": str(facts),
        "names": args.names,
        "parts": list(made.sections),
    }
    return Reply(data, [_("{file} is written.").format(file=one) for one in (args.out, facts)])


def _report(here: Here, args: argparse.Namespace) -> Reply:
    """Write what was learned about a goal, as the ending of the file says."""
    writer = _WRITERS.get(args.out.suffix.lower())
    if writer is None:
        raise UsageError(N_("Name the report .html, .md or .csv; “askwell print report” makes a PDF."))
    goal = asking.goal(args.goal) if args.goal else asking.present_goal()
    if goal is None:
        raise NotFoundError(N_("There is no such goal here."))
    text = writer(reports.report(goal, here.seeker, Level(args.level), today=here.today))
    # A mark at the beginning lets Excel read every script.
    encoding = "utf-8-sig" if writer is formats.table else "utf-8"
    write(args.out, text.encode(encoding, "replace"))
    data = {"format": "report", "level": args.level, "file": str(args.out), "bytes": args.out.stat().st_size}
    return Reply(data, [_("{file} is written.").format(file=args.out)])


def _archive(args: argparse.Namespace) -> None:
    """Write the archive beside its place, then move it there."""
    draft: Path = args.out.with_name(f".{args.out.name}.part")
    try:
        archive.export_archive(draft, with_journal=not args.without_journal)
        draft.replace(args.out)
    except PermissionError as error:
        raise BadInputError(N_("{file} cannot be written there."), file=args.out) from error
    finally:
        draft.unlink(missing_ok=True)


def _content(kind: str, asked: Wanted, *, raw_phones: bool) -> Iterator[bytes]:
    if kind == "ics":
        yield events.write(exports.events())
        return
    with progress(_("{n} contacts written")) as tell:
        chosen = choosing.ids(asked, most=_MOST) if asked.as_values() else None
        told = (_told(tell, one) for one in exports.drafts(chosen))
        if kind == "vcard":
            yield from (part.encode() for part in vcard.write(told))
        else:
            # A mark at the beginning lets Excel read every script.
            yield b"\xef\xbb\xbf"
            yield from (part.encode() for part in csv.write(told, raw_phones=raw_phones))


def _told(tell: Any, one: Any) -> Any:
    tell(one.record)
    return one


def _restore(here: Here, args: argparse.Namespace) -> Reply:
    if not args.file.is_file():
        raise BadInputError(N_("There is no file called {name}."), name=args.file.name)
    if args.erased:
        erasures.adopt(args.erased)
    archive.restore_archive(args.file, **here.write)
    data = {"file": str(args.file), "contacts": Contact.objects.filter(merged_into__isnull=True).count()}
    return Reply(data, [_("{file} is back.").format(file=args.file)])
