"""What is taken from a directory comes once, with its sources, and can be taken back."""

from pathlib import Path
from typing import Any

import pytest

from askwell.integrations.directories import building
from askwell.integrations.directories.place import Place, Wanted
from askwell.kernel.errors import BadInputError, NotFoundError
from askwell.models import Contact, Detail, Organization, Source
from askwell.practice.identifying import actions as identifying
from askwell.practice.identifying import merging
from askwell.practice.identifying import targets as target_queries
from askwell.practice.lifecycle import places
from askwell.practice.lifecycle.actions import places as actions
from askwell.practice.lifecycle.actions import targets
from askwell.workspace import journal
from askwell.workspace.members import Member
from tests.conftest import NOW
from tests.integrations.directories import files_of

PRACTICE = Place(
    "overture:p1",
    "Lakeside Physio",
    kind="physical_therapy",
    dataset="meta",
    updated="2026-07-01",
    street="12 Baker Street",
    city="Nelson",
    region="BC",
    country="CA",
    phones=("250 555 0131",),
    emails=("hello@lakeside.example",),
    links=("https://lakeside.example/",),
)
CLINIC = PRACTICE._replace(key="npi:2", name="Lakeside Clinic", person="Tomás Kovač", person_title="Owner")
DOCTOR = PRACTICE._replace(key="npi:1", name="Mary Osei", person="Mary Osei", person_title="PT")


def take(member: Member, place: Place, **told: Any) -> actions.Taken:
    """Take a place as the member does."""
    return actions.take(place, by=member.user, at=NOW, **told)


def rows() -> tuple[int, ...]:
    """Count what there is."""
    return tuple(model.objects.count() for model in (Organization, Contact, Detail, Source))


def test_a_business_comes_with_every_value_and_its_source(member: Member) -> None:
    taken = take(member, PRACTICE)
    assert taken.organization
    assert taken.organization.city == "Nelson"
    details = {one.kind: one for one in Detail.objects.select_related("source")}
    assert set(details) == {"phone", "email", "link", "address"}
    assert details["phone"].key == "+12505550131"
    assert {(one.source.kind, one.source.key) for one in details.values()} == {("directory", "overture:p1")}
    assert details["phone"].source.values["updated"] == "2026-07-01"


def test_taking_it_twice_does_not_double_it(member: Member) -> None:
    first = take(member, PRACTICE)
    before = rows()
    again = take(member, PRACTICE._replace(phones=("other",)))
    renamed = take(member, PRACTICE._replace(key="overture:new"), former=["overture:p1"])
    assert rows() == before
    assert (again.fresh, renamed.fresh) == (False, False)
    assert {one.organization.uid for one in (first, again, renamed) if one.organization} == {
        Organization.objects.get().uid
    }


def test_it_is_one_entry_and_undo_takes_all_of_it_back(member: Member) -> None:
    before = rows()
    take(member, CLINIC, target=True)
    assert Contact.objects.get().organization == Organization.objects.get()
    entry = journal.last_entry()
    assert entry
    journal.undo(entry, by=member.user, at=NOW)
    assert rows() == before
    assert take(member, CLINIC).fresh


def test_a_practitioner_is_a_person_and_no_business(member: Member) -> None:
    taken = take(member, DOCTOR)
    assert taken.organization is None
    assert taken.contact
    assert (taken.contact.full_name, taken.contact.title) == ("Mary Osei", "PT")
    assert Detail.objects.filter(contact=taken.contact).count() == 4
    assert places.taken(["npi:1", "npi:2"]) == {"npi:1": ("contact", taken.contact.uid)}
    assert not take(member, DOCTOR).fresh


def test_a_business_typed_before_is_the_same_only_in_its_town(member: Member) -> None:
    typed = identifying.add_organization("lakeside  physio", by=member.user, at=NOW)
    assert take(member, PRACTICE).organization == typed
    other = take(member, PRACTICE._replace(key="overture:p2", city="Castlegar")).organization
    assert other != typed


