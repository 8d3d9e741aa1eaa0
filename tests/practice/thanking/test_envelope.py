"""The lines on an envelope stand as the country of the address writes them."""

import pytest

from askwell.practice.thanking.rules import envelope

STREET = {"street": "114 Baker St", "city": "Nelson", "region": "BC", "postal_code": "V1L 4H3"}


@pytest.mark.parametrize(
    ("parts", "last"),
    [
        (STREET, ["114 Baker St", "NELSON BC  V1L 4H3"]),
        ({**STREET, "country": "Canada"}, ["114 Baker St", "NELSON BC  V1L 4H3"]),
        (
            {"street": "1 High St", "city": "Ely", "postal_code": "cb7 4df", "country": "United Kingdom"},
            ["1 High St", "ELY", "CB7 4DF", "UNITED KINGDOM"],
        ),
        (
            {"street": "Weg 1", "city": "Köln", "postal_code": "50667", "country": "Germany"},
            ["Weg 1", "50667 KÖLN", "GERMANY"],
        ),
    ],
)
def test_the_town_stands_as_its_country_writes_it(parts: dict[str, str], last: list[str]) -> None:
    lines = envelope("Dr. Mary Osei", "Osei Physio", parts, "", {"CA", "Canada"})
    assert lines == ["Dr. Mary Osei", "Osei Physio", *last]


def test_an_address_known_only_as_written_stays_as_written() -> None:
    written = "114 Baker St\n\nNelson BC V1L 4H3"
    assert envelope("Mary", "Mary", {}, written, {"CA"}) == ["Mary", "114 Baker St", "Nelson BC V1L 4H3"]
