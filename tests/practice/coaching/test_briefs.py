"""Tests of the brief: right on every stage, and nothing in it but what was ticked."""

import re
import time
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from random import Random

import pytest

from askwell.integrations.handovers import brief as briefs
from askwell.kernel.errors import BadInputError, NotFoundError
from askwell.models import Answer, Contact, Debrief, Detail, Finding, Organization, Promise
from askwell.practice.coaching import actions, queries
from askwell.practice.coaching.models import Brief
from askwell.practice.coaching.queries import Ticked
from askwell.practice.coaching.rules import Names, Part
from askwell.practice.identifying.rules import DetailKind
from askwell.practice.today import queries as today_queries
from askwell.words import coaching as words
from askwell.workspace import scope
from askwell.workspace.members import Member
from tests import cast
from tests.databases import Database
from tests.practice.lifecycle.deeds import Seeker as AtWork

AT = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
CANARY = "the quiet heron sings at noon"


@pytest.fixture
def robin(sqlite: Database) -> Member:
    """Return the seeker of the invented story."""
    return cast.story(sqlite)


def everything(brief: briefs.Brief) -> str:
    """Return all that leaves the machine: the page and its facts."""
    return words.page(brief, TODAY) + briefs.write(brief).decode()


def test_the_page_holds_nothing_that_was_not_ticked(robin: Member) -> None:
    with scope.inside(robin.workspace_id):
        _put_canaries()
        people = list(Contact.objects.filter(name_known=True).values_list("full_name", flat=True))
        known = {DetailKind.PHONE, DetailKind.EMAIL, DetailKind.ADDRESS}
        details = [one.value for one in Detail.objects.all() if one.kind in known]
        finding = Finding.objects.order_by("id").first()
        assert finding
        for names in Names:
            for size in range(len(Part) + 1):
                for parts in combinations(Part, size):
                    chosen = frozenset(parts)
                    ticked = Ticked(names=names, parts=chosen, learned=frozenset({finding.uid}),
                                    talk=f"About {people[0]}, 250 555 0143, a@b.example")  # fmt: skip
                    said = everything(queries.brief(robin.seeker, ticked, today=TODAY, at=AT))
                    _holds_no_secret(said, people if names is not Names.FULL else [], details, chosen)


def _put_canaries() -> None:
    """Put a sentence that must never be seen wherever somebody's words are kept."""
    with scope.lifted():
        Answer.objects.update(text=CANARY)
        Debrief.objects.update(learned=CANARY, surprised=CANARY, unknown=CANARY, advice=CANARY, detail=CANARY)
        Promise.objects.update(words=CANARY)
        Contact.objects.update(note=CANARY, title=CANARY)
        Organization.objects.update(note=CANARY)