def test_newer_details_are_offered_and_added_never_taken_away(member: Member, home: Path) -> None:
    folder = home / "directories"
    folder.mkdir()

    def release(*phones: str) -> None:
        feature = files_of.feature("p1", "Lakeside Physio", phones=list(phones))
        path = files_of.collection(home, feature)
        building.build(folder, path, "town", Wanted(), at="2026-11-23", tell=lambda _a, _b: None)

    release("+1 250 555 0131")
    organization = take(member, places.known("overture:p1").place).organization
    assert organization
    assert places.offer(organization) is None
    release("+1 250 555 0199")
    offered = places.offer(organization)
    assert offered
    assert offered.changes == (("phones", "+1 250 555 0131", "+1 250 555 0199"),)
    assert actions.renew(organization, by=member.user, at=NOW) == 1
    assert {one.value for one in Detail.objects.all()} == {"+1 250 555 0131", "+1 250 555 0199"}
    assert places.offer(organization) is None
    assert actions.renew(organization, by=member.user, at=NOW) == 0


def test_where_is_told_by_coordinates_towns_and_contacts(member: Member, home: Path) -> None:
    folder = home / "directories"
    folder.mkdir()
    town = files_of.feature("p1", "Lakeside", addresses=[{"locality": "Nelson", "region": "CA-BC"}])
    path = files_of.collection(home, town)
    building.build(folder, path, "town", Wanted(), at="2026-11-23", tell=lambda _a, _b: None)
    identifying.add_contact("Ines Ferreira", city="Nelson", by=member.user, at=NOW)
    assert places.spot("49.5, -117.3") == places.Spot("49.5, -117.3", -117.3, 49.5)
    assert places.spot("nelson, bc").label == "Nelson, BC"
    assert places.spot("ferreira").town == "Nelson"
    with pytest.raises(NotFoundError, match="Atlantis"):
        places.spot("Atlantis")
    with pytest.raises(BadInputError):
        places.spot("120, 10")


@pytest.mark.parametrize(
    ("text", "metres"),
    [("10km", 10_000), ("5 mi", 8_046.72), ("800m", 800), ("3", 3_000), ("9999km", 200_000)],
)
def test_distances_are_read(text: str, metres: float) -> None:
    assert places.metres(text) == pytest.approx(metres)


@pytest.mark.parametrize("text", ["", "far", "-3km", "10 parsecs"])
def test_what_is_no_distance_is_refused(text: str) -> None:
    with pytest.raises(BadInputError):
        places.metres(text)


def test_the_target_list_is_kept_by_actions_that_can_be_taken_back(member: Member) -> None:
    by: dict[str, Any] = {"by": member.user, "at": NOW}
    one, other = targets.add("Nordwind", **by), targets.add("Weber Reha", **by)
    identifying.add_contact("Jonas Weber", organization="Weber Reha", **by)
    assert (
        targets.score_many({one.uid: {"motivation": 3}, other.uid: {"motivation": 5, "posting": 2}}, **by)
        == 2
    )
    first, second = target_queries.target_list()
    assert (first.target.name, second.target.name) == ("Weber Reha", "Nordwind")
    assert first.begin_with
    assert first.begin_with.name == "Jonas Weber"
    targets.take_off(Organization.objects.get(pk=other.pk), **by)
    entry = journal.last_entry()
    assert entry
    assert len(target_queries.target_list()) == 1
    journal.undo(entry, **by)
    assert target_queries.target_list()[0].target.motivation == 5


def test_two_contacts_that_are_one_person_count_once(member: Member) -> None:
    by: dict[str, Any] = {"by": member.user, "at": NOW}
    targets.add("Nordwind", **by)
    one, other = (
        identifying.add_contact(name, organization="Nordwind", **by) for name in ("Jo Weber", "J. Weber")
    )
    merging.merge(one, other, **by)
    (line,) = target_queries.target_list()
    assert [person.name for person in line.target.people] == ["Jo Weber"]


@pytest.mark.parametrize("scores", [{"motivation": 6}, {"motivation": 0}, {"posting": 4}])
def test_a_score_there_is_not_is_refused(member: Member, scores: dict[str, int]) -> None:
    found = targets.add("Nordwind", by=member.user, at=NOW)
    with pytest.raises(BadInputError):
        targets.score(found, by=member.user, at=NOW, **scores)


def test_the_list_asks_two_queries_however_long_it_is(member: Member, django_assert_num_queries: Any) -> None:
    for number in range(12):
        place = targets.add(f"Business {number}", by=member.user, at=NOW)
        identifying.add_contact(f"Person {number}", organization=place.name, by=member.user, at=NOW)
    with django_assert_num_queries(2):
        assert len(target_queries.target_list()) == 12
