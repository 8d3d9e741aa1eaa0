"""Addresses as they stand on an envelope: sixty cases, each looked at line by line.

The expected lines follow the address templates of the Universal Postal Union for each country, and the
publications of the posts named in `askwell.integrations.addresses`. Names, streets and numbers are invented.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.integrations.addresses import block, code_of, country_name, problems

CASES = (
    ("US", "1 Main St", "Boise", "ID", "83702", "N. N. | 1 Main St | BOISE ID 83702 | UNITED STATES"),
    (
        "US",
        "114 Baker St Apt 4",
        "New York",
        "NY",
        "10001-1234",
        "N. N. | 114 Baker St Apt 4 | NEW YORK NY 10001-1234 | UNITED STATES",
    ),
    ("US", "PO Box 12", "Anchorage", "AK", "99501", "N. N. | PO Box 12 | ANCHORAGE AK 99501 | UNITED STATES"),
    ("CA", "417 Silica St", "Nelson", "BC", "V1L 4N2", "N. N. | 417 SILICA ST | NELSON BC  V1L 4N2 | CANADA"),
    (
        "CA",
        "10-123 Rue Saint-Paul",
        "Montréal",
        "QC",
        "h2y1z5",
        "N. N. | 10-123 RUE SAINT-PAUL | MONTRÉAL QC  H2Y 1Z5 | CANADA",
    ),
    ("CA", "RR 3", "Yellowknife", "NT", "X1A 2P3", "N. N. | RR 3 | YELLOWKNIFE NT  X1A 2P3 | CANADA"),
    ("GB", "1 High St", "Ely", "", "CB7 4DF", "N. N. | 1 High St | ELY | CB7 4DF | UNITED KINGDOM"),
    (
        "GB",
        "Flat 2\n10 Royal Mile",
        "Edinburgh",
        "",
        "EH1 1RE",
        "N. N. | Flat 2 | 10 Royal Mile | EDINBURGH | EH1 1RE | UNITED KINGDOM",
    ),
    (
        "GB",
        "3 Castle St",
        "Belfast",
        "",
        "BT1 1AA",
        "N. N. | 3 Castle St | BELFAST | BT1 1AA | UNITED KINGDOM",
    ),
    (
        "IE",
        "5 O'Connell St",
        "Dublin",
        "",
        "D01 F5P2",
        "N. N. | 5 O'Connell St | DUBLIN | D01 F5P2 | IRELAND",
    ),
    (
        "IE",
        "Main St",
        "Galway",
        "Co. Galway",
        "H91 E2R4",
        "N. N. | Main St | GALWAY | Co. Galway | H91 E2R4 | IRELAND",
    ),
    ("DE", "Hauptstr. 1", "Berlin", "", "10115", "N. N. | Hauptstr. 1 | 10115 BERLIN | GERMANY"),
    ("DE", "Weg 3a", "Köln", "", "50667", "N. N. | Weg 3a | 50667 KÖLN | GERMANY"),
    ("DE", "Am Markt 7", "Görlitz", "", "02826", "N. N. | Am Markt 7 | 02826 GÖRLITZ | GERMANY"),
    ("AT", "Ringstraße 1", "Wien", "", "1010", "N. N. | Ringstraße 1 | 1010 WIEN | AUSTRIA"),
    (
        "CH",
        "Bahnhofstrasse 1",
        "Zürich",
        "",
        "8001",
        "N. N. | Bahnhofstrasse 1 | CH-8001 Zürich | SWITZERLAND",
    ),
    ("CH", "Rue du Lac 3", "Genève", "", "1201", "N. N. | Rue du Lac 3 | CH-1201 Genève | SWITZERLAND"),
    ("FR", "1 rue de la Paix", "Paris", "", "75002", "N. N. | 1 rue de la Paix | 75002 PARIS | FRANCE"),
    ("FR", "12 av. Foch\nBât. B", "Lyon", "", "69006", "N. N. | 12 av. Foch | Bât. B | 69006 LYON | FRANCE"),
    ("BE", "Wetstraat 16", "Brussel", "", "1000", "N. N. | Wetstraat 16 | 1000 BRUSSEL | BELGIUM"),
    ("NL", "Damrak 1", "Amsterdam", "", "1012 LG", "N. N. | Damrak 1 | 1012 LG AMSTERDAM | NETHERLANDS"),
    ("LU", "1 Grand-Rue", "Luxembourg", "", "1661", "N. N. | 1 Grand-Rue | L-1661 LUXEMBOURG | LUXEMBOURG"),
    (
        "ES",
        "Calle Mayor 1, 2º B",
        "Madrid",
        "Madrid",
        "28013",
        "N. N. | Calle Mayor 1, 2º B | 28013 MADRID | SPAIN",
    ),
    ("ES", "Gran Via 10", "Barcelona", "Barcelona", "08007", "N. N. | Gran Via 10 | 08007 BARCELONA | SPAIN"),
    ("PT", "Rua do Sol 12", "Lisboa", "", "1200-100", "N. N. | Rua do Sol 12 | 1200-100 LISBOA | PORTUGAL"),
    ("IT", "Via Roma 1", "Torino", "TO", "10121", "N. N. | Via Roma 1 | 10121 TORINO TO | ITALY"),
    ("IT", "Piazza Duomo 2", "Milano", "MI", "20121", "N. N. | Piazza Duomo 2 | 20121 MILANO MI | ITALY"),
    ("SE", "Storgatan 1", "Stockholm", "", "111 22", "N. N. | Storgatan 1 | SE-111 22 STOCKHOLM | SWEDEN"),
    ("NO", "Karl Johans gate 1", "Oslo", "", "0154", "N. N. | Karl Johans gate 1 | 0154 OSLO | NORWAY"),
    ("DK", "Strøget 1", "København K", "", "1150", "N. N. | Strøget 1 | 1150 KØBENHAVN K | DENMARK"),
    (
        "FI",
        "Aleksanterinkatu 1",
        "Helsinki",
        "",
        "00100",
        "N. N. | Aleksanterinkatu 1 | FI-00100 HELSINKI | FINLAND",
    ),
    ("PL", "ul. Długa 1", "Kraków", "", "31-146", "N. N. | ul. Długa 1 | 31-146 KRAKÓW | POLAND"),
    ("CZ", "Dlouhá 1", "Praha 1", "", "110 00", "N. N. | Dlouhá 1 | 110 00 PRAHA 1 | CZECHIA"),
    ("HU", "Fő utca 1", "Budapest", "", "1011", "N. N. | BUDAPEST | FŐ UTCA 1 | 1011 | HUNGARY"),
    ("GR", "Ερμού 1", "Αθήνα", "", "105 63", "N. N. | Ερμού 1 | 105 63 ΑΘΉΝΑ | GREECE"),
    (
        "TR",
        "İstiklal Cd. 1",
        "Beyoğlu",
        "İstanbul",
        "34430",
        "N. N. | İstiklal Cd. 1 | 34430 BEYOĞLU/İstanbul | TÜRKIYE",
    ),
    ("RU", "ул. Ленина, 1", "Москва", "Москва", "101000", "N. N. | УЛ. ЛЕНИНА, 1 | МОСКВА | 101000 | RUSSIA"),
    ("UA", "вул. Хрещатик, 1", "Київ", "", "01001", "N. N. | вул. Хрещатик, 1 | КИЇВ | 01001 | UKRAINE"),
    ("AU", "1 George St", "Sydney", "NSW", "2000", "N. N. | 1 George St | SYDNEY NSW 2000 | AUSTRALIA"),
    ("AU", "PO Box 7", "Darwin", "NT", "0801", "N. N. | PO Box 7 | DARWIN NT 0801 | AUSTRALIA"),
    ("NZ", "1 Queen St", "Auckland", "", "1010", "N. N. | 1 Queen St | AUCKLAND 1010 | NEW ZEALAND"),
    (
        "JP",
        "千代田1-1",
        "千代田区",
        "東京都",
        "100-0001",
        "〒100-0001 | 東京都 | 千代田区千代田1-1 | N. N. | JAPAN",
    ),
    (
        "JP",
        "1-1 Chiyoda",
        "Chiyoda-ku",
        "Tokyo",
        "100-0001",
        "N. N. | 1-1 Chiyoda | Chiyoda-ku, TOKYO | 100-0001 | JAPAN",
    ),
    (
        "JP",
        "河原町1",
        "京都市中京区",
        "京都府",
        "604-8001",
        "〒604-8001 | 京都府 | 京都市中京区河原町1 | N. N. | JAPAN",
    ),
    (
        "CN",
        "中关村大街1号",
        "海淀区",
        "北京市",
        "100080",
        "100080 | 北京市海淀区 | 中关村大街1号 | N. N. | CHINA",
    ),
    (
        "CN",
        "1 Zhongguancun St",
        "Haidian",
        "Beijing",
        "100080",
        "N. N. | 1 Zhongguancun St | Haidian | BEIJING, 100080 | CHINA",
    ),
    (
        "KR",
        "세종대로 110",
        "중구",
        "서울특별시",
        "04524",
        "서울특별시 중구 | 세종대로 110 | N. N. | 04524 | SOUTH KOREA",
    ),
    (
        "KR",
        "110 Sejong-daero",
        "Jung-gu",
        "Seoul",
        "04524",
        "N. N. | 110 Sejong-daero | Jung-gu | Seoul | 04524 | SOUTH KOREA",
    ),
    ("TW", "忠孝東路1號", "大安區", "台北市", "106", "106 | 台北市大安區 | 忠孝東路1號 | N. N. | TAIWAN"),
    (
        "HK",
        "1 Queen's Road",
        "Central",
        "Hong Kong Island",
        "",
        "N. N. | 1 Queen's Road | Central | HONG KONG ISLAND | HONG KONG",
    ),
    (
        "IN",
        "1 MG Road",
        "Bengaluru",
        "Karnataka",
        "560001",
        "N. N. | 1 MG Road | BENGALURU 560001 | Karnataka | INDIA",
    ),
    (
        "IN",
        "12 Park St",
        "Kolkata",
        "West Bengal",
        "700016",
        "N. N. | 12 Park St | KOLKATA 700016 | West Bengal | INDIA",
    ),
    ("SG", "1 Orchard Road", "", "", "238801", "N. N. | 1 Orchard Road | SINGAPORE 238801 | SINGAPORE"),
    (
        "EG",
        "شارع التحرير ١",
        "القاهرة",
        "القاهرة",
        "11511",
        "N. N. | شارع التحرير ١ | القاهرة | 11511 | EGYPT",
    ),
    ("SA", "شارع العليا ١", "الرياض", "", "12211", "N. N. | شارع العليا ١ | الرياض 12211 | SAUDI ARABIA"),
    ("AE", "شارع الشيخ زايد", "دبي", "دبي", "", "N. N. | شارع الشيخ زايد | دبي | UNITED ARAB EMIRATES"),
    ("IL", "רחוב הרצל 1", "תל אביב", "", "6688101", "N. N. | רחוב הרצל 1 | תל אביב 6688101 | ISRAEL"),
    (
        "BR",
        "Rua Augusta 1",
        "São Paulo",
        "SP",
        "01304-000",
        "N. N. | Rua Augusta 1 | SÃO PAULO-SP | 01304-000 | BRAZIL",
    ),
    (
        "MX",
        "Av. Juárez 1",
        "Ciudad de México",
        "CDMX",
        "06050",
        "N. N. | Av. Juárez 1 | 06050 CIUDAD DE MÉXICO, CDMX | MEXICO",
    ),
    (
        "AR",
        "Av. de Mayo 1",
        "Buenos Aires",
        "",
        "C1084",
        "N. N. | AV. DE MAYO 1 | C1084 BUENOS AIRES | ARGENTINA",
    ),
    ("ZA", "1 Long St", "Cape Town", "", "8001", "N. N. | 1 Long St | CAPE TOWN | 8001 | SOUTH AFRICA"),
    ("KE", "Moi Ave", "Nairobi", "", "00100", "N. N. | Moi Ave | NAIROBI | 00100 | KENYA"),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join((case[0], case[2])))
def test_an_address_stands_as_its_country_writes_it(case: tuple[str, ...]) -> None:
    *given, expected = case
    parts = dict(zip(("country", "street", "city", "region", "postal_code"), given, strict=True))
    country = parts["country"]
    home = "US" if country == "CA" else "CA"
    assert " | ".join(block("N. N.", "", parts, home=home)) == expected
    at_home = block("N. N.", "", parts, home=country)
    assert at_home == expected.split(" | ")[: len(at_home)]
    assert country_name(country, "en").upper() not in at_home[-1:] or country == "SG"


def test_there_are_sixty_cases_in_more_than_twenty_five_countries() -> None:
    assert len(CASES) >= 60
    assert len({one[0] for one in CASES}) >= 25


NELSON = {
    "street": "114 Baker St",
    "city": "Nelson",
    "region": "BC",
    "postal_code": "V1L 4H3",
    "country": "CA",
}


def test_a_place_of_work_stands_under_the_name_once() -> None:
    assert block("Mary", "Osei Physio", NELSON, home="CA")[:2] == ["MARY", "OSEI PHYSIO"]
    assert block("Osei Physio", "Osei Physio", NELSON, home="CA")[:2] == ["OSEI PHYSIO", "114 BAKER ST"]


def test_the_country_is_written_in_the_language_of_the_sender() -> None:
    german = {"street": "Weg 1", "city": "Köln", "postal_code": "50667", "country": "DE"}
    assert block("N", "", german, home="CA", language="fr")[-1] == "ALLEMAGNE"
    assert block("N", "", german, home="DE")[-1] == "50667 KÖLN"


@pytest.mark.parametrize(
    ("written", "code"),
    [("ca", "CA"), ("Canada", "CA"), ("germany", "DE"), ("USA", "US"), ("England", "GB"), ("", "NZ"),
     ("??", "NZ"), ("Türkiye", "TR"), ("Holland", "NL")],
)  # fmt: skip
def test_a_country_is_known_by_letters_or_name(written: str, code: str) -> None:
    assert code_of(written, otherwise="NZ") == code
    assert code_of("Deutschland", otherwise="NZ", language="de") == "DE"


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, {}),
        ({"postal_code": ""}, {"postal_code": "required"}),
        ({"postal_code": "12345"}, {"postal_code": "invalid"}),
        ({"region": "Bavaria"}, {"region": "invalid"}),
        ({"city": "", "street": ""}, {"city": "required", "street": "required"}),
    ],
)
def test_what_may_keep_a_letter_from_arriving(changes: dict[str, str], found: dict[str, str]) -> None:
    assert problems({**NELSON, **changes}, home="CA") == found


def test_a_country_without_a_form_is_written_plainly() -> None:
    parts = {"street": "1 Way", "city": "Town", "postal_code": "9", "country": "AQ"}
    assert block("N", "", parts, home="CA")[-1] == "ANTARCTICA"


text = st.text(st.characters(exclude_categories=["C"]), max_size=20)


@given(text, text, text, text, st.sampled_from(["CA", "JP", "EG", "HK", "XX", "", "Nowhere"]))
def test_any_words_make_lines_and_none_is_empty(
    street: str, city: str, region: str, postal_code: str, country: str
) -> None:
    parts = {
        "street": street,
        "city": city,
        "region": region,
        "postal_code": postal_code,
        "country": country,
    }
    lines = block("Mary", "", parts, home="CA")
    assert lines
    assert all(line.strip() for line in lines)
    problems(parts, home="CA")
