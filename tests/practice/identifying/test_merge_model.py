"""Random merges, changes and takings apart against a model in which each card is a row of its own.

`ASKWELL_LONG=1` plays a thousand sequences, otherwise a few.
"""

import os
from datetime import datetime, timedelta
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from askwell.kernel.errors import BadInputError
from askwell.practice.identifying import actions, merging, queries
from askwell.practice.identifying.models import Contact, Detail
from askwell.practice.identifying.rules import DetailKind
from askwell.workspace import journal
from tests.conftest import NOW, begun
from tests.databases import Database

STEPS, PEOPLE = 25, 6
SEQUENCES = 1_000 if os.environ.get("ASKWELL_LONG") else 12


class Model:
    """What should be so: each card's fields and mail addresses, and whom it was merged into."""

    def __init__(self) -> None:
        self.fields: dict[int, dict[str, str]] = {}
        self.mails: dict[int, set[str]] = {}
        self.into: dict[int, int | None] = {}

    def root(self, card: int) -> int:
        """Return the person of a card."""
        above = self.into[card]
        return card if above is None else self.root(above)


class Play:
    """Deeds done to the database and to the model alike."""

    def __init__(self, chance: Random, by: Any) -> None:
        self.chance, self.by, self.at = chance, by, NOW
        self.model = Model()
        for number in range(PEOPLE):
            self._know(actions.add_contact(f"Mary Osei{number}", title=f"t{number}", **self.on))

    @property
    def on(self) -> dict[str, Any]:
        """Return who acts and when: a minute later each time."""
        self.at += timedelta(minutes=1)
        return {"by": self.by, "at": self.at}

    def _know(self, made: Contact) -> None:
        self.model.fields[made.pk] = {"full_name": made.full_name, "title": made.title, "city": made.city}
        self.model.mails[made.pk] = set()
        self.model.into[made.pk] = None

    def step(self) -> None:
        """Do one deed."""
        one, other = (self.chance.choice(list(self.model.into)) for _ in range(2))
        deed = self.chance.choice(
            (self.merge, self.merge, self.part, self.edit, self.edit, self.mail, self.undo)
        )
        deed(one, other)

    def merge(self, one: int, other: int) -> None:
        """Merge two people, unless they are one."""
        kept, merged = self.model.root(one), self.model.root(other)
        try:
            merging.merge(Contact.objects.get(pk=one), Contact.objects.get(pk=other), **self.on)
        except BadInputError:
            assert kept == merged
        else:
            self.model.into[merged] = kept

    def part(self, one: int, _other: int) -> None:
        """Take a card off, unless it is not merged."""
        try:
            merging.take_apart(Contact.objects.get(pk=one), **self.on)
        except BadInputError:
            assert self.model.into[one] is None
        else:
            self.model.into[one] = None

    def edit(self, one: int, _other: int) -> None:
        """Change a card as it stands, merged or not."""
        field, value = self.chance.choice(("title", "city")), self.chance.choice("xyz")
        actions.edit_contact(Contact.objects.get(pk=one), **{**self.on, field: value})
        self.model.fields[one][field] = value

    def mail(self, one: int, _other: int) -> None:
        """Give a person a mail address."""
        mail = f"{self.chance.choice('abc')}@osei.example"
        person = self.model.root(one)
        known = set().union(
            *(self.model.mails[row] for row in self.model.into if self.model.root(row) == person)
        )
        actions.add_detail(Contact.objects.get(pk=person), DetailKind.EMAIL, mail, **self.on)
        if mail not in known:
            self.model.mails[person].add(mail)

    def undo(self, one: int, other: int) -> None:
        """Merge, and take it back at once."""
        journal.forget_last()
        before = dict(self.model.into)
        self.merge(one, other)
        if done := journal.last_entry():
            journal.undo(done, **self.on)
            self.model.into = before

    def check(self) -> None:
        """Compare every card, and every person."""
        for card in Contact.objects.all():
            said = {name: getattr(card, name) for name in ("full_name", "title", "city")}
            assert said == self.model.fields[card.pk]
            assert card.merged_into_id == self.model.into[card.pk]
            assert card.person_id == self.model.root(card.pk)
            mails = Detail.objects.filter(contact=card).values_list("value", flat=True)
            assert set(mails) == self.model.mails[card.pk]
            assert queries.contact(card.uid).pk == self.model.root(card.pk)
        people = {self.model.root(card) for card in self.model.into}
        assert {one.id for one in queries.page_by_name().contacts} == people


def play(database: Database, seed: int, now: datetime = NOW) -> None:
    """Play one sequence."""
    del now
    database.empty()
    with begun() as member:
        played = Play(Random(seed), member.user)
        for _ in range(STEPS):
            played.step()
        played.check()


def test_merging_is_what_the_model_says(sqlite: Database) -> None:
    @settings(max_examples=SEQUENCES, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 10**6))
    def played(seed: int) -> None:
        play(sqlite, seed)

    played()
