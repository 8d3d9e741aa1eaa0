"""`askwell contacts`: list, show, add and change contacts."""

import argparse
from typing import Any

from askwell.cli import filters, telling
from askwell.cli.arguments import Actions, code, contact, given, is_uid, something, words_of
from askwell.cli.commands import contacts_approach, contacts_many, contacts_merging
from askwell.cli.here import Here, Reply
from askwell.cli.shapes import people
from askwell.kernel.errors import N_, BadInputError, NotFoundError
from askwell.practice.identifying import actions, queries
from askwell.practice.identifying.listing import Listed
from askwell.practice.identifying.rules import DetailKind, SourceKind, Tie
from askwell.practice.lifecycle import choosing
from askwell.practice.lifecycle.choosing import Wanted
from askwell.practice.today import queries as today_queries
from askwell.words import steps

_CHUNK = 500
_FIELDS = ("called", "say_it", "organization", "title", "city", "time_zone", "best_time", "tie", "note")
_PARTS = ("street", "city", "region", "postal_code", "country")


def define(parser: argparse.ArgumentParser, _noun: str) -> None:
    """Give the parser its actions."""
    made = Actions(parser)
    find = made.add("list", _list, "list contacts by name")
    filters.define(find)
    find.add_argument(
        "--limit", type=int, default=50, metavar="N", help="at most so many, 50 if not said, 0 for all"
    )
    _who(made.add("show", _show, "show everything known, each value with its source"))
    add = made.add("add", _add, "add a contact")
    add.add_argument("name", metavar="NAME")
    add.add_argument("--no-name", action="store_true", help="NAME says who they are: “the owner of Nordwind”")
    add.add_argument("--phone", action="append", default=[], metavar="NUMBER")
    add.add_argument("--email", action="append", default=[], metavar="ADDRESS")
    _fields(add)
    edit = _who(made.add("edit", _edit, "change what is known of a contact"))
    edit.add_argument("--name", dest="full_name", metavar="NAME")
    _fields(edit)
    define_details(made, "contact")
    contacts_approach.define(made)
    contacts_merging.define(made)
    contacts_many.define(made)


def _who(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("contact", metavar="CONTACT", help="a uid, or a name only one contact has")
    return parser


def _fields(parser: argparse.ArgumentParser) -> None:
    for name in _FIELDS:
        option = f"--{name.replace('_', '-')}"
        if name == "tie":
            parser.add_argument(option, **words_of(Tie))
        else:
            parser.add_argument(option, metavar="TEXT")


def define_details(made: Actions, owner: str) -> None:
    """Declare how a detail is added and removed, for contacts and organizations alike."""
    detail = made.add("detail", add_detail, "add a phone number, mail address, postal address or link")
    detail.add_argument("owner", metavar=owner.upper())
    detail.add_argument("kind", **words_of(DetailKind))
    detail.add_argument("value", nargs="?", default="", metavar="VALUE")
    detail.add_argument("--label", default="", metavar="TEXT")
    detail.add_argument("--said", action="store_true", help="they said it themselves")
    for part in _PARTS:
        detail.add_argument(f"--{part.replace('_', '-')}", metavar="TEXT", help="of a postal address")
    remove = made.add("remove-detail", remove_detail, "take a detail away")
    remove.add_argument("owner", metavar=owner.upper())
    remove.add_argument("detail", metavar="UID")
    for one in (detail, remove):
        one.set_defaults(of=owner)


def _list(_here: Here, args: argparse.Namespace) -> Reply:
    if args.limit < 0:
        raise BadInputError(N_("A limit is a number from 0."))
    found = [shape for chunk in _chunks(filters.wanted(args), args.limit) for shape in people.listed(chunk)]
    lines = [
        "  ".join(filter(None, (one["uid"], one["name"], one["title"], one["organization"], one["stage"])))
        for one in found
    ]
    return Reply(found, lines)


def _chunks(asked: Wanted, limit: int) -> list[list[Listed]]:
    """Return the contacts asked for, in runs that one query can take."""
    chunks: list[list[Listed]] = []
    after: tuple[str, int] | None = None
    left = limit or None
    while left is None or left > 0:
        size = _CHUNK if left is None else min(_CHUNK, left)
        page = choosing.page(asked, after=after, size=size)
        chunks.append(page.contacts)
        after = page.after
        if after is None:
            break
        left = None if left is None else left - len(page.contacts)
    return chunks


def _show(here: Here, args: argparse.Namespace) -> Reply:
    found = contact(args.contact)
    data = people.contact(found)
    where = found.organization.name if found.organization else ""
    lines = [", ".join(filter(None, (found.full_name, found.title, where))), found.uid]
    lines += [f"{one['kind']}: {one['value']}  ({one['source']['kind']})" for one in data["details"]]
    lines += [f"{one['on']} {one['channel']}: {one['outcome']}" for one in data["attempts"]]
    lines += [f"interview {one['uid']} {one['state']} {one['when'] or ''}" for one in data["interviews"]]
    step = today_queries.step_of(found.pk)
    if step:
        lines.append(f"{steps.when(step, here.today)}: {steps.title(step)}")
    return Reply(data, lines)


def _add(here: Here, args: argparse.Namespace) -> Reply:
    values = _known(args)
    made = actions.add_contact(
        args.name,
        name_known=not args.no_name,
        organization=values.pop("organization", ""),
        phones=args.phone,
        emails=args.email,
        country=here.seeker.country,
        **here.write,
        **values,
    )
    return telling.done(people.line(made), made.uid)


def _edit(here: Here, args: argparse.Namespace) -> Reply:
    found = contact(args.contact)
    values = something({**given(args, ["full_name"]), **_known(args)})
    actions.edit_contact(found, **here.write, **values)
    return telling.done(people.line(found))


def _known(args: argparse.Namespace) -> dict[str, Any]:
    values = given(args, _FIELDS)
    if "tie" in values:
        values["tie"] = Tie(code(values["tie"]))
    return values


def add_detail(here: Here, args: argparse.Namespace) -> Reply:
    """Add a detail to a contact or an organization."""
    owner = contact(args.owner) if args.of == "contact" else queries.organization(args.owner)
    kind = DetailKind(args.kind)
    parts = given(args, _PARTS) if kind is DetailKind.ADDRESS else {}
    made = actions.add_detail(
        owner,
        kind,
        args.value,
        label=args.label,
        parts=parts,
        source_kind=SourceKind.SAID if args.said else SourceKind.TYPED,
        country=here.seeker.country,
        **here.write,
    )
    return telling.done(people.detail(made) if made else {})


def remove_detail(here: Here, args: argparse.Namespace) -> Reply:
    """Take a detail away."""
    if args.of == "contact":
        owner = contact(args.owner)
        details = queries.details_of([owner.pk])[owner.pk]
    else:
        details = queries.details_of_organization(queries.organization(args.owner).pk)
    found = next((one for one in details if is_uid(args.detail) and one.uid == args.detail), None)
    if found is None:
        raise NotFoundError(N_("There is no such detail here."))
    data = people.detail(found)
    actions.remove_detail(found, **here.write)
    return telling.done(data)
