"""Starting the app: in the person's own home, or in a throw-away home with the story in it."""

import argparse
import os
import re
import shutil
import signal
import tempfile
from collections.abc import Sequence
from pathlib import Path

import django

_PORTS = range(1, 65536)
_NAME = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+(:[1-9][0-9]{0,4})?")


def start(noun: str, words: Sequence[str]) -> int:
    """Start the app as `askwell`, `askwell serve` or `askwell demo` does; return the exit code."""
    args = define(argparse.ArgumentParser(prog=f"askwell {noun}".strip())).parse_args(words)
    # Until the pages are served, to be asked to end is the same as Ctrl-C: what is open is closed first.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if noun == "demo":
        return _demo(args)
    django.setup()
    return _serve(args)


def define(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Give a parser the options for starting."""
    parser.add_argument("--port", type=_port, metavar="N", help="the port to listen on (else a free one)")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")
    parser.add_argument(
        "--behind-https",
        type=_https_name,
        metavar="NAME",
        help="also answer to this name, which your own proxy or tailnet serves by HTTPS, for a phone",
    )
    return parser


def _https_name(text: str) -> str:
    name = text.casefold()
    if not _NAME.fullmatch(name) or name.startswith(("localhost", "127.")):
        raise argparse.ArgumentTypeError(
            f"{text} is no name for a phone: write it like laptop.example.ts.net, without https:// in front"
        )
    return name


def _port(text: str) -> int:
    if not text.isdigit() or int(text) not in _PORTS:
        raise argparse.ArgumentTypeError(f"{text} is not a port: choose a number from 1 to 65535")
    return int(text)


def _demo(args: argparse.Namespace) -> int:
    """Serve a home that is gone when the program ends, whatever home the settings name."""
    folder = Path(tempfile.mkdtemp(prefix="askwell-demo-"))
    os.environ["ASKWELL_HOME"] = str(folder)
    os.environ.pop("ASKWELL_DATABASE", None)
    try:
        django.setup()
        from askwell.cli.entering import enter  # noqa: PLC0415 -- models can only be imported now
        from askwell.practice.lifecycle.actions.demo import tell_story  # noqa: PLC0415 -- see above

        here = enter()
        tell_story(here.member, today=here.today)
        return _serve(args)
    finally:
        from django.db import connections  # noqa: PLC0415 -- see above

        connections.close_all()
        shutil.rmtree(folder, ignore_errors=True)


def _serve(args: argparse.Namespace) -> int:
    from askwell.cli import entering, serving  # noqa: PLC0415 -- models can only be imported now
    from askwell.words.language import speaking  # noqa: PLC0415 -- the same

    here = entering.enter()
    with speaking(here.seeker.locale):
        return serving.serve(here, port=args.port, browser=not args.no_browser, https_host=args.behind_https)