def _holds_no_secret(said: str, people: list[str], details: list[str], parts: frozenset[Part]) -> None:
    assert CANARY not in said
    assert "a@b.example" not in said
    assert "555 0143" not in said
    assert not [one for one in details if one in said]
    assert not [one for one in people if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", said)]
    for part in Part:
        if part not in parts:
            assert f">{words.PARTS[part]()}<" not in said


def test_a_name_the_client_ticked_is_shown_in_full(robin: Member) -> None:
    with scope.inside(robin.workspace_id):
        said = everything(queries.brief(robin.seeker, Ticked(names=Names.FULL), today=TODAY, at=AT))
        standing = queries.brief(robin.seeker, Ticked(names=Names.FULL), today=TODAY, at=AT).people
    assert standing
    assert all(one.name in said for one in standing if "'" not in one.name)


def test_the_page_asks_no_other_place_for_anything(robin: Member) -> None:
    with scope.inside(robin.workspace_id):
        page = words.page(queries.brief(robin.seeker, Ticked(), today=TODAY, at=AT), TODAY)
    assert "default-src 'none'" in page
    assert not re.search(r"<(script|img|link|iframe|object|form)|https?:|url\(|@import|javascript:", page)


def test_words_of_the_client_are_words_and_never_markup(robin: Member) -> None:
    ticked = Ticked(parts=frozenset({Part.TALK}), talk="<script>alert(1)</script> & more")
    with scope.inside(robin.workspace_id):
        page = words.page(queries.brief(robin.seeker, ticked, today=TODAY, at=AT), TODAY)
    assert "&lt;script&gt;" in page
    assert "<script" not in page


def test_the_facts_come_back_as_they_went(robin: Member) -> None:
    ticked = Ticked(parts=frozenset(Part), chosen="Three calls", talk="Pay")
    with scope.inside(robin.workspace_id):
        made = queries.brief(robin.seeker, ticked, today=TODAY, at=AT)
    assert briefs.read(briefs.write(made)) == made


@pytest.mark.parametrize(
    "text", [b"", b"{}", b"[]", b"<!doctype html>", b"\xff", b"{" * 99_999, b" " * 2_000_001]
)
def test_what_is_no_brief_is_refused(text: bytes) -> None:
    with pytest.raises(BadInputError):
        briefs.read(text)


def test_mutated_facts_are_read_or_refused(robin: Member) -> None:
    with scope.inside(robin.workspace_id):
        whole = briefs.write(queries.brief(robin.seeker, Ticked(), today=TODAY, at=AT))
    refused = 0
    for seed in range(500):
        chance = Random(seed)
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(data))
            data[at : at + chance.randint(0, 12)] = chance.choice(
                [b"", b"9", b'"', b"\\ud800", b"-13", b"null"]
            )
        try:
            briefs.write(briefs.read(bytes(data)))
        except BadInputError:
            refused += 1
    assert 250 < refused < 500


def test_twenty_briefs_are_on_the_desk_in_two_seconds_and_right(sqlite: Database) -> None:
    texts, expected = [], {}
    for seed in range(20):
        member = cast.begin(f"Client {seed}", town="Nelson")
        with scope.inside(member.workspace_id):
            at_work = AtWork(member, Random(seed), AT - timedelta(days=60))
            for _ in range(40):
                at_work.act()
            made = queries.brief(member.seeker, Ticked(), today=TODAY, at=AT)
            stages = today_queries.stages(sorted(today_queries.with_history()))
            assert [one.stage for one in made.people] == [str(stages[key]) for key in sorted(stages)]
            steps = today_queries.derived(list(stages))
            assert [one.next.on if one.next else None for one in made.people] == [
                steps[key].on if key in steps else None for key in sorted(stages)
            ]
            expected[member.seeker.name] = made
            texts.append(briefs.write(made))
    coach = cast.begin("Mary", town="Trail")
    with scope.inside(coach.workspace_id):
        began = time.perf_counter()
        actions.open_briefs(texts)
        clients = queries.desk(TODAY)
        lines = [words.standing(one, TODAY) for one in clients]
        took = time.perf_counter() - began
    assert took < 2
    assert len(set(lines)) > 3
    assert {one.brief.name: one.brief for one in clients} == expected
    assert [one.stuck for one in clients] == sorted((one.stuck for one in clients), reverse=True)


def test_the_newest_brief_of_a_client_wins_and_nothing_else_is_kept(member: Member) -> None:
    old = briefs.Brief(client="a" * 32, name="Robin", made_at=AT, names="none", sections=(), talk=CANARY)
    new = briefs.Brief(
        client="a" * 32, name="Robin", made_at=AT + timedelta(days=1), names="none", sections=()
    )
    assert [newest for _, newest in actions.open_briefs([briefs.write(old)])] == [True]
    assert [newest for _, newest in actions.open_briefs([briefs.write(new), briefs.write(old)])] == [
        True,
        False,
    ]
    (kept,) = Brief.objects.all()
    assert CANARY.encode() not in bytes(kept.facts)
    actions.forget(kept.uid)
    assert not Brief.objects.exists()
    with pytest.raises(NotFoundError):
        actions.forget(kept.uid)


def test_one_wrong_brief_keeps_none(member: Member) -> None:
    good = briefs.Brief(client="b" * 32, name="Robin", made_at=AT, names="none", sections=())
    with pytest.raises(BadInputError):
        actions.open_briefs([briefs.write(good), b"{}"])
    assert not Brief.objects.exists()
