"""The page of the contract as a play: its console lines are run in order and its JSON is what they answer.

`python -m tests.cli.contract` runs it and writes the JSON into the page anew.
"""

import contextlib
import io
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parents[2] / "docs" / "developer" / "contract.md"
_LINE = re.compile(r"```console\n\$ ([^\n]+)\n```\n(?:\n```json\n(.*?)```\n)?", re.DOTALL)
_UID = re.compile(r"\b[0-9a-f]{32}\b")
_HOME = "/home/robin/.local/share/askwell"
_WIDTH = 110
_VARIES = frozenset({"bytes"})


@dataclass(frozen=True, slots=True)
class Example:
    """One console line of the page, and the JSON below it (None where there is none)."""

    line: str
    shown: Any


def examples() -> list[Example]:
    """Return the examples in the order of the page."""
    found = _LINE.findall(PAGE.read_text(encoding="utf-8"))
    return [Example(line, json.loads(shown) if shown.strip() else None) for line, shown in found]


def same(shown: Any, given: Any, names: dict[str, str], at: str = "") -> Iterator[str]:
    """Yield where an answer differs from the page; `names` learns which uid of the page is which one here."""
    if isinstance(shown, dict) and isinstance(given, dict) and list(shown) == list(given):
        for key in shown.keys() - _VARIES:
            yield from same(shown[key], given[key], names, f"{at}.{key}")
    elif isinstance(shown, list) and isinstance(given, list) and len(shown) == len(given):
        for place, (one, other) in enumerate(zip(shown, given, strict=True)):
            yield from same(one, other, names, f"{at}[{place}]")
    elif _is_uid(shown) and _is_uid(given):
        if names.setdefault(shown, given) != given:
            yield f"{at}: not the row that the page shows"
    elif shown != given:
        yield f"{at}: the page has {_brief(shown)}, the command gives {_brief(given)}"


def _is_uid(value: Any) -> bool:
    return isinstance(value, str) and bool(_UID.fullmatch(value))


def _brief(value: Any) -> str:
    return f"the keys {list(value)}" if isinstance(value, dict) else repr(value)[:200]


def told(line: str, names: dict[str, str]) -> list[str]:
    """Return the words of a console line after `askwell`, with the uids there are here."""
    return shlex.split(_UID.sub(lambda found: names.get(found[0], found[0]), line))[1:]


def masked(text: str, home: Path) -> str:
    """Return an answer with the home called as on the page."""
    return text.replace(str(home), _HOME)


def run_in_process(words: list[str], at: str) -> tuple[int, str, str]:
    """Run a command in this process and return exit code, output and errors."""
    from django.conf import settings  # noqa: PLC0415 -- set up by the caller

    from askwell.cli import main, running  # noqa: PLC0415 -- see above

    given, rest = main.shared().parse_known_args(words)
    if given.home:
        return run_apart([*words, "--at", given.at or at])
    out, err = io.StringIO(), io.StringIO()
    settings.ASKWELL_NOW = given.at or at
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = running.run(rest[0], rest[1:], as_json=given.json)
        except SystemExit as left:
            code = int(left.code or 0)
    return code, out.getvalue(), err.getvalue()


def run_apart(words: list[str]) -> tuple[int, str, str]:
    """Run a command as a program of its own."""
    command = [sys.executable, "-m", "askwell", *words]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120)
    return done.returncode, done.stdout, done.stderr


def play(
    run: Callable[[list[str], str], tuple[int, str, str]], home: Path
) -> Iterator[tuple[Example, Any, dict[str, str]]]:
    """Run the page in order; yield each example, what was answered, and the uids learned so far."""
    names: dict[str, str] = {}
    at = ""
    for example in examples():
        words = told(example.line, names)
        if "--at" in words:
            at = words[words.index("--at") + 1]
        code, out, err = run(words, at)
        if code:
            raise AssertionError(f"{example.line}: exit code {code}: {err}")
        yield example, json.loads(masked(out, home)) if "--json" in words else None, names


def pretty(value: Any, indent: str = "") -> str:
    """Return JSON in which everything that fits stands on one line."""
    line = json.dumps(value, ensure_ascii=False)
    if len(indent) + len(line) <= _WIDTH or not isinstance(value, dict | list):
        return line
    inner = indent + "  "
    if isinstance(value, dict):
        parts = [f"{inner}{json.dumps(key)}: {pretty(part, inner)}" for key, part in value.items()]
        return "{\n" + ",\n".join(parts) + f"\n{indent}}}"
    return "[\n" + ",\n".join(inner + pretty(part, inner) for part in value) + f"\n{indent}]"


def rewrite() -> None:
    """Run the page in a home of its own and write the answers into it; known uids stay as they are."""
    import django  # noqa: PLC0415 -- after the home is chosen

    from tests.cli import files  # noqa: PLC0415 -- see above

    folder = Path(tempfile.mkdtemp())
    home = folder / "home"
    os.environ |= {
        "ASKWELL_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "askwell.config.settings",
        "TZ": "UTC",
    }
    django.setup()
    os.chdir(folder)
    files.write_vcard(folder)
    files.write_linkedin(folder)
    files.write_places(folder)
    files.write_practices(folder)
    written, page = "", PAGE.read_text(encoding="utf-8")
    for example, given, names in play(run_in_process, home):
        if given is None:
            continue
        list(same(example.shown, given, names))
        known = {here: there for there, here in names.items()}
        answer = pretty(given)
        for here, there in known.items():
            answer = answer.replace(here, there)
        head = f"```console\n$ {example.line}\n```\n"
        before, _line, after = page.partition(head)
        page = after.partition("```\n")[2] if after.startswith("\n```json") else after
        written += f"{before}{head}\n```json\n{answer}\n```\n"
    PAGE.write_text(written + page, encoding="utf-8")


if __name__ == "__main__":
    rewrite()
