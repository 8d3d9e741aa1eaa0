"""`askwell import`: contacts from files, each file one entry of the journal."""

import argparse
from pathlib import Path

from django.utils.translation import gettext as _

from askwell.cli.here import Here, Reply
from askwell.cli.progress import progress
from askwell.practice.lifecycle.actions.importing import import_file
from askwell.words import imports


def define(parser: argparse.ArgumentParser, _noun: str) -> None:
    """Give the parser what it needs."""
    parser.set_defaults(run=_import)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument(
        "--as",
        dest="format",
        metavar="FORMAT",
        help="such as linkedin, google or vcard; found out if not said",
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")


def _import(here: Here, args: argparse.Namespace) -> Reply:
    data, lines = [], []
    for file in args.files:
        with progress(_("{n} records read")) as tell:
            report = import_file(file, format=args.format, dry_run=args.dry_run, progress=tell, **here.write)
        data.append(
            {
                "file": file.name,
                "format": report.format,
                "read": report.read,
                "added": report.added,
                "updated": report.updated,
                "unchanged": report.unchanged,
                "merged": report.merged,
                "to_review": report.to_review,
                "skipped": [{"record": one[0], "reason": one[1]} for one in report.skipped],
                "entry": report.entry or None,
            }
        )
        said = imports.preview(report) if args.dry_run else imports.outcome(report)
        lines.append(f"{file.name}: {said}")
        lines += [f"  {record}: {why}" for record, why, _what in imports.skipped(report)]
    return Reply(data, lines)
