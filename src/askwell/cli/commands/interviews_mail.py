"""`askwell interviews invite` and `read-reply`: an invitation as a mail, and what comes back."""

import argparse
from pathlib import Path

from askwell.cli import files
from askwell.cli.arguments import Actions
from askwell.cli.here import Here, Reply
from askwell.integrations.calendars import apart
from askwell.kernel.errors import N_, BadInputError, UsageError
from askwell.practice.arranging import queries
from askwell.practice.calendars import inviting
from askwell.practice.calendars.inviting import Looked
from askwell.words import calendars as words


def define(made: Actions) -> None:
    """Give the parser the actions about mail."""
    invite = made.add(
        "invite", _invite, "write an invitation, its update or its cancellation to a file to send"
    )
    invite.add_argument("interview", metavar="UID")
    invite.add_argument("--out", required=True, type=Path, metavar="FILE", help="ends in .eml or .ics")
    read = made.add("read-reply", _read_reply, "read the answer to an invitation and do what it says")
    read.add_argument("file", type=Path, metavar="FILE", help="a mail (.eml) or a calendar file (.ics)")
    read.add_argument("--dry-run", action="store_true", help="only say what it says")
    read.add_argument("--decline", action="store_true", help="keep the time where another was proposed")


def _invite(here: Here, args: argparse.Namespace) -> Reply:
    out: Path = args.out
    if out.suffix.lower() not in {".eml", ".ics"}:
        raise UsageError(N_("Name a file that ends in .eml or .ics."))
    found = queries.interview(args.interview)
    made = inviting.invite(found, here.seeker, **here.write)
    method = words.method_for(found)
    write = words.invitation_mail if out.suffix.lower() == ".eml" else words.invitation_file
    files.write(out, write(found, here.seeker, made.attendee, method, at=here.at))
    data = {"uid": found.uid, "method": method, "sequence": found.sequence, "file": str(out)}
    return Reply(data, [str(out)])


def _read_reply(here: Here, args: argparse.Namespace) -> Reply:
    looked = inviting.look(apart.message(_bytes(args.file)), at=here.at)
    if not looked.fits and not args.dry_run:
        sentence = str(words.says(looked.says, None))
        raise BadInputError(N_("{reason} Nothing was changed."), reason=sentence)
    if not args.dry_run:
        act = inviting.decline if args.decline else inviting.apply
        act(looked, **here.write)
    sentence = str(words.says(looked.says, looked.interview, words.proposed(looked)))
    return Reply(_shape(looked, sentence), [sentence])


def _shape(looked: Looked, sentence: str) -> dict[str, object]:
    interview = looked.interview
    return {
        "fits": looked.fits,
        "says": str(looked.says),
        "sentence": sentence,
        "comment": looked.message.comment,
        "interview": interview.uid if interview else None,
        "state": interview.state if interview else None,
        "wall": interview.wall if interview else None,
        "zone": interview.zone if interview else None,
    }


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInputError(N_("The file {file} cannot be read."), file=path) from error
