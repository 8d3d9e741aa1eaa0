"""The entry point: reads the words that every command shares, then loads the one command that was asked for.

Nothing of Django is imported before it is known what to do, so that help is quick.
"""

import argparse
import os
import sys
from collections.abc import Sequence

import askwell
from askwell.cli.nouns import NOUNS
from askwell.kernel import cycles

_EPILOG = "Without a command Askwell starts and opens the browser. “askwell COMMAND --help” says more."


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says and return the exit code."""
    os.umask(0o077)
    given, rest = shared().parse_known_args(arguments)
    if given.version:
        print(f"askwell {askwell.__version__}")
        return 0
    if rest and rest[0] in {"-h", "--help"}:
        print(overview().format_help(), end="")
        return 0
    noun = rest[0] if rest else ""
    if noun and noun not in NOUNS:
        overview().error(f"there is no command “{noun}”; “askwell --help” lists them")
    if given.home:
        os.environ["ASKWELL_HOME"] = given.home
    if given.at:
        os.environ["ASKWELL_NOW"] = given.at
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "askwell.config.settings")
    with cycles.unsearched():
        from askwell.cli.running import run  # noqa: PLC0415 -- Django is only loaded once there is something to do

        return run(noun, rest[1:], as_json=given.json)


def shared() -> argparse.ArgumentParser:
    """Return the reader of the options that every command takes, wherever they stand."""
    parser = argparse.ArgumentParser(prog="askwell", add_help=False, allow_abbrev=False)
    parser.add_argument(
        "--home", metavar="DIR", help="the data folder (else ASKWELL_HOME, else the usual place)"
    )
    parser.add_argument(
        "--at", metavar="WHEN", help="do it as if it were then: 2026-11-26, or 2026-11-26T14:00"
    )
    parser.add_argument("--json", action="store_true", help="answer in JSON")
    parser.add_argument("--version", action="store_true", help="say which version this is")
    return parser


def overview() -> argparse.ArgumentParser:
    """Return the parser that lists the commands; it never reads their arguments."""
    parser = argparse.ArgumentParser(
        prog="askwell",
        parents=[shared()],
        description="Runs your information interviews, and keeps every promise on the way.",
        epilog=_EPILOG,
    )
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    for noun, (_module, purpose) in NOUNS.items():
        commands.add_parser(noun, help=purpose, add_help=False)
    return parser


if __name__ == "__main__":
    sys.exit(main())
