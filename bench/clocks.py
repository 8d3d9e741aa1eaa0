"""Clocks that jump an hour or a day, either way, while reminders are due: none twice, none lost."""

import random
from collections import Counter
from datetime import UTC, datetime, timedelta

from django.db import transaction

from askwell.integrations import desktop
from askwell.practice.arranging import actions as arranging
from askwell.practice.arranging.rules import InterviewState, Mode
from askwell.practice.identifying import actions as identifying
from askwell.practice.lifecycle.actions import reminders
from askwell.practice.mailing.rules import By
from askwell.workspace import members, scope
from bench.homes import NOW
from bench.table import Figure, Table

_JUMPS = (timedelta(hours=1), timedelta(hours=-1), timedelta(days=1), timedelta(days=-1))
_TICK = timedelta(minutes=2)
_TICKS = 240
_SEED = 20261125
_BEFORE, _AFTER = timedelta(minutes=15), timedelta(minutes=30)
"""A reminder of a talk on the phone comes a quarter of an hour before, or late where that is still of use."""


def measure(table: Table, *, rounds: int) -> None:
    """Add two figures over many rounds of jumping clocks."""
    twice = lost = shown = 0
    for seed in range(rounds):
        with transaction.atomic():
            told = one_round(random.Random(_SEED + seed), NOW + timedelta(days=30 * (seed + 1)))
            transaction.set_rollback(True)
        twice += sum(count > 1 for count in told.shown.values())
        lost += len(told.could - {key.split("/")[1] for key in told.shown})
        shown += len(told.shown)
    note = f"{rounds} rounds, {shown} reminders, steps of an hour and a day"
    table.add(Figure("time: reminders that came twice", twice, 0, "", note=note))
    table.add(Figure("time: reminders that were lost", lost, 0, "", note=note))


class Told:
    """What was shown in a round, by key, and the talks of whose reminder the clock gave time."""

    def __init__(self) -> None:
        self.shown: Counter[str] = Counter()
        self.could: set[str] = set()


def one_round(chance: random.Random, begins: datetime) -> Told:
    """Let eight hours go by with talks in them, and the clock jump now and then; return what was shown."""
    told = Told()
    was_there = desktop.show
    member = members.only_member(at=NOW, name="Robin", time_zone="UTC", country="CA")
    with scope.inside(member.workspace_id):
        members.edit_seeker(member.seeker, remind_by=str(By.DESKTOP), by=member.user, at=begins)
        starts = _talks(chance, begins, member)
        try:
            desktop.show = _shown
            _go_through(chance, begins, member, starts, told)
        finally:
            desktop.show = was_there
    return told


def _shown(title: str, text: str) -> bool:
    """Stand in for the notice on the desktop."""
    del title, text
    return True


def _talks(chance: random.Random, begins: datetime, member: members.Member) -> dict[str, datetime]:
    """Agree on four talks; return when each starts, by uid."""
    starts = {}
    contact = identifying.add_contact("Ada", by=member.user, at=begins)
    for _ in range(4):
        wall = (begins + timedelta(minutes=chance.randrange(60, 420))).replace(tzinfo=None, second=0)
        made = arranging.schedule(
            contact, wall=wall, zone="UTC", minutes=20, mode=Mode.PHONE, by=member.user, at=begins
        )
        arranging.move(made, InterviewState.CONFIRMED, by=member.user, at=begins)
        starts[str(made.uid)] = wall.replace(tzinfo=UTC)
    return starts


def _go_through(
    chance: random.Random,
    begins: datetime,
    member: members.Member,
    starts: dict[str, datetime],
    told: Told,
) -> None:
    step = timedelta(0)
    for tick in range(_TICKS):
        if chance.random() < 0.05:
            step += chance.choice(_JUMPS)
        elif chance.random() < 0.1:
            step = timedelta(0)
        now = begins + tick * _TICK + step
        told.could |= {uid for uid, at in starts.items() if at - _BEFORE <= now < at + _AFTER}
        for one in reminders.due(member.seeker, at=now):
            if reminders.show(one, member.seeker, title="", text="", at=now):
                told.shown[one.key] += 1
