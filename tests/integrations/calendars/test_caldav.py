"""Radicale, xandikos and vdirsyncer, as they are: found, written in a version, read back, left unchanged."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from askwell.integrations.calendars import caldav, events, facts, syncing
from askwell.integrations.calendars.caldav import ChangedThereError, Item, Server
from askwell.integrations.calendars.events import Event
from askwell.integrations.calendars.syncing import Known, Ours
from askwell.integrations.network.places import place
from askwell.integrations.network.requests import Account, Answer
from askwell.kernel.errors import BadInputError
from tests.integrations.calendars.servers import PASSWORD, USER, Running, radicale, xandikos

TALK = Event(
    uid="0193a@askwell",
    sequence=0,
    stamp=datetime(2026, 11, 20, 12, 0, tzinfo=UTC),
    start=datetime(2027, 3, 26, 14, 0),  # noqa: DTZ001 -- a wall time
    zone="Europe/Berlin",
    minutes=20,
    summary="Talk with Žofie; “boats”, and more",
    description="+1 250 555 0143",
    place="Shore St 3, Nordhafen",
    alarms=((45, "Leave now."), (5, "Go in now.")),
)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Running]]:
    with ExitStack() as stack:
        yield {
            "radicale": stack.enter_context(radicale(tmp_path_factory.mktemp("radicale"))),
            "xandikos": stack.enter_context(xandikos(tmp_path_factory.mktemp("xandikos"))),
        }


@pytest.fixture(params=["radicale", "xandikos"])
def running(request: pytest.FixtureRequest, both: dict[str, Running]) -> Iterator[Running]:
    found = both[request.param]
    yield found
    server = at(found)
    for one in server.items():
        server.delete(one.href, one.etag)


def at(running: Running) -> Server:
    return Server(running.calendar, Account(USER, PASSWORD), near=True)


def ours(event: Event, *, given_up: bool = False) -> dict[str, Ours]:
    text = events.write([event])
    return {event.uid: Ours(facts.of_ours(event), text, sha256(text).hexdigest(), given_up)}


def looked(server: Server) -> list[tuple[Item, facts.Facts | None]]:
    return [(one, facts.of_text(one.data)) for one in server.items()]


def test_calendars_are_found_from_the_address_of_the_server(running: Running) -> None:
    found = Server(running.base, Account(USER, PASSWORD), near=True).calendars()
    assert running.calendar in [one.url for one in found]
    assert [one.url for one in at(running).calendars()] == [running.calendar]


def test_written_moved_and_removed_in_the_version_known(running: Running) -> None:
    server = at(running)
    first = syncing.sync(ours(TALK), {}, server, looked(server))
    assert (first.written, [told.digest for _, told in looked(server) if told]) == (
        1,
        [facts.of_ours(TALK).digest],
    )
    again = syncing.sync(ours(TALK), first.known, server, looked(server))
    assert (again.written, again.removed) == (0, 0)
    later = replace(TALK, start=TALK.start + timedelta(days=3), sequence=1)
    moved = syncing.sync(ours(later), again.known, server, looked(server))
    ((_, told),) = looked(server)
    assert told
    # Berlin has gone to summer time in between.
    assert (moved.written, told.starts, told.wall) == (1, "2027-03-29T12:00:00+00:00", "2027-03-29T14:00")
    gone = syncing.sync(ours(later, given_up=True), moved.known, server, looked(server))
    assert (gone.removed, gone.known, server.items()) == (1, {}, [])


def test_what_the_server_keeps_says_what_we_wrote(running: Running) -> None:
    import icalendar  # noqa: PLC0415 -- as slow for a test as for the program

    server = at(running)
    syncing.sync(ours(TALK), {}, server, [])
    (kept,) = server.items()
    (there,) = icalendar.Calendar.from_ical(kept.data).events
    (here,) = icalendar.Calendar.from_ical(events.write([TALK])).events
    for name in ("uid", "summary", "description", "location", "sequence", "status"):
        assert there[name] == here[name]
    assert (there.start, there.end) == (here.start, here.end)
    assert [one.to_ical() for one in there.walk("VALARM")] == [one.to_ical() for one in here.walk("VALARM")]


def test_a_change_there_is_told_and_not_written_over(running: Running) -> None:
    server = at(running)
    first = syncing.sync(ours(TALK), {}, server, [])
    (item,) = server.items()
    with pytest.raises(ChangedThereError):
        server.put(item.href, item.data, '"stale"')
    with pytest.raises(ChangedThereError):
        server.put(item.href, item.data)
    with pytest.raises(ChangedThereError):
        server.delete(item.href, '"stale"')
    other = replace(TALK, start=TALK.start + timedelta(hours=2))
    server.put(item.href, events.write([other]), item.etag)
    second = syncing.sync(ours(TALK), first.known, server, looked(server))
    known: Known = second.known[TALK.uid]
    assert (second.written, known.differs) == (0, "moved")
    assert known.theirs
    assert (known.theirs.wall, known.theirs.zone) == ("2027-03-26T16:00", "Europe/Berlin")
    after = syncing.decided(known)
    assert after
    third = syncing.sync(ours(other), {TALK.uid: after}, server, looked(server))
    assert not third.known[TALK.uid].differs


def test_an_emptied_server_deletes_nothing_here_and_is_said(running: Running) -> None:
    server = at(running)
    two = ours(TALK) | ours(replace(TALK, uid="0193b@askwell"))
    first = syncing.sync(two, {}, server, [])
    for one in server.items():
        server.delete(one.href, one.etag)
    second = syncing.sync(two, first.known, server, looked(server))
    assert (second.written, second.emptied) == (0, True)
    assert {one.differs for one in second.known.values()} == {"gone"}
    assert server.items() == []


def test_wrong_passwords_and_places_are_sentences(both: dict[str, Running]) -> None:
    base = both["radicale"].base
    with pytest.raises(BadInputError, match="does not take this name and password"):
        Server(both["radicale"].calendar, Account(USER, "wrong"), near=True).items()
    with pytest.raises(BadInputError, match="no calendar at this address"):
        Server(f"{base}{USER}/nothing/", Account(USER, PASSWORD), near=True).calendars()
    with pytest.raises(BadInputError, match="does not let this account"):
        Server(base + "nobody/", Account(USER, PASSWORD), near=True).items()
    with pytest.raises(BadInputError, match="your own network"):
        Server(both["radicale"].calendar, Account(USER, PASSWORD)).items()


def test_vdirsyncer_carries_it_from_one_to_the_other_unchanged(
    both: dict[str, Running], tmp_path: Path
) -> None:
    here, there = at(both["radicale"]), at(both["xandikos"])
    syncing.sync(ours(TALK), {}, here, [])
    (written,) = here.items()
    config = tmp_path / "config"
    config.write_text(
        f'[general]\nstatus_path = "{tmp_path}/status/"\n'
        '[pair talks]\na = "one"\nb = "two"\ncollections = null\n'
        f'[storage one]\ntype = "caldav"\nurl = "{both["radicale"].calendar}"\n'
        f'username = "{USER}"\npassword = "{PASSWORD}"\n'
        f'[storage two]\ntype = "caldav"\nurl = "{both["xandikos"].calendar}"\n'
    )
    for words in (["discover"], ["sync"]):
        done = subprocess.run(
            [sys.executable, "-m", "vdirsyncer", "-c", str(config), *words],
            capture_output=True, text=True, check=False, timeout=120,
            env={**os.environ, "PYTHONWARNINGS": "ignore"},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    (carried,) = there.items()
    assert facts.of_text(carried.data) == facts.of_text(written.data) != None  # noqa: E711 -- there is one
    agreed = {
        TALK.uid: Known(carried.href, carried.etag, facts.of_ours(TALK).digest, ours(TALK)[TALK.uid].version)
    }
    quiet = syncing.sync(ours(TALK), agreed, there, looked(there))
    assert (quiet.written, quiet.known[TALK.uid].differs) == (0, "")
    for server in (here, there):
        for one in server.items():
            server.delete(one.href, one.etag)


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b"\xff\xfe<\x00"]
)
def test_answers_that_are_none(body: bytes) -> None:
    answer = Answer(207, {}, body, place("https://calendar.example/"))
    with pytest.raises(BadInputError, match="no calendar at this address"):
        caldav._tree(answer)
