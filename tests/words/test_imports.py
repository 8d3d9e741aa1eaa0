"""What is said of an import fits what became of the records."""

import pytest

from askwell.practice.lifecycle.actions.importing import ImportReport
from askwell.words import imports


def report(
    added: int = 0, updated: int = 0, unchanged: int = 0, merged: int = 0, to_review: int = 0
) -> ImportReport:
    read = added + updated + unchanged + merged + to_review
    return ImportReport("vcard", read, added, updated, unchanged, merged, to_review, skipped=[])


@pytest.mark.parametrize(
    ("counts", "would", "did"),
    [
        ({"added": 1}, "1 new person would come in.", "1 new person came in."),
        ({"added": 2, "to_review": 1}, "3 new people would come in.", "3 new people came in."),
        (
            {"updated": 1, "unchanged": 4},
            "Something new would come in about 1 person you have.",
            "Something new came in about 1 person you have.",
        ),
        (
            {"added": 2, "updated": 1, "merged": 1},
            "2 new people would come in. Something new would come in about 2 people you have.",
            "2 new people came in. Something new came in about 2 people you have.",
        ),
        (
            {"unchanged": 2},
            "Everything in this file is here already.",
            "Everything in this file was here already. Nothing was changed.",
        ),
        (
            {},
            "There is nobody in this file to bring in.",
            "There was nobody in this file to bring in. Nothing was changed.",
        ),
    ],
)
def test_each_case_has_its_sentence(counts: dict[str, int], would: str, did: str) -> None:
    assert imports.preview(report(**counts)) == would
    assert imports.outcome(report(**counts)) == did
