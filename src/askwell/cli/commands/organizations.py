"""`askwell organizations`: where contacts work."""

import argparse

from askwell.cli import telling
from askwell.cli.arguments import Actions, given, something
from askwell.cli.commands.contacts import define_details
from askwell.cli.here import Here, Reply
from askwell.cli.shapes import people
from askwell.practice.identifying import actions, merging, queries

_FIELDS = ("city", "country", "time_zone", "note")


def define(parser: argparse.ArgumentParser, _noun: str) -> None:
    """Give the parser its actions."""
    made = Actions(parser)
    show = made.add("show", _show, "show an organization with its details and people")
    show.add_argument("organization", metavar="UID")
    add = made.add("add", _add, "add an organization")
    add.add_argument("name", metavar="NAME")
    edit = made.add("edit", _edit, "change what is known of an organization")
    edit.add_argument("organization", metavar="UID")
    edit.add_argument("--name", metavar="NAME")
    for one in (add, edit):
        for field in _FIELDS:
            one.add_argument(f"--{field.replace('_', '-')}", metavar="TEXT")
        one.add_argument("--target", action=argparse.BooleanOptionalAction, help="on the target list")
    define_details(made, "organization")
    join = made.add("join", _join, "let another organization be this one; its people and details come along")
    join.add_argument("organization", metavar="UID")
    join.add_argument("other", metavar="UID")


def _show(_here: Here, args: argparse.Namespace) -> Reply:
    found = queries.organization(args.organization)
    page = queries.page_by_name(organization_id=found.pk)
    data = {
        **people.organization(found),
        "contacts": [{"uid": one.uid, "name": one.full_name} for one in page.contacts],
    }
    lines = [found.name, found.uid, *(f"{one['kind']}: {one['value']}" for one in data["details"])]
    return Reply(data, [*lines, *(f"{one.uid}  {one.full_name}" for one in page.contacts)])


def _add(here: Here, args: argparse.Namespace) -> Reply:
    made = actions.add_organization(args.name, **here.write, **given(args, (*_FIELDS, "target")))
    return telling.done(people.organization(made), made.uid)


def _edit(here: Here, args: argparse.Namespace) -> Reply:
    found = queries.organization(args.organization)
    values = something(given(args, ("name", *_FIELDS, "target")))
    actions.edit_organization(found, **here.write, **values)
    return telling.done(people.organization(queries.organization(found.uid)))


def _join(here: Here, args: argparse.Namespace) -> Reply:
    kept, other = queries.organization(args.organization), queries.organization(args.other)
    return telling.done(people.organization(merging.join(kept, other, **here.write)))
