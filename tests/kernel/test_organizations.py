"""An organization has one key in every spelling and legal form, and no other organization has it."""

import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from askwell.kernel import organizations
from askwell.kernel.organizations import key

SAME = [
    ["Acme", "ACME", "Acme Ltd", "Acme Ltd.", "ACME Limited", "Acme, Inc.", "Acme Co., Ltd.", "Acme Corp."],
    ["Acme", "acme gmbh", "Acme G.m.b.H.", "Acme GmbH & Co. KG", "Acme GmbH&Co.KG", "Acme AG & Co. KGaA"],
    ["Müller & Söhne", "Müller und Söhne OHG", "Muller & Sohne", "MÜLLER & SÖHNE GmbH", "Müller&Söhne"],
    ["Nordwind", "Nordwind e.V.", "Nordwind e. V.", "Nordwind eV", "Nordwind UG (haftungsbeschränkt)"],
    ["Dubois", "Dubois S.A.", "Dubois S. A.", "DUBOIS SA", "Dubois SARL", "Dubois Sàrl", "Dubois S.A.S."],
    ["Banco del Sol", "Banco del Sol, S.A. de C.V.", "Banco del Sol S. de R.L. de C.V.", "Banco del Sol SL"],
    ["Padaria Central", "Padaria Central Ltda.", "PADARIA CENTRAL EIRELI", "Padaria Central, Unipessoal Lda"],
    ["Rossi", "Rossi S.r.l.", "Rossi S.p.A.", "Rossi SpA", "Rossi Srl"],
    ["Kowalski", "Kowalski Sp. z o.o.", "KOWALSKI SP. Z O. O.", "Kowalski spółka z o.o.", "Kowalski Sp. k."],
    ["Novák", "Novák s.r.o.", "Novák, spol. s r.o.", "Novák a.s.", "NOVAK S. R. O."],
    ["Horvat", "Horvat d.o.o.", "Horvat j.d.o.o.", "Horvat d.d."],
    ["Nagy", "Nagy Kft.", "Nagy Zrt.", "Nagy Nyrt."],
    ["Lindqvist", "Lindqvist AB", "Lindqvist Aktiebolag", "Lindqvist Oy", "Lindqvist A/S", "Lindqvist ApS"],
    ["De Vries", "De Vries B.V.", "De Vries N.V.", "de vries bvba", "De Vries V.O.F."],
    ["Yılmaz", "Yılmaz A.Ş.", "Yılmaz Ltd. Şti.", "YILMAZ LTD ŞTİ"],
    ["Patel", "Patel Pvt. Ltd.", "Patel Private Limited", "Patel Pty Ltd", "Patel Pte Ltd"],
    ["Tan", "Tan Sdn. Bhd.", "Tan Sdn Bhd", "Tan Berhad"],
    ["Ромашка", "ООО «Ромашка»", 'ООО "Ромашка"', "Ромашка ООО", "ЗАО Ромашка", "ПАО «РОМАШКА»"],
    ["Romashka", "OOO Romashka", "Romashka OOO"],
    ["Світанок", "ТОВ «Світанок»", "ПрАТ Світанок"],
    ["日立製作所", "株式会社日立製作所", "日立製作所株式会社", "(株)日立製作所", "㈱日立製作所"],
    ["Hitachi", "Hitachi K.K.", "K.K. Hitachi", "Hitachi Kabushiki Kaisha", "Hitachi Co., Ltd."],
    ["北京字节跳动科技", "北京字节跳动科技有限公司", "北京字节跳动科技股份有限公司"],
    ["삼성전자", "삼성전자 주식회사", "주식회사 삼성전자", "삼성전자(주)", "㈜삼성전자"],
    ["ปตท", "บริษัท ปตท จำกัด", "บริษัท ปตท. จำกัด (มหาชน)"],
    ["Hoa Sen", "Công ty TNHH Hoa Sen", "CÔNG TY CỔ PHẦN HOA SEN"],
    ["אורן", 'אורן בע"מ', "אורן בע״מ"],
    ["النور", "النور ذ.م.م", "النور ش.م.م."],
    ["Παπαδόπουλος", "Παπαδόπουλος Α.Ε.", "ΠΑΠΑΔΟΠΟΥΛΟΣ ΕΠΕ"],
    ["McDonald's", "McDonald’s Corporation", "McDonalds", "MCDONALD'S CORP"],
    ["Johnson & Johnson", "Johnson and Johnson", "Johnson & Johnson Inc."],
    ["Toyota Motor", "Toyota Motor Co., Ltd.", "Toyota Motor Corporation", "Toyota Motor Company Limited"],
]  # fmt: skip
OTHERS = [
    "Acme", "Acme Holding", "Acme Group", "Acme Bank", "Acme International", "Acme Foundation", "Acme 2",
    "The Acme School", "Acme Berlin", "Co-op", "Op", "Day", "Day Spa", "Tesla", "Tesla EV", "SAS Institute",
    "Institute", "AG Insurance", "Insurance", "SA Water", "Water", "KK Women's Hospital", "Women's Hospital",
    "UAB Medicine", "Medicine", "AO Foundation", "Foundation", "PT Solutions", "Solutions", "Limited Brands",
    "Brands", "Company of Animals", "Animals", "Disney", "Disney+", "Gaming", "Gaming Pc",
]  # fmt: skip
ALONE = [
    "Limited",
    "AB",
    "SE",
    "Co",
    "The Co",
    "The Limited",
    "& Co",
    "GmbH",
    "株式会社",
    "ООО",
    "A/S",
    "...",
    "«»",
]
ENDS = [
    *("Ltd", "Ltd.", "Limited", "Inc.", ", Inc.", "LLC", "L.L.C.", "plc", "LLP", "Corp.", "Company", "& Co."),
    *(
        "GmbH",
        "gGmbH",
        "AG",
        "KG",
        "e.V.",
        "e.K.",
        "GmbH & Co. KG",
        "UG (haftungsbeschränkt)",
        "S.A.",
        "SARL",
    ),
    *("S.L.", "S.p.A.", "S.r.l.", "B.V.", "N.V.", "AB", "A/S", "ApS", "Oy", "Sp. z o.o.", "s.r.o.", "a.s."),
    *("d.o.o.", "Kft.", "Ltda.", "S.A. de C.V.", "Pty Ltd", "Pvt. Ltd.", "Sdn. Bhd.", "A.Ş.", "Ltd. Şti."),
    *("株式会社", "(株)", "有限公司", "주식회사", "ООО", 'בע"מ', "ذ.م.م", "Α.Ε."),
]
FRONTS = ["ООО", "ЗАО", "OOO", "株式会社", "(株)", "주식회사", "ТОВ", "Công ty TNHH"]
TEXTS = st.text(max_size=40) | st.lists(
    st.sampled_from(
        [*"Acme Day North Ltd Co & - S.A. ООО the AS 株式会社 日立 Spa (x) EV e. V. z".split(), *ENDS]
    ),
    max_size=6,
).map(" ".join)
ARTICLES = {"the", "der", "die", "das"}
HALF_A_FORM = {
    "public",
    "private",
    "proprietary",
    "mit",
    "limited",
    "liability",
    "s",
    "e",
    "sp",
    "z",
    "de",
    "en",
    "fz",
    "gesellschaft",
}
"""After such a last word an added form is read as one with it."""


