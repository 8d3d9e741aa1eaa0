"""Import one file into the home; print the CPU seconds (the reader's process included) and the peak MB.

With `unmatched` behind the file nobody is recognised in it, and nothing is kept to recognise them later.
"""

import resource
import sys
from pathlib import Path

import django
from django.conf import settings

from bench.homes import NOW


def main() -> None:
    """Set up first, then measure the import alone."""
    django.setup()
    if sys.argv[2:] == ["unmatched"]:
        _leave_matching_out()
    from askwell.practice.lifecycle.actions.importing import import_file  # noqa: PLC0415 -- models need Django to be set up
    from askwell.workspace import members, scope  # noqa: PLC0415 -- the same

    member = members.only_member(at=NOW)
    before = _spent()
    with scope.inside(member.workspace_id):
        import_file(Path(sys.argv[1]), by=member.user, at=NOW)
    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(f"{_spent() - before:.3f} {max(peaks) / 1024:.0f}")


def _leave_matching_out() -> None:
    from askwell.practice.lifecycle.actions.import_plan import Plan  # noqa: PLC0415 -- models need Django to be set up

    hooks = settings.ASKWELL_JOURNAL_HOOKS
    settings.ASKWELL_JOURNAL_HOOKS = [name for name in hooks if "match_store" not in name]
    Plan.recognise = lambda self: None  # type: ignore[method-assign]  # noqa: ARG005 -- in this process alone


def _spent() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    main()
