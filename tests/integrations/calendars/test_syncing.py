"""Sync never diverges and never deletes by absence; the long game is played by `make time`."""

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.integrations.calendars.machine import TwoWaySync


def test_the_game() -> None:
    quiet = [HealthCheck.too_slow, HealthCheck.filter_too_much]
    short = settings(max_examples=60, stateful_step_count=30, suppress_health_check=quiet)
    run_state_machine_as_test(TwoWaySync, settings=short)
