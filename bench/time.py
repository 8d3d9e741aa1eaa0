"""Is it right about time? Every transition of 40 zones, clocks that jump, two-way sync (`make time`)."""

import argparse
import tempfile
import time
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from bench.homes import environment_of
from bench.table import Figure, Table

_STEPS = 30


def main() -> int:
    """Run all; return 1 where a wall time was wrong, a reminder came twice or was lost, or sync diverged."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="eight zones and 60 games, for every push")
    chosen = parser.parse_args()
    table = Table()
    with tempfile.TemporaryDirectory() as temporary:
        _begin(Path(temporary) / "home")
        from bench import clocks, walls  # noqa: PLC0415 -- models need Django to be set up

        walls.measure(table, zones=8 if chosen.short else 40)
        clocks.measure(table, rounds=20 if chosen.short else 300)
    _games(table, 60 if chosen.short else 1_000)
    return table.exit_code()


def _begin(home: Path) -> None:
    """Make an empty home and let Django use it."""
    import os  # noqa: PLC0415 -- only to choose the home before Django looks

    import django  # noqa: PLC0415 -- see above

    home.mkdir(mode=0o700)
    os.environ |= environment_of(home)
    django.setup()
    from askwell.workspace import tables  # noqa: PLC0415 -- see above

    tables.make()


def _games(table: Table, count: int) -> None:
    """Play two-way sync with a server in memory, so many games of thirty moves each."""
    from tests.integrations.calendars.machine import TwoWaySync  # noqa: PLC0415 -- after Django is set up

    quiet = list(HealthCheck)
    played = settings(
        max_examples=count,
        stateful_step_count=_STEPS,
        deadline=None,
        suppress_health_check=quiet,
        database=None,
    )
    began = time.process_time()
    failed = 0
    try:
        run_state_machine_as_test(TwoWaySync, settings=played)
    except AssertionError as error:
        failed = 1
        print(error)
    note = f"{count} games of {_STEPS} moves, {time.process_time() - began:.0f} s CPU"
    table.add(Figure("sync: games that diverged, or deleted by absence", failed, 0, "", note=note))


if __name__ == "__main__":
    raise SystemExit(main())
