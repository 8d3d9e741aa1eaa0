"""What tests of pages ask for: a browser that was let in, and one that belongs to somebody else."""

from collections.abc import Iterator

import pytest
from django.test import Client

from askwell.models import User, Workspace
from askwell.workspace import journal, members, scope
from askwell.workspace.members import Member
from askwell.workspace.models import Seeker
from tests.conftest import NOW, begun
from tests.databases import Database


@pytest.fixture(autouse=True)
def fixed_time(settings: object) -> None:
    """Let every page happen at the tests' own moment."""
    settings.ASKWELL_NOW = NOW.isoformat()  # type: ignore[attr-defined]


@pytest.fixture
def alice(sqlite: Database) -> Iterator[Member]:
    """Return the owner of the home, past the first run, with her workspace in scope."""
    del sqlite
    with begun() as found:
        members.edit_seeker(found.seeker, by=found.user, at=NOW, first_run=0)
        journal.forget_last()
        yield found


@pytest.fixture
def web(alice: Member) -> Client:
    """Return a browser that is let in as Alice and sends forms from our own pages."""
    return client_of(alice)


@pytest.fixture
def charlie(alice: Member) -> Client:
    """Return the browser of somebody else, with a workspace of their own and nothing in it."""
    del alice
    return client_of(charlie_of_another_workspace())


def client_of(member: Member) -> Client:
    """Return a browser that is let in as this member."""
    made = Client(headers={"Host": "testserver", "Sec-Fetch-Site": "same-origin"})
    made.cookies["askwell"] = members.begin_session(member, at=NOW)
    return made


def charlie_of_another_workspace() -> Member:
    """Make Charlie: a user with a workspace of their own, who must see nothing of Alice's."""
    user = User.objects.create(name="Charlie")
    workspace = Workspace.objects.create(owner=user)
    with scope.inside(workspace.pk), journal.entry("seeker.begin", by=user, at=NOW, final=True) as write:
        seeker = write.create(Seeker, name="Charlie", first_run=0)
    return Member(user, workspace.pk, seeker)
