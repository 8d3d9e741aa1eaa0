"""`askwell phones`: the phones that are let in, and letting one go."""

import argparse

from django.utils.translation import gettext as _

from askwell.cli.here import Here, Reply
from askwell.workspace import members
from askwell.workspace.models import Session


def define(parser: argparse.ArgumentParser, _noun: str) -> None:
    """Give the parser what it needs."""
    parser.set_defaults(run=_run)
    parser.add_argument("--let-go", type=int, metavar="NUMBER", help="let this one in no more")


def _run(here: Here, args: argparse.Namespace) -> Reply:
    if args.let_go is not None:
        gone = members.let_phone_go(here.member, args.let_go)
        return Reply(_shape(gone), [_("{name} sees nothing more.").format(name=gone.phone)])
    found = members.phones(here.member)
    return Reply([_shape(one) for one in found], [f"{one.pk}  {one.phone}" for one in found])


def _shape(one: Session) -> dict[str, object]:
    return {"number": one.pk, "name": one.phone, "since": one.started}
