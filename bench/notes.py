"""Fills a home with answers, as many as asked for, and tells how to come in (`bench.notes COUNT`)."""

import random
import sys
from datetime import datetime
from itertools import accumulate

import django

from askwell.workspace import tables

WORDS = 6_000
"""How many different words people use; the nth is n times as rare as the first (Zipf)."""
_PER_TALK = 6
_SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi zo ka le mi no pu ra".split()
_SEED = 4


def word(number: int) -> str:
    """Return the nth word of an invented language."""
    said = ""
    number += len(_SYLLABLES)
    while number:
        number, place = divmod(number, len(_SYLLABLES))
        said += _SYLLABLES[place]
    return said


def sentences(count: int) -> list[str]:
    """Return so many answers of 20 to 60 words."""
    chance = random.Random(_SEED)
    words = [word(number) for number in range(WORDS)]
    weights = list(accumulate(1 / (number + 1) for number in range(WORDS)))
    return [
        " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(20, 60))) for _ in range(count)
    ]


def main() -> None:
    """Fill the home of the environment; print the cookie."""
    django.setup()
    tables.make()
    from django.conf import settings  # noqa: PLC0415 -- Django must be set up first

    from askwell.models import Answer, Contact, Interview  # noqa: PLC0415 -- see above
    from askwell.practice.identifying import actions as identifying  # noqa: PLC0415 -- see above
    from askwell.workspace import journal, members, scope  # noqa: PLC0415 -- see above

    at = datetime.fromisoformat(settings.ASKWELL_NOW)
    count = int(sys.argv[1])
    member = members.only_member(at=at, name="Robin Ames", first_run=0)
    with scope.inside(member.workspace_id):
        for number in range(50):
            identifying.add_contact(f"Person {number}", by=member.user, at=at)
        people = list(Contact.objects.values_list("id", flat=True))
        with journal.entry("import", by=member.user, at=at) as write:
            talks = write.create_many(
                Interview,
                ["contact_id", "state", "state_at", "zone", "minutes", "mode"],
                [
                    (people[n % len(people)], "held", at, "UTC", 15, "phone")
                    for n in range(count // _PER_TALK + 1)
                ],
            )
            rows = [(talks[n // _PER_TALK], text) for n, text in enumerate(sentences(count))]
            write.create_many(Answer, ["interview_id", "text"], rows)
    print(f"cookie={members.begin_session(member, at=at)}")


if __name__ == "__main__":
    main()
