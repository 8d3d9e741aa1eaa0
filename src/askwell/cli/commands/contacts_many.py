"""`askwell contacts`, third part: what is done with many at once."""

import argparse
from dataclasses import asdict
from pathlib import Path

from django.utils.translation import gettext as _

from askwell.cli import filters, telling
from askwell.cli.arguments import Actions, contact
from askwell.cli.files import write
from askwell.cli.here import Here, Reply
from askwell.practice.identifying import tagging
from askwell.practice.lifecycle.actions import erasing
from askwell.words import held
from askwell.workspace import erasures


def define(made: Actions) -> None:
    """Declare the actions."""
    for word, run, purpose in (
        ("tag", _tag, "give contacts a tag"),
        ("untag", _untag, "take a tag from contacts"),
    ):
        made_one = made.add(word, run, purpose)
        made_one.add_argument("name", metavar="TAG")
        _whom(made_one)
    erase = made.add("erase", _erase, "erase somebody for good; nothing brings them back")
    erase.add_argument("contact", metavar="CONTACT")
    erase.add_argument("--dry-run", action="store_true", help="only show what would be erased")
    told = made.add("export-person", _export_person, "write all that is held about somebody, for them")
    told.add_argument("contact", metavar="CONTACT")
    told.add_argument("--out", required=True, type=Path, metavar="FILE.zip")
    allow = made.add("allow-erased", _allow, "let files bring somebody back who was erased")
    allow.add_argument("uid", nargs="?", metavar="UID", help="the list of them without")
    _whom(made.add("archive", _archive, "put contacts aside: in no list, with no next step"))
    _whom(made.add("unarchive", _unarchive, "bring contacts back that were put aside"))


def _whom(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("contacts", nargs="*", metavar="CONTACT", help="else those of a filter")
    filters.define(parser)


def _tag(here: Here, args: argparse.Namespace) -> Reply:
    chosen = filters.people(args.contacts, filters.wanted(args))
    changed = tagging.tag(chosen, args.name, **here.write)
    return _done(len(chosen), changed)


def _untag(here: Here, args: argparse.Namespace) -> Reply:
    chosen = filters.people(args.contacts, filters.wanted(args))
    changed = tagging.untag(chosen, args.name, **here.write)
    return _done(len(chosen), changed)


def _archive(here: Here, args: argparse.Namespace) -> Reply:
    chosen = filters.people(args.contacts, filters.wanted(args))
    return _done(len(chosen), tagging.put_aside(chosen, **here.write))


def _unarchive(here: Here, args: argparse.Namespace) -> Reply:
    chosen = filters.people(args.contacts, filters.wanted(args))
    return _done(len(chosen), tagging.put_aside(chosen, aside=False, **here.write))


def _erase(here: Here, args: argparse.Namespace) -> Reply:
    found = contact(args.contact)
    gone = erasing.preview(found) if args.dry_run else erasing.erase(found, **here.write)
    data = {
        "uid": gone.uid,
        "name": gone.name,
        "erased": not args.dry_run,
        "rows": gone.rows,
        "mails": gone.mails,
        "in_calendars": gone.placed,
        "mentions": [asdict(one) for one in gone.mentions],
    }
    lines = [
        _("{name} would be erased.").format(name=gone.name)
        if args.dry_run
        else _("{name} is erased. This cannot be taken back.").format(name=gone.name),
        *(f"{table}: {count}" for table, count in sorted(gone.rows.items())),
    ]
    if gone.mentions:
        lines.append(_("Words that speak of them, for you to look at:"))
        lines += [f"{one.table} {one.uid} {one.column}: {one.words}" for one in gone.mentions]
    return Reply(data, lines)


def _export_person(here: Here, args: argparse.Namespace) -> Reply:
    found = contact(args.contact)
    write(args.out, held.person_file(found, on=here.today))
    data = {"uid": found.uid, "file": str(args.out), "bytes": args.out.stat().st_size}
    return Reply(data, [_("{file} is written.").format(file=args.out)])


def _allow(_here: Here, args: argparse.Namespace) -> Reply:
    if args.uid:
        erasures.allow(args.uid)
    found = [asdict(one) for one in erasures.erasures()]
    return Reply(found, [f"{one['uid']}  {one['at']:%Y-%m-%d}" for one in found])


def _done(chosen: int, changed: int) -> Reply:
    return telling.done({"chosen": chosen, "changed": changed})
