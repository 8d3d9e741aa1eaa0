"""A directory is built whole, renewed without deleting, and searched by words, kind and distance."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from askwell.integrations.directories import apart, building, finding, store
from askwell.integrations.directories.finding import Asked
from askwell.integrations.directories.place import Place, Wanted, boxes, inside, metres
from askwell.kernel.errors import BadInputError, NotFoundError
from tests.integrations.directories import files_of

AT = "2026-11-23T17:00:00Z"


def add(folder: Path, path: Path, name: str = "town", **wanted: Any) -> dict[str, Any]:
    """Build a directory in this process."""
    return building.build(folder, path, name, Wanted(**wanted), at=AT, tell=lambda _read, _kept: None)


def row(number: int, **told: Any) -> dict[str, Any]:
    """Return one of many practices on a line to the north, 111 m apart, of three kinds."""
    kind = ("dentist", "physical_therapy", "cafe")[number % 3]
    return files_of.feature(
        f"p{number}", f"Place {number}", lat=49 + number / 1000, categories={"primary": kind}, **told
    )


def found(folder: Path, **asked: Any) -> list[str]:
    """Return the names of the places of every page, five a page."""
    names, after = [], None
    while True:
        page = finding.search(folder, Asked(**asked), after=after, size=5)
        names += [one.place.name for one in page.found]
        if page.after is None:
            return names
        after = page.after


HERE = {"lon": -117.29, "lat": 49.0}


def test_pages_go_on_where_the_last_ended_nearest_first(tmp_path: Path) -> None:
    add(tmp_path, files_of.collection(tmp_path, *map(row, range(60))))
    assert found(tmp_path, **HERE, radius=10_000) == [f"Place {n}" for n in range(60)]
    assert found(tmp_path, **HERE, radius=2_250) == [f"Place {n}" for n in range(21)]
    assert found(tmp_path, **HERE, kind="dentist") == [f"Place {n}" for n in range(0, 60, 3)]


def test_words_find_names_kinds_and_what_people_call_them(tmp_path: Path) -> None:
    add(tmp_path, files_of.collection(tmp_path, *map(row, range(60))))
    assert found(tmp_path, **HERE, text="physiotherapist") == [f"Place {n}" for n in range(1, 60, 3)]
    assert found(tmp_path, **HERE, text="PLACE 17") == ["Place 17"]
    assert found(tmp_path, **HERE, text="place 1 dent") == ["Place 12", "Place 15", "Place 18"]
    assert found(tmp_path, text="physio")[:2] == ["Place 1", "Place 4"]
    assert found(tmp_path, **HERE, text='"; DROP TABLE place; --') == []


def test_a_word_in_many_places_is_looked_for_around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "_OFTEN", 5)
    add(tmp_path, files_of.collection(tmp_path, *map(row, range(60))))
    assert found(tmp_path, **HERE, text="place physio") == [f"Place {n}" for n in range(1, 60, 3)]


def test_facets_count_the_kinds_near(tmp_path: Path) -> None:
    add(tmp_path, files_of.collection(tmp_path, *map(row, range(60))))
    kinds = dict(finding.search(tmp_path, Asked("", "", -117.29, 49.0, 50_000)).kinds)
    assert kinds == {"dentist": 20, "physical_therapy": 20, "cafe": 20}
    kinds = dict(finding.search(tmp_path, Asked("physio", "", -117.29, 49.0, 50_000)).kinds)
    assert kinds == {"physical_therapy": 20}
    assert finding.search(tmp_path, Asked("", "cafe", -117.29, 49.0, 50_000)).kinds == []


def test_a_new_release_updates_and_never_deletes(tmp_path: Path) -> None:
    add(tmp_path, files_of.collection(tmp_path, row(1), row(2, phones=["1"])))
    done = add(tmp_path, files_of.collection(tmp_path, row(2, phones=["2"]), row(3)))
    assert (done["kept"], done["updated"], done["added"], done["gone"]) == (2, 1, 1, 1)
    gone, renewed = store.place(tmp_path, "overture:p1"), store.place(tmp_path, "overture:p2")
    assert gone
    assert gone.gone
    assert renewed
    assert (renewed.gone, renewed.place.phones) == (False, ("2",))
    (one,) = store.directories(tmp_path)
    assert (one.places, one.gone, len(one.releases)) == (3, 1, 2)
    assert found(tmp_path, **HERE) == ["Place 1", "Place 2", "Place 3"]


def test_a_place_with_a_new_name_for_itself_is_known_by_its_number(tmp_path: Path) -> None:
    add(tmp_path, files_of.collection(tmp_path, row(1, phones=["+1 250 555 0131"])))
    renamed = files_of.feature("q9", "Place One", lat=49.0011, phones=["250-555-0131"])
    done = add(tmp_path, files_of.collection(tmp_path, renamed))
    assert (done["updated"], done["gone"]) == (1, 0)
    known = store.place(tmp_path, "overture:p1")
    assert known
    assert (known.place.key, known.former) == ("overture:q9", ("overture:p1",))
    (one,) = finding.search(tmp_path, Asked(lon=-117.29, lat=49.0)).found
    assert one.former == ["overture:p1"]


def test_doubles_are_shown_once_with_who_else_has_them(tmp_path: Path) -> None:
    phones = ["+1 250 555 0131"]
    add(tmp_path, files_of.collection(tmp_path, row(1, phones=phones)), "one")
    other = {
        "type": "node",
        "id": 9,
        "lat": 49.0012,
        "lon": -117.29,
        "tags": {"name": "P. One", "shop": "x", "phone": phones[0]},
    }
    path = tmp_path / "answer.json"
    path.write_text(json.dumps({"elements": [other]}), encoding="utf-8")
    add(tmp_path, path, "other")
    (one,) = finding.search(tmp_path, Asked(lon=-117.29, lat=49.0)).found
    assert one.also == ["OpenStreetMap"]
    path.write_text(json.dumps({"elements": [other, {**other, "id": 10}]}), encoding="utf-8")
    add(tmp_path, path, "other")
    (one,) = finding.search(tmp_path, Asked(lon=-117.29, lat=49.0)).found
    assert one.also == ["OpenStreetMap"]


def test_the_same_key_twice_in_a_file_counts_once(tmp_path: Path) -> None:
    done = add(tmp_path, files_of.collection(tmp_path, row(1), row(1, phones=["7"])))
    assert (done["read"], done["kept"]) == (2, 1)
    (one,) = finding.search(tmp_path, Asked(lon=-117.29, lat=49.0)).found
    assert one.place.phones == ("7",)


def test_places_of_which_only_the_town_is_known_stand_at_the_town(tmp_path: Path) -> None:
    add(tmp_path, files_of.collection(tmp_path, row(0, addresses=[{"locality": "Bath"}])), "points")
    add(tmp_path, files_of.table(tmp_path, files_of.COMPANIES), "companies")
    (town, *_) = finding.towns(tmp_path, "bath")
    assert town.lon == pytest.approx(-117.29)
    assert town.lat == pytest.approx(49)
    page = finding.search(tmp_path, Asked(text="nordwind", lon=-117.29, lat=49.01, town="Bath"))
    (one,) = page.found
    assert one.about
    assert one.metres == pytest.approx(0)


def test_what_is_not_wanted_is_left_out(tmp_path: Path) -> None:
    path = files_of.collection(tmp_path, *map(row, range(30)))
    assert add(tmp_path, path, category="dentist")["kept"] == 10
    assert add(tmp_path, path, "box", box=(-118, 49.0, -117, 49.0045))["kept"] == 5
    with pytest.raises(BadInputError, match="no place that fits"):
        add(tmp_path, path, "none", category="observatory")
    assert not store.file_of(tmp_path, "none").exists()


def test_a_bad_file_changes_nothing(tmp_path: Path) -> None:
    add(tmp_path, files_of.collection(tmp_path, row(1)))
    before = store.file_of(tmp_path, "town").read_bytes()
    path = tmp_path / "broken.geojson"
    path.write_text('{"features": [' + "{}, " * 20_000 + '{"properties": ', encoding="utf-8")
    with pytest.raises(BadInputError, match="broken"):
        apart.build_apart(tmp_path, path, "town", Wanted(), at=AT, tell=lambda _read, _kept: None)
    assert store.file_of(tmp_path, "town").read_bytes() == before
    assert not list(tmp_path.glob(f".*{building.BUILDING}"))


def test_killed_while_building_the_old_one_stays_and_nothing_is_left(tmp_path: Path) -> None:
    add(tmp_path, files_of.collection(tmp_path, row(1)))
    before = store.file_of(tmp_path, "town").read_bytes()
    path = files_of.collection(tmp_path, *map(row, range(20_000)), name="large.geojson")
    told = {
        "folder": str(tmp_path),
        "path": str(path),
        "name": "town",
        "at": AT,
        "country": "",
        "box": None,
        "category": "",
    }
    for part in range(2):
        child = subprocess.Popen(
            [sys.executable, "-m", "askwell.integrations.directories.child"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )  # fmt: skip
        assert child.stdin
        assert child.stdout
        child.stdin.write(json.dumps(told).encode())
        child.stdin.close()
        for _ in range(2 * part + 1):
            child.stdout.readline()
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        assert store.file_of(tmp_path, "town").read_bytes() == before
    heard: list[int] = []
    apart.build_apart(tmp_path, path, "town", Wanted(), at=AT, tell=lambda read, _kept: heard.append(read))
    assert heard[0] == 5_000
    assert heard[-1] == 20_000
    assert not list(tmp_path.glob(f".*{building.BUILDING}"))


def test_two_cannot_build_at_once(tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    with (tmp_path / "lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(BadInputError, match="Another directory"):
            apart.build_apart(
                tmp_path, files_of.overpass(tmp_path), "x", Wanted(), at=AT, tell=lambda _read, _kept: None
            )


def test_a_damaged_directory_is_passed_over_and_can_be_removed(tmp_path: Path) -> None:
    add(tmp_path, files_of.collection(tmp_path, row(1)))
    store.file_of(tmp_path, "bad").write_bytes(b"no database" * 999)
    assert [one.name for one in store.directories(tmp_path)] == ["town"]
    store.remove(tmp_path, "bad")
    for name in ("bad", "../town", "Town", ""):
        with pytest.raises(NotFoundError):
            store.remove(tmp_path, name)


def test_a_directory_cannot_be_written_through_what_reads_it(tmp_path: Path) -> None:
    add(tmp_path, files_of.collection(tmp_path, row(1)))
    with store.reading(tmp_path) as ((_, connection),), pytest.raises(sqlite3.OperationalError):
        connection.execute("DELETE FROM place")


def test_boxes_hold_the_circle_everywhere() -> None:
    for lon, lat in ((0, 0), (179.99, -17), (-179.99, 65), (10, 89.99), (-70, -89.9)):
        for far in (100, 10_000, 200_000):
            for other_lon, other_lat in ((lon + 0.001, lat), (lon, lat - 0.0005), (-lon, lat)):
                if metres(lon, lat, other_lon, other_lat) <= far:
                    assert any(
                        inside(box, (other_lon + 180) % 360 - 180, other_lat) for box in boxes(lon, lat, far)
                    )


def test_the_distance_is_that_along_the_earth() -> None:
    assert metres(13.405, 52.52, 2.3522, 48.8566) == pytest.approx(877_500, rel=0.002)
    assert Place("k", "n").as_values() == {"key": "k", "name": "n"}
