"""Tests of a coach's file taken in another home: the same questions and words, undone without a trace."""

import random
from datetime import datetime
from pathlib import Path

import pytest

from askwell.integrations.handovers import coach_file
from askwell.integrations.handovers.coach_file import CoachFile, GivenQuestion
from askwell.kernel.errors import BadInputError
from askwell.practice.asking import actions as asking
from askwell.practice.asking import queries as asking_queries
from askwell.practice.coaching import actions, queries
from askwell.practice.lifecycle.actions import archive
from askwell.words import scripts
from askwell.workspace import journal
from askwell.workspace.members import Member
from askwell.workspace.models import Seeker
from tests.integrations.handovers.test_coach_file import FULL, mutated


def state(folder: Path) -> bytes:
    """Return everything in the home but the journal."""
    file = folder / "state.zip"
    archive.export_archive(file, with_journal=False)
    return file.read_bytes()


def test_the_same_questions_and_words_and_no_trace(member: Member, now: datetime, tmp_path: Path) -> None:
    by, before = member.user, state(tmp_path)
    given = actions.take(FULL, member.seeker, by=by, at=now)
    assert all(one.differs for one in given)
    first = asking_queries.five_to_start_with(business=True)
    assert [one.text for one in first] == [one.text for one in FULL.questions]
    assert asking_queries.own_wordings() == FULL.wordings
    assert scripts.time_check(20, asking_queries.own_wordings()).text == "That is our 20 minutes."
    seeker = Seeker.objects.get()
    assert (seeker.coach, seeker.ask_minutes, seeker.begin_with) == ("Mary", 20, "practise")
    entry = journal.last_entry()
    assert entry
    journal.forget_last()
    again = actions.take(FULL, seeker, by=by, at=now)
    assert not any(one.differs for one in again)
    assert journal.last_entry() is None
    journal.undo(entry, by=by, at=now)
    assert state(tmp_path) == before


def test_a_coachs_questions_stand_as_in_the_file(member: Member, now: datetime) -> None:
    """Rows that were there before, in another order, do not change that."""
    by = member.user
    asking.reword_question("chl-01", "What was hard?", by=by, at=now)
    keys = ("ind-01", "bg-01", "chl-01")
    bank = asking_queries.bank()
    given = tuple(GivenQuestion(bank[key].text, key, bank[key].purpose, 3) for key in keys)
    actions.take(CoachFile("Mary", questions=given), member.seeker, by=by, at=now)
    assert [one.key for one in asking_queries.from_coach()] == list(keys)
    assert [one.key for one in asking_queries.five_to_start_with(business=True)] == list(keys)


def test_what_a_coach_ticked_is_what_the_file_holds(member: Member, now: datetime) -> None:
    by = member.user
    asking.reword("card.cover", "Danke", by=by, at=now)
    own = asking.reword_question("", "What would you never do again?", by=by, at=now)
    made = queries.coach_file(
        "Mary",
        questions=["bg-01", own.uid, "ref-01"],
        must_ask=["ref-01"],
        wordings=["card.cover"],
        minutes=20,
    )
    assert [one.key for one in made.questions] == ["bg-01", "", "ref-01"]
    assert [one.must_ask for one in made.questions] == [False, False, True]
    assert made.wordings == {"card.cover": "Danke"}
    assert coach_file.write(made)


def test_what_must_be_asked_is_never_left_out(member: Member, now: datetime) -> None:
    given = [GivenQuestion(f"Question {n}?", must_ask=n % 2 == 0) for n in range(12)]
    actions.take(CoachFile("Mary", questions=tuple(given)), member.seeker, by=member.user, at=now)
    first = [one.text for one in asking_queries.five_to_start_with(business=False)]
    assert first == [one.text for one in given if one.must_ask]


def test_a_wrong_wording_takes_nothing(member: Member, now: datetime, tmp_path: Path) -> None:
    before = state(tmp_path)
    wrong = CoachFile("Mary", questions=FULL.questions, wordings={"card.close": "{nobody}"}, minutes=30)
    with pytest.raises(BadInputError):
        actions.take(wrong, member.seeker, by=member.user, at=now)
    assert state(tmp_path) == before


def test_mutated_files_take_all_or_nothing(member: Member, now: datetime, tmp_path: Path) -> None:
    file, refused = tmp_path / "file", 0
    before = state(tmp_path)
    for seed in range(500):
        file.write_bytes(mutated(random.Random(seed)))
        journal.forget_last()
        try:
            actions.take(coach_file.read(file), Seeker.objects.get(), by=member.user, at=now)
        except BadInputError:
            refused += 1
            assert journal.last_entry() is None
        else:
            if entry := journal.last_entry():
                journal.undo(entry, by=member.user, at=now)
        if seed % 50 == 0:
            assert state(tmp_path) == before
    assert state(tmp_path) == before
    assert 250 < refused < 500