@pytest.mark.parametrize("spellings", SAME, ids=lambda spellings: spellings[0])
def test_spellings_and_legal_forms_of_one_organization(spellings: list[str]) -> None:
    assert {one: key(one) for one in spellings} == dict.fromkeys(spellings, key(spellings[0]))


def test_different_organizations_stay_different() -> None:
    assert len({key(one) for one in OTHERS}) == len(OTHERS)


@pytest.mark.parametrize("name", ALONE)
def test_a_name_that_is_nothing_but_a_form_stays(name: str) -> None:
    assert key(name)


@given(TEXTS)
def test_the_key_of_a_key_is_itself(name: str) -> None:
    assert key(key(name)) == key(name)


@given(TEXTS)
def test_a_name_is_never_turned_into_nothing(name: str) -> None:
    assert bool(key(name)) is bool(name.strip())
    if any(letter.isalnum() for letter in name):
        assert any(letter.isalnum() for letter in key(name))


@given(TEXTS, st.sampled_from(ENDS))
def test_a_form_behind_changes_nothing(name: str, form: str) -> None:
    plain = key(name)
    assume(_names_something(plain))
    assume(plain.split()[-1] not in HALF_A_FORM)
    assert key(f"{name} {form}") == plain


@given(TEXTS, st.sampled_from(FRONTS))
def test_a_form_in_front_changes_nothing(name: str, form: str) -> None:
    plain = key(name)
    assume(_names_something(plain))
    assert key(f"{form} {name}") == plain


def _names_something(plain: str) -> bool:
    """Tell whether a word of a key is part of no form and no article: else a name is nothing but a form."""
    parts = {
        word
        for forms in (organizations._ends(), organizations._fronts())
        for form in itertools.chain.from_iterable(forms.values())
        for word in form.words
    }
    words = (word.replace("/", "") for word in plain.split() if any(map(str.isalnum, word)))
    return any(word not in parts and word not in ARTICLES for word in words)


def test_no_form_is_part_of_another_in_two_ways() -> None:
    """Where a form ends with another, what stands before that goes by itself too, or is half a form."""
    forms = {form.words for forms in organizations._ends().values() for form in forms}
    for form in forms:
        for place in range(1, len(form)):
            if form[place:] in forms:
                left = key(f"Acme {' '.join(form[:place])}").split()[-1]
                assert left == "acme" or left in HALF_A_FORM, form


def test_forms_of_many_words_are_told_in_every_order() -> None:
    for first, second in itertools.permutations(["GmbH", "Ltd", "S.A.", "AB", "Kft."], 2):
        assert key(f"Acme {first} {second}") == "acme"
