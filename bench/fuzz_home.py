"""Bring damaged files into a home (`python -m bench.fuzz_home COUNT`), for `make fuzz`.

The environment names the home, as `bench.homes.environment_of` gives it. Prints what was seen as JSON.
"""

import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

import django
from django.core.management import call_command

from askwell.kernel.errors import BadInputError
from bench.homes import NOW
from tests.integrations.readers.mutants import FORMATS, mutated, written

_FIRST = 200_000
"""Other mutants than those that are only read."""


def main(count: int) -> None:
    """Bring in `count` mutants of each format, and look what each left behind."""
    django.setup()
    call_command("migrate", verbosity=0)
    from askwell.workspace import members, scope  # noqa: PLC0415 -- models need Django to be set up

    member = members.only_member(at=NOW)
    seen: Counter[str] = Counter()
    with scope.inside(member.workspace_id), tempfile.TemporaryDirectory() as folder:
        for name in FORMATS:
            for content in mutated(name, count, first=_FIRST):
                seen.update(_brought(written(Path(folder), content), name))
    names = ("files", "taken", "refused", "partial", "lost", "faults")
    print(json.dumps({name: seen[name] for name in names}))


def _brought(file: Path, name: str) -> Counter[str]:
    from askwell.practice.lifecycle.actions.importing import import_file  # noqa: PLC0415 -- as above

    before = _rows()
    seen = Counter(files=1)
    try:
        report = import_file(file, by=None, at=NOW)
    except BadInputError:
        seen["refused"] = 1
        seen["partial"] = int(_rows() != before)
    except Exception as error:  # noqa: BLE001 -- counting them is the purpose
        seen["faults"] = 1
        print(f"{name}: {type(error).__name__}: {error}", file=sys.stderr)
    else:
        seen["taken"] = 1
        told = report.added + report.updated + report.unchanged + report.merged + report.to_review
        seen["lost"] = int(report.read != told + len(report.skipped))
        seen["partial"] = int(not report.entry and _rows() != before)
    return seen


def _rows() -> tuple[int, ...]:
    from askwell.practice.identifying.models import Contact, Detail, Organization, Source  # noqa: PLC0415 -- as above
    from askwell.workspace.models import Entry  # noqa: PLC0415 -- as above

    return tuple(model._default_manager.count() for model in (Contact, Organization, Source, Detail, Entry))


if __name__ == "__main__":
    main(int(sys.argv[1]))
