"""The vCard writer: what it writes, our reader and others read back unchanged."""

import json
from pathlib import Path

import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from askwell.integrations.readers.vcard import READER
from askwell.integrations.writers import vcard
from askwell.kernel.drafts import ContactDraft, DraftAddress, DraftValue

FULL = ContactDraft(
    record=1,
    full_name="Dr. Ada Nordwind, PhD; \\ of Nordhafen",
    given="Ada",
    family="Nordwind",
    organization="Nordwind; Sons, Boats",
    title="Engineer",
    phones=(DraftValue("+1 250 555 0143", "work fax"), DraftValue("+49 30 555 0100", "Boat shed, left")),
    emails=(DraftValue("ada@nordwind.example", "home"), DraftValue("a@b.example")),
    links=(DraftValue("https://www.linkedin.com/in/ada", "LinkedIn"),),
    addresses=(DraftAddress("Shore St 3\nLeft; door", "Nordhafen", "NH", "12345", "DE", "work"),),
    note="Likes: a, b; c\\n\nand 🌻 " + "長い" * 60,
    key="vcard:ada-1",
    noted={"BDAY": "--12-24", "ANNIVERSARY": "2011-04-31", "Connected On": "2021-03-04", "X-SKYPE": "ada, n"},
)

words = (
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff"),
        max_size=60,
    )
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text == text.strip())
)
lines = st.lists(words, max_size=4).map(lambda some: "\n".join(some).strip())
values = st.lists(
    st.builds(
        DraftValue,
        words.filter(bool),
        st.one_of(words, st.sampled_from(["work", "home fax", "voice", "cell"])),
    ),
    max_size=3,
    unique_by=lambda one: (one.value, one.label),
).map(tuple)
addresses = st.lists(
    st.builds(DraftAddress, lines.filter(bool), words, words, words, words, words), max_size=2, unique=True
).map(tuple)
drafts = st.builds(
    ContactDraft,
    record=st.just(1),
    full_name=words.filter(bool),
    given=words,
    family=words,
    organization=words,
    title=words,
    phones=values,
    emails=values,
    links=st.just(()),
    addresses=addresses,
    note=lines,
    key=words.map(lambda uid: f"vcard:{uid}" if uid else ""),
    noted=st.dictionaries(
        st.one_of(
            words.filter(bool), st.sampled_from(["BDAY", "NICKNAME", "X-A", "FN", "X-ABDATE", "AGENT"])
        ),
        st.one_of(
            lines.filter(bool), st.sampled_from(["1980-02-29", "1981-02-29", "--02-29", "--02-30", "soon"])
        ),
        max_size=3,
    ),
    touches=st.just(()),
    photo=st.just(""),
)


def again(path: Path, *people: ContactDraft) -> list[ContactDraft]:
    file = path / "out.vcf"
    file.write_bytes("".join(vcard.write(people)).encode())
    return [one for one in READER.read(file) if isinstance(one, ContactDraft)]


def test_everything_comes_back(tmp_path: Path) -> None:
    assert again(tmp_path, FULL) == [FULL]


def test_a_business_comes_back(tmp_path: Path) -> None:
    business = ContactDraft(1, organization="Nordwind; Sons", phones=(DraftValue("1"),))
    assert again(tmp_path, business) == [business]


def test_somebody_without_a_name_is_called_by_what_is_known(tmp_path: Path) -> None:
    (draft,) = again(tmp_path, ContactDraft(1, emails=(DraftValue("who@x.example"),)))
    assert draft.full_name == "who@x.example"


def test_several_cards_keep_their_order(tmp_path: Path) -> None:
    people = [ContactDraft(n, f"Person {n}") for n in range(1, 4)]
    assert again(tmp_path, *people) == people


def test_the_form_of_the_text() -> None:
    (card,) = vcard.write([FULL])
    assert card.startswith("BEGIN:VCARD\r\nVERSION:4.0\r\nUID:ada-1\r\n")
    assert card.endswith("\r\nEND:VCARD\r\n")
    assert "\n" not in card.replace("\r\n", "")
    assert max(len(line.encode()) for line in card.split("\r\n")) <= 75
    assert 'TEL;TYPE="work,fax":+1 250 555 0143\r\n' in card
    assert "item1.X-ABLabel:Boat shed\\, left\r\n" in card
    assert "BDAY:--1224\r\n" in card


def test_a_key_of_another_source_is_kept_whole() -> None:
    assert "UID:linkedin:ada\r\n" in "".join(vcard.write([ContactDraft(1, "Ada", key="linkedin:ada")]))


def test_another_program_reads_the_same() -> None:
    card = vobject.readOne("".join(vcard.write([FULL])))
    assert card.n.value.family == "Nordwind"
    assert card.note.value == FULL.note
    assert card.adr.value.street == "Shore St 3\nLeft; door"


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drafts)
def test_any_draft_comes_back(tmp_path: Path, draft: ContactDraft) -> None:
    (found,) = again(tmp_path, draft)
    assert json.dumps(found.as_values(), sort_keys=True) == json.dumps(draft.as_values(), sort_keys=True)
