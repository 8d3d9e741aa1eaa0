"""`askwell directory`: business directories as local files, searched without the network."""

import argparse
from datetime import UTC
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from askwell.cli import telling
from askwell.cli.arguments import Actions
from askwell.cli.here import Here, Reply
from askwell.cli.progress import progress
from askwell.cli.shapes import people
from askwell.cli.shapes import places as shapes
from askwell.integrations.directories import apart, finding, store
from askwell.integrations.directories.place import Wanted
from askwell.kernel.errors import N_, UsageError
from askwell.practice.identifying import queries
from askwell.practice.lifecycle import places
from askwell.practice.lifecycle.actions import places as actions
from askwell.words import directories as words


def define(parser: argparse.ArgumentParser, _noun: str) -> None:
    """Give the parser its actions."""
    made = Actions(parser)
    add = made.add("add", _add, "add a directory from a file, or a new release of one")
    add.add_argument("file", type=Path, metavar="FILE")
    add.add_argument("--name", metavar="NAME", help="what to call it; a known name means a new release of it")
    add.add_argument("--country", default="", metavar="CC", help="keep places of this country only")
    add.add_argument("--bbox", metavar="W,S,E,N", help="keep places inside this box only, in degrees")
    add.add_argument("--category", default="", metavar="KIND", help="keep this kind only, such as dentist")
    made.add("list", _list, "list the directories")
    search = made.add("search", _search, "find places by what they are and where")
    search.add_argument("text", nargs="?", default="", metavar="WHAT")
    search.add_argument("--near", metavar="PLACE", help="a town, latitude,longitude, or a contact")
    search.add_argument("--within", default="10km", metavar="DISTANCE", help="such as 10km or 5mi")
    search.add_argument("--category", default="", metavar="KIND", help="one of the kinds that --json lists")
    search.add_argument("--limit", type=int, default=20, metavar="N")
    search.add_argument("--after", default="", metavar="NEXT", help="go on where the last answer ended")
    take = made.add("take", _take, "put a place on my list: the business, and the person where known")
    take.add_argument("key", metavar="KEY")
    take.add_argument("--target", action="store_true", help="on the target list too")
    renew = made.add("renew", _renew, "add what the newest release knows of a business taken from it")
    renew.add_argument("organization", metavar="UID")
    remove = made.add("remove", _remove, "remove a directory; what was taken from it stays")
    remove.add_argument("name", metavar="NAME")


def _add(here: Here, args: argparse.Namespace) -> Reply:
    name = store.name_of(args.name or args.file.stem)
    wanted = Wanted(args.country, _box(args.bbox), args.category)
    with progress(_("{n} records read")) as tell:
        done = apart.build_apart(
            places.folder(),
            args.file,
            name,
            wanted,
            at=here.at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
            tell=lambda read, _kept: tell(read),
        )
    said = ngettext("{n} place in the directory {name}.", "{n} places in the directory {name}.", done["kept"])
    return Reply(done, [said.format(n=done["kept"], name=name)])


def _box(text: str | None) -> tuple[float, float, float, float] | None:
    if not text:
        return None
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError as error:
        raise UsageError(N_("Write the box as west,south,east,north in degrees.")) from error
    return west, south, east, north


def _list(_here: Here, _args: argparse.Namespace) -> Reply:
    found = store.directories(places.folder())
    lines = []
    for one in found:
        said = ngettext("{n} place", "{n} places", one.places).format(n=one.places)
        lines += [
            f"{one.name}  {said}",
            *(f"  {credit.sentence}" for credit in words.credits_of(one.sources)),
        ]
    return Reply([shapes.directory(one) for one in found], lines or [_("No directory is here yet.")])


def _search(_here: Here, args: argparse.Namespace) -> Reply:
    if not 0 < args.limit <= 1_000:
        raise UsageError(N_("--limit goes from 1 to 1000."))
    where = places.spot(args.near) if args.near else places.Spot("", None, None)
    kind = args.category.casefold().replace(" ", "_")
    asked = finding.Asked(args.text, kind, where.lon, where.lat, places.metres(args.within), where.town)
    results = finding.search(places.folder(), asked, after=places.key_of(args.after), size=args.limit)
    sources = [words.source_of(one.place.key) for one in results.found]
    credit = [one.sentence for one in words.credits_of(sources)]
    data = {
        "near": where.label or None,
        "places": [shapes.found(one) for one in results.found],
        "next": places.key_text(results.after) or None,
        "kinds": [{"kind": code, "places": count} for code, count in results.kinds],
        "attribution": credit,
    }
    lines = [_line(one) for one in results.found] or [_("Nothing of that kind is known there.")]
    if results.found:
        lines += ["", _("Ask to confirm a number before you rely on it."), *credit]
    return Reply(data, lines)


def _line(one: finding.Found) -> str:
    place = one.place
    parts = [
        place.name,
        words.distance(one.metres, about=one.about),
        place.city,
        *place.phones[:1],
        place.key,
    ]
    return "  ".join(filter(None, parts))


def _take(here: Here, args: argparse.Namespace) -> Reply:
    known = places.known(args.key)
    taken = actions.take(known.place, former=known.former, target=args.target, **here.write)
    data = {"organization": people.named(taken.organization), "contact": people.named(taken.contact)}
    return telling.done({**data, "fresh": taken.fresh})


def _renew(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.organization(args.organization)
    return telling.done({"uid": found.uid, "added": actions.renew(found, **here.write)})


def _remove(_here: Here, args: argparse.Namespace) -> Reply:
    store.remove(places.folder(), args.name)
    said = _("The directory {name} is gone. What you took from it stays.")
    return Reply({"name": args.name}, [said.format(name=args.name)])
