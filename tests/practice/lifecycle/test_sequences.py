"""Any random sequence of deeds can be taken back, is derived right at every point, and travels whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from askwell.models import Contact, NextStep, Pursuit
from askwell.practice.identifying.parts import ids_of
from askwell.practice.lifecycle.actions import archive
from askwell.practice.today import actions as today
from askwell.practice.today import queries as day
from askwell.practice.today.rules import stage
from askwell.practice.today.story import story_of
from askwell.workspace import journal, queries
from tests.conftest import NOW, begun
from tests.databases import Database
from tests.practice.lifecycle.deeds import Seeker

LONGEST = 40
SEEDS = st.integers(min_value=0, max_value=10**6)
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


def examples(database: Database) -> int:
    """Return how many sequences are tried: fewer where each costs a second."""
    return 16 if database.vendor == "sqlite" else 4


@contextmanager
def at_work(database: Database, seed: int) -> Iterator[Seeker]:
    """Let somebody be at work in an empty home."""
    database.empty()
    with begun() as member:
        yield Seeker(member, Random(seed), NOW)


def exported() -> bytes:
    """Return the workspace in scope as an archive without its journal."""
    file = BytesIO()
    archive.export_archive(file, with_journal=False)
    return file.getvalue()


def test_everything_can_be_taken_back(database: Database) -> None:
    @settings(max_examples=examples(database), suppress_health_check=QUIET)
    @given(SEEDS)
    def taken_back(seed: int) -> None:
        with at_work(database, seed) as seeker:
            before = exported()
            for _ in range(LONGEST):
                seeker.act()
                if seeker.done and seeker.chance.random() < 0.15:
                    undo_and_undo_that(seeker)
            for entry in reversed(seeker.done):
                journal.undo(entry, by=seeker.member.user, at=seeker.at)
            assert exported() == before
            assert not NextStep.objects.exists()

    taken_back()


def undo_and_undo_that(seeker: Seeker) -> None:
    """Take the newest entry back, and take that back too: everything is as it was."""
    as_it_was = exported()
    undone = journal.undo(seeker.done[-1], by=seeker.member.user, at=seeker.at)
    seeker.done[-1] = journal.undo(undone, by=seeker.member.user, at=seeker.at)
    assert exported() == as_it_was


def test_next_steps_are_what_the_facts_say(database: Database) -> None:
    @settings(max_examples=examples(database), suppress_health_check=QUIET)
    @given(SEEDS)
    def derived(seed: int) -> None:
        with at_work(database, seed) as seeker:
            for _ in range(LONGEST):
                deed = seeker.act()
                assert not today.differences(), deed
                on = seeker.at.date()
                assert day.due_count(on) == len(day.day(on).now), deed
            silent = Contact.objects.filter(do_not_contact=True).values("person_id")
            open_ids = Pursuit.objects.filter(closed_at=None).exclude(contact__person_id__in=silent)
            stepped = set(NextStep.objects.values_list("contact_id", flat=True))
            assert set(open_ids.values_list("contact__person_id", flat=True)) <= stepped
            stages = day.stages_of_all()
            assert stages == {row_id: stage(facts) for row_id, facts in day.facts_of(list(stages)).items()}
            steps = day.steps_of(stages)
            kinds = {row_id: steps[row_id].kind if row_id in steps else "" for row_id in stages}
            assert stages == {row_id: story_of(ids_of(row_id)).stage(kind) for row_id, kind in kinds.items()}

    derived()


def test_an_archive_brings_everything_back(database: Database) -> None:
    @settings(max_examples=examples(database) // 2, suppress_health_check=QUIET)
    @given(SEEDS)
    def brought_back(seed: int) -> None:
        with at_work(database, seed) as seeker:
            for _ in range(LONGEST):
                seeker.act()
            whole = BytesIO()
            archive.export_archive(whole)
            newest = seeker.done[-1].uid if seeker.done else ""
        database.empty()
        with begun() as member:
            archive.restore_archive(BytesIO(whole.getvalue()), by=member.user, at=NOW)
            again = BytesIO()
            archive.export_archive(again)
            assert again.getvalue() == whole.getvalue()
            assert not today.differences()
            if newest:
                journal.undo(queries.entry(newest), by=member.user, at=NOW)

    brought_back()
