"""Running one command: the home opened, the workspace entered, errors turned into one sentence."""

import argparse
import errno
import json
import logging
import os
import sys
import traceback
from collections.abc import Sequence
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django
from django.conf import settings
from django.db import DatabaseError
from django.utils.translation import gettext as _

from askwell.cli.nouns import NOUNS
from askwell.kernel import cycles
from askwell.kernel.errors import N_, AskwellError, BadInputError

if TYPE_CHECKING:
    from askwell.cli.here import Reply

_STARTERS = frozenset({"", "serve", "demo"})


def run(noun: str, words: Sequence[str], *, as_json: bool) -> int:
    """Run a command and print what it answers; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        return _run(noun, words, as_json=as_json)
    except AskwellError as error:
        return _refuse(error)
    except UnicodeEncodeError:
        return _refuse(BadInputError(N_("What was typed contains signs that are no text.")))
    except BrokenPipeError:
        # Whoever read the output has seen enough; what is left in the buffer must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 -- the last place where a traceback can be kept from a person
        return _apologise(error)


def _run(noun: str, words: Sequence[str], *, as_json: bool) -> int:
    if noun in _STARTERS:
        from askwell.cli import starting  # noqa: PLC0415 -- the demo chooses its home before Django looks

        return starting.start(noun, words)
    django.setup()
    args = parser(noun).parse_args(words)
    from askwell.cli import entering  # noqa: PLC0415 -- models can only be imported now

    here = entering.enter()
    cycles.search_from_here()
    with entering.inside(here):
        reply: Reply = args.run(here, args)
        _print(reply, as_json=as_json)
    return reply.exit_code


def parser(noun: str) -> argparse.ArgumentParser:
    """Return the parser of one command; Django must be set up."""
    module_name, purpose = NOUNS[noun]
    made = argparse.ArgumentParser(
        prog=f"askwell {noun}", description=purpose[:1].upper() + purpose[1:] + "."
    )
    module = import_module(f"askwell.cli.commands.{module_name}")
    module.define(made, noun)
    return made


def _print(reply: "Reply", *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(reply.data, ensure_ascii=False, indent=2, default=_plain))
    else:
        for line in reply.lines:
            print(line)
    sys.stdout.flush()


def _plain(value: object) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else str(value)


def _refuse(error: AskwellError) -> int:
    try:
        from askwell.words import errors  # noqa: PLC0415 -- gettext wants the settings

        sentence = errors.say(error)
    except AskwellError:
        # The settings themselves are wrong, so nothing can be translated.
        sentence = str(error)
    print(sentence, file=sys.stderr)
    return error.exit_code


def _apologise(error: Exception) -> int:
    """Say in one sentence that it was our fault, and keep the details in the home."""
    full = isinstance(error, OSError) and error.errno == errno.ENOSPC
    if full or (isinstance(error, DatabaseError) and "full" in str(error)):
        print(_("There is no room left on the disk. Nothing was written."), file=sys.stderr)
        return 1
    try:
        where = _log_file()
        with where.open("a", encoding="utf-8", errors="replace") as log:
            log.write(f"{datetime.now(UTC).isoformat()}\n{''.join(traceback.format_exception(error))}\n")
    except (OSError, AttributeError):
        logging.getLogger(__name__).debug("no log could be written")
        print(_("Something went wrong inside Askwell, and nothing was written."), file=sys.stderr)
        return 1
    sentence = _("Something went wrong inside Askwell, and nothing was written. The details are in {file}.")
    print(sentence.format(file=where), file=sys.stderr)
    return 1


def _log_file() -> Path:
    folder: Path = settings.ASKWELL_HOME / "log"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / "errors.log"
