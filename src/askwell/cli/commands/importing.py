"""`askwell import`: contacts from files, each file one entry of the journal."""

import argparse
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from askwell.cli.here import Here, Reply
from askwell.cli.progress import progress
from askwell.integrations.readers import Maps
from askwell.integrations.readers.columns import FIELDS, LEFT_OUT
from askwell.integrations.readers.sandbox import read_apart
from askwell.kernel.drafts import OwnProfile, TableLook
from askwell.kernel.errors import N_, BadInputError, UsageError
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying import queries
from askwell.practice.lifecycle.actions.importing import import_file
from askwell.words import columns, imports


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
    parser.add_argument(
        "--column",
        dest="columns",
        action="append",
        default=[],
        metavar="NAME=FIELD",
        help='what a column of a table holds, such as "Firma=organization" or "Handy=phone:mobile"',
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
    parser.add_argument(
        "--report", type=Path, metavar="FILE.csv", help="keep what became of every record, as a table"
    )


def _import(here: Here, args: argparse.Namespace) -> Reply:
    data, lines = [], []
    reports = []
    for file in args.files:
        maps = _named(here, file, args) if args.columns else None
        with progress(_("{n} records read")) as tell:
            report = import_file(
                file, format=args.format, dry_run=args.dry_run, progress=tell, maps=maps, **here.write
            )
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
                "columns": _columns(report.table),
                "own": _own(report.own),
                "entry": report.entry or None,
            }
        )
        reports.append((file.name, report))
        said = imports.preview(report) if args.dry_run else imports.outcome(report)
        lines.append(f"{file.name}: {said}")
        lines += [f"  {record}: {why}" for record, why, _what in imports.skipped(report)]
        lines += _said_of_columns(report.table) if args.dry_run else []
    if args.report:
        args.report.write_text(imports.saved(reports), encoding="utf-8-sig", newline="")
    return Reply(data, lines)


def _named(here: Here, file: Path, args: argparse.Namespace) -> Maps:
    """Return the columns as the command line names them, and remember them unless it is a dry run."""
    said = dict(one.partition("=")[::2] for one in args.columns)
    look = _look(file, args.format)
    if unknown := said.keys() - set(look.columns):
        raise UsageError(
            N_("There is no column called {name}. The columns are: {known}."),
            name=", ".join(sorted(unknown)),
            known=", ".join(look.columns),
        )
    for code in said.values():
        if code.partition(":")[0] not in (*FIELDS, LEFT_OUT, ""):
            raise UsageError(
                N_("There is no field called {name}. Known are: {known}."), name=code, known=", ".join(FIELDS)
            )
    fields = [said.get(name, field) for name, field in zip(look.columns, look.fields, strict=True)]
    if not args.dry_run:
        identifying.remember_columns(look, fields, **here.write)
    return {look.fingerprint: tuple(fields)}


def _look(file: Path, reader: str | None) -> TableLook:
    with read_apart(file, reader, maps=queries.column_maps()) as reading:
        next(iter(reading), None)
        if reading.table is None:
            raise BadInputError(N_("This file is no table whose columns could be named."))
        return reading.table


def _columns(table: TableLook | None) -> list[dict[str, str]] | None:
    if table is None:
        return None
    pairs = zip(table.columns, table.fields, strict=True)
    return [{"name": name, "field": field} for name, field in pairs]


def _own(own: OwnProfile | None) -> dict[str, Any] | None:
    if own is None:
        return None
    return {**own._asdict(), "positions": [one._asdict() for one in own.positions]}


def _said_of_columns(table: TableLook | None) -> list[str]:
    if table is None:
        return []
    return [
        f"  {name}: {columns.named(field)}" for name, field in zip(table.columns, table.fields, strict=True)
    ]
