"""Is it right about time? Every transition of 40 zones, clocks that jump, two-way sync (`make time`)."""

import argparse
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from bench.homes import environment_of
from bench.table import Figure, Table

_MOVES = 30
_AT_MOST = 40
"""Hypothesis ends some games early; with so many moves allowed a game has thirty on average."""


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
    """Play two-way sync with a server in memory, so many games of about thirty moves each."""
    from tests.integrations.calendars.machine import TwoWaySync  # noqa: PLC0415 -- after Django is set up

    moves = 0

    class Counted(TwoWaySync):
        """The game, with its moves counted."""

        @invariant()
        def count(self) -> None:
            nonlocal moves
            moves += 1

    quiet = list(HealthCheck)
    played = settings(
        max_examples=count,
        stateful_step_count=_AT_MOST,
        deadline=None,
        suppress_health_check=quiet,
        database=None,
    )
    failed = 0
    try:
        run_state_machine_as_test(Counted, settings=played)
    except AssertionError as error:
        failed = 1
        print(error)
    note = f"{count} games, {moves} moves"
    table.add(Figure("sync: games that diverged, or deleted by absence", failed, 0, "", note=note))
    table.add(Figure("sync: moves", moves, _MOVES * count, "", at_most=False))


if __name__ == "__main__":
    raise SystemExit(main())
