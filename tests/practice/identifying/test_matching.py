"""Who is recognised as the same person, who is asked about, and who never is."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from askwell.practice.identifying import likeness
from askwell.practice.identifying.matching import whole
from askwell.practice.identifying.matching.deciding import GROUPS
from askwell.practice.identifying.matching.keys import CAPS, keys_of, row_bits
from askwell.practice.identifying.matching.normal import Features, Said, features, unpack
from askwell.practice.identifying.matching.pairs import pairs_of
from askwell.practice.identifying.matching.table import MULTIPLE, Table, joined, table_of, table_said
from askwell.words import likeness as words
from bench.address_books import address_books

TEXTS = st.text(
    st.characters(exclude_characters="\x1e\x1f", exclude_categories=["Cs"]), min_size=1, max_size=12
)
MANY = st.lists(TEXTS, max_size=3).map(tuple)
MARY = features(
    "Mary Osei",
    emails=["mary.osei@gmail.com"],
    phones=["+447700900123"],
    links=["linkedin.com/in/mary-osei"],
    organization="Osei Physio Ltd",
    title="Owner",
    city="Leeds",
)


def listed(table: Table) -> dict[int, Features]:
    """Return what stands in a table, by the ids of its rows."""
    found = {}
    for row, row_id in enumerate(table.ids.tolist()):
        values: dict[str, Any] = {}
        for name in Features._fields:
            column = table.columns[name]
            several = tuple(column.values[code] for code in column.matrix()[row].tolist() if code)
            values[name] = several if name in MULTIPLE else "".join(several)
        found[row_id] = Features(**values)
    return found


def outcome(one: Features, other: Features) -> str:
    """Return what is decided about two contacts: the group of the question, "auto", or "" for nothing."""
    found = whole.match(table_of([one, other])).decided
    if not len(found.total):
        return ""
    if found.auto[0]:
        return "auto"
    return str(GROUPS[found.group[0]]) if found.review[0] else ""


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS, MANY, MANY, TEXTS)
def test_what_is_kept_comes_back(
    name: str, city: str, mails: tuple[str, ...], phones: tuple[str, ...], job: str
) -> None:
    one = Features(given=name, city=city, emails=mails, phones=phones, title=job)
    assert unpack(one.pack()) == one


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_any_text_has_a_comparable_form(name: str, mail: str, firm: str) -> None:
    one = features(name, emails=[mail], phones=[mail], links=[mail], organization=firm)
    assert unpack(one.pack()) == one
    assert listed(Table.unpacked(table_of([one, MARY]).pack())) == {0: one, 1: MARY}


def some_of(*texts: str) -> st.SearchStrategy[tuple[str, ...]]:
    """Return a strategy for several of these texts."""
    return st.lists(st.sampled_from(texts), max_size=3, unique=True).map(tuple)


USUAL = (
    "Dr. Ann B. Lee|Lee, Ann|Ann|ANN|Lee Jr.|ann@x.org|A.nn+1@gmail.com|info@x.org|+44 113 496 0123|"
    "0113 496 0123|linkedin.com/in/ann|x.org|Lee Ltd|Lee GmbH"
)
WORDS = st.one_of(st.text(max_size=12), st.sampled_from(USUAL.split("|")))
LISTS = st.lists(WORDS, max_size=5)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.builds(Said, WORDS, WORDS, WORDS, LISTS, LISTS, LISTS, WORDS, WORDS, WORDS), max_size=6))
def test_many_are_made_comparable_as_each_is(said: list[Said]) -> None:
    assert listed(table_said(said)) == {row: features(**one._asdict()) for row, one in enumerate(said)}


CONTACTS = st.lists(
    st.builds(
        Features,
        given=st.sampled_from(["", "ann", "anna", "bob", "robert"]),
        family=st.sampled_from(["", "osei", "osei-lee", "lee"]),
        emails=some_of("a@x.org", "b@x.org", "ann@gmail.com"),
        phones=some_of("113496012", "113496013"),
        profile=st.sampled_from(["", "ann-osei", "bob-lee"]),
        employer=st.sampled_from(["", "nordwind"]),
        city=st.sampled_from(["", "leeds"]),
    ),
    max_size=70,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CONTACTS, CONTACTS, st.integers(0, 140))
def test_tables_are_joined_parted_and_kept_without_a_loss(
    first: list[Features], second: list[Features], gone: int
) -> None:
    both = joined([table_of(first), table_of(second, range(len(first), len(first) + len(second)))])
    every = dict(enumerate([*first, *second]))
    assert listed(both) == every
    every.pop(gone, None)
    rest = Table.unpacked(both.without([gone]).pack())
    assert listed(rest) == every
    told = {text for one in every.values() for text in (*one[:4], *one.emails, *one.phones, *one[6:])}
    assert {text for column in rest.columns.values() for text in column.values} <= told | {""}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CONTACTS, st.integers(0, 70))
def test_those_who_share_a_key_meet_unless_too_many_do(rows: list[Features], new: int) -> None:
    keys = keys_of(table_of(rows))
    wanted = set()
    for family, packed in keys.items():
        shares: dict[int, set[int]] = {}
        for key in packed.tolist():
            row = key % 2 ** row_bits(len(rows))
            shares.setdefault(key - row, set()).add(row)
        for some in shares.values():
            if len(some) <= CAPS[family]:
                wanted |= {(one, other) for one in some for other in some if one < other}
    first, second = pairs_of(keys, len(rows))
    assert list(zip(first.tolist(), second.tolist(), strict=True)) == sorted(wanted)
    first, second = pairs_of(keys, len(rows), new=new)
    of_new = [pair for pair in sorted(wanted) if pair[0] < new]
    assert list(zip(first.tolist(), second.tolist(), strict=True)) == of_new


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Features(emails=("a@x.org", "b@x.org")), Features(emails=("b@x.org",))),
        (Features(emails=("mary.osei@old.example",)), Features(emails=("mary.osei@new.example",))),
        (Features(phones=("113496012",)), Features(phones=("113496013", "113496012"))),
        (Features(profile="mary-osei"), Features(profile="mary-osei")),
        (Features(given="bob", family="lee"), Features(given="robert", family="lee")),
        (Features(given="mary", family="osei-lee"), Features(given="mary", family="osei")),
        (Features(given="mary", family="osei-lee"), Features(given="mary", family="lee")),
        (Features(given="mary", family="osei"), Features(given="osei", family="mary")),
        (Features(given="philipp", family="meier"), Features(given="philip", family="mayer")),
        (Features(given="m", family="lee", city="leeds"), Features(given="mo", family="lee", city="leeds")),
        (Features(given="jo", family="lee", employer="nord"), Features(family="lee", employer="nord")),
        (Features(given="bob", employer="nordwind labs"), Features(given="robert", employer="nordwind lab")),
    ],
)
def test_two_who_may_be_one_share_a_key(one: Features, other: Features) -> None:
    table = table_of([one, MARY, other])
    pairs = zip(*(rows.tolist() for rows in pairs_of(keys_of(table), 3)), strict=True)
    assert (0, 2) in list(pairs)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Dr. Mary A. Osei, PhD", ("mary", "a", "osei", "")),
        ("Osei, Mary", ("mary", "", "osei", "")),
        ("John Smith Jr.", ("john", "", "smith", "jr")),
        ("José García López", ("jose", "", "garcia lopez", "")),
        ("Ольга Иванова", ("ольга", "", "иванова", "")),
        ("Mary (May) Osei", ("mary", "", "osei", "")),
        ("周美玲", ("周美玲", "", "", "")),
        ("", ("", "", "", "")),
    ],
)
def test_names_are_taken_apart(name: str, parts: tuple[str, str, str, str]) -> None:
    assert features(name)[:4] == parts


def test_mail_phone_and_employer_compare_in_one_form() -> None:
    other = features(
        "Mary Osei", emails=["MaryOsei+news@googlemail.com", "info@osei.example"], phones=["07700 900 123"],
        organization="OSEI PHYSIO LIMITED",
    )  # fmt: skip
    assert other.emails == MARY.emails
    assert other.phones == MARY.phones
    assert other.employer == MARY.employer


def test_a_profile_or_a_mailbox_of_ones_own_is_the_same_person() -> None:
    assert outcome(MARY, features("M. Osei", links=["https://www.linkedin.com/in/Mary-Osei/"])) == "auto"
    assert outcome(MARY, features("Mary Osei", emails=["mary.osei@gmail.com"])) == "auto"
    assert outcome(MARY, features("Mary Okafor", emails=["mary.osei@gmail.com"])) == "shared"


def test_two_profiles_are_two_people() -> None:
    other = features("Mary Osei", emails=["mary.osei@gmail.com"], links=["linkedin.com/in/mary-osei-2"])
    assert not outcome(MARY, other)


def test_a_name_alone_is_never_merged() -> None:
    assert outcome(features("Mary Osei"), features("Mary Osei")) in {"name", "rare_name"}
    there = features("Mary Osei", organization="Osei Physio GmbH", title="Owner", city="Leeds")
    assert outcome(MARY, there) == "employer"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Smith Sr", "John Smith Jr"),
        ("John A. Smith", "John B. Smith"),
        ("John Smith", "Peter Smith"),
    ],
)
def test_father_and_son_on_one_phone_stay_two(one: str, other: str) -> None:
    both = [features(name, phones=["+44 113 496 0123"]) for name in (one, other)]
    assert outcome(*both) != "auto"


def test_a_household_s_mailbox_is_nobody_s_own() -> None:
    both = [features(name, emails=["thesmiths@gmail.com"]) for name in ("Ann Smith", "A. Smith")]
    assert outcome(*both) != "auto"


def test_a_switchboard_merges_nobody() -> None:
    rows = [
        features(f"{name} Miller", phones=["+441134960000"]) for name in ("Ann", "Bob", "Cy", "Dee", "Ann")
    ]
    found = whole.match(table_of(rows))
    assert not found.decided.auto.any()


def test_an_invented_address_book_has_no_false_merge() -> None:
    books = address_books(3_000, seed=9)
    rows = [
        features(
            one.full_name, given=one.given, family=one.family, emails=one.emails, phones=one.phones,
            links=[one.link], organization=one.organization, title=one.title, city=one.city,
        )
        for one in books
    ]  # fmt: skip
    merged = whole.match(table_of(rows)).labels()
    people: dict[int, set[int]] = {}
    for row, label in enumerate(merged):
        people.setdefault(label, set()).add(books[row].person)
    assert all(len(one) == 1 for one in people.values())
    assert len(people) < 0.85 * len(rows)


def test_the_score_is_explained_in_words() -> None:
    assert words.sentence("03-1-----") == "same surname, same phone; different first name"
    assert words.sentence("43--1----") == "same first name, same surname, same LinkedIn profile"
    assert words.reasons("3310---0-") == [
        "same surname",
        "same e-mail",
        "similar first name",
        "different phone",
        "different town",
    ]
    assert likeness.why("---------") == likeness.Why((), (), ())
