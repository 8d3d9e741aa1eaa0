"""What can be asked about the target list."""

from askwell.practice.identifying.lamp import Person, Ranked, Target, ranked
from askwell.practice.identifying.models import Contact, Organization
from askwell.practice.identifying.rules import Tie


def target_list() -> list[Ranked]:
    """Return the target list in its order, with the people known at each business; two queries."""
    people: dict[int, dict[int, Person]] = {}
    rows = Contact.objects.filter(organization__target=True).order_by("person__sort_as", "person_id")
    for at, row_id, uid, name, title, tie, off in rows.values_list(
        "organization_id",
        "person_id",
        "person__uid",
        "person__full_name",
        "person__title",
        "person__tie",
        "person__do_not_contact",
    ):
        people.setdefault(at, {})[row_id] = Person(uid, name, title, Tie(tie), not off, row_id)
    found = Organization.objects.filter(target=True).values_list(
        "id", "uid", "name", "sort_as", "city", "motivation", "posting", "advocacy"
    )
    targets = [
        Target(
            uid, name, sort_as, city, motivation, posting, advocacy, tuple(people.get(row_id, {}).values())
        )
        for row_id, uid, name, sort_as, city, motivation, posting, advocacy in found
    ]
    return ranked(targets)
