"""Entering a home: who is at work there, at what time, in which language."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from django.conf import settings

from askwell.cli import homes
from askwell.cli.here import Here
from askwell.kernel import clock
from askwell.words.language import speaking
from askwell.workspace import journal, members, scope


def enter() -> Here:
    """Return what a command is given, in the home of the settings; made on first use."""
    home = homes.open_home()
    member = members.only_member(at=present_moment("UTC"), **homes.first_values())
    journal.forget_last()
    at = present_moment(member.seeker.time_zone)
    return Here(member, at, clock.wall(at, member.seeker.time_zone).date(), home)


def present_moment(zone: str) -> datetime:
    """Return the time every command goes by: the clock, or the time that was set."""
    if settings.ASKWELL_NOW:
        return clock.parse_moment(settings.ASKWELL_NOW, zone)
    return datetime.now(UTC)


@contextmanager
def inside(here: Here) -> Iterator[None]:
    """Let the rows of the member's workspace be seen, and speak their language."""
    with scope.inside(here.member.workspace_id), speaking(here.seeker.locale):
        yield
