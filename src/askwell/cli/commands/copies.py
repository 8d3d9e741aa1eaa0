"""`askwell backup` and `askwell doctor`: a verified copy, and whether everything is sound."""

import argparse

from django.utils.translation import gettext as _

from askwell.cli.here import Here, Reply
from askwell.practice.lifecycle import queries
from askwell.practice.lifecycle.actions import copies

_NOT_SOUND = 1


def define(parser: argparse.ArgumentParser, noun: str) -> None:
    """Give the parser what the word before it needs."""
    parser.set_defaults(run=_backup if noun == "backup" else _doctor)


def _backup(here: Here, _args: argparse.Namespace) -> Reply:
    made = copies.make_copy(copies.folder_of(here.seeker), at=here.at)
    data = {"file": str(made.path), "at": made.at, "bytes": made.path.stat().st_size}
    return Reply(data, [_("A copy is made and was read back: {file}").format(file=made.path)])


def _doctor(here: Here, _args: argparse.Namespace) -> Reply:
    found = queries.doctor(here.seeker, at=here.at)
    sound = all(one.ok for one in found)
    lines = [f"{'ok ' if one.ok else '?? '} {one.code}  {one.detail}".rstrip() for one in found]
    lines.append(
        _("Everything is sound.") if sound else _("Something needs a look: see the lines marked ??.")
    )
    data = [{"code": one.code, "ok": one.ok, "detail": one.detail} for one in found]
    return Reply(data, lines, exit_code=0 if sound else _NOT_SOUND)
