"""The whole story on the command line alone, each command a program of its own, as a person types them."""

import json
from pathlib import Path
from typing import Any

from tests.cli import files
from tests.cli.test_exit_codes import run


class Person:
    """Somebody at a terminal with a home of their own; `at` is the time it is for them."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.at = "2026-11-23T09:00"

    def does(self, *words: str) -> Any:
        """Run a command and return what it answered."""
        done = run(*words, "--json", home=self.home, ASKWELL_NOW=self.at, TZ="America/Los_Angeles")
        assert done.returncode == 0, (words, done.stderr)
        return json.loads(done.stdout)

    def today(self) -> list[tuple[str, str]]:
        """Return what there is to do, as (kind, whom it is about)."""
        return [(step["kind"], step["subject"]["label"]) for step in self.does("today")]


def test_the_whole_story(tmp_path: Path) -> None:
    robin = Person(tmp_path / "home")
    goal = begin(robin, tmp_path)
    reach(robin)
    talk = settle(robin, tmp_path)
    held, named = hold(robin, talk, goal)
    thank(robin, held)
    keep_in_touch(robin, named)
    assert all(one["ok"] or one["code"] == "copies" for one in robin.does("doctor"))


def begin(robin: Person, folder: Path) -> Any:
    """Say who one is and what one wants to know, and bring in an address book, twice."""
    files.write_vcard(folder)
    robin.does("me", "edit", "--name", "Robin Ames", "--phone", "+1 250 555 0100")
    goal = robin.does(
        "goals", "add", "I wonder whether I could become a physiotherapist.", "--topic", "Money"
    )
    (report,) = robin.does("import", str(folder / "people.vcf"))
    assert (report["added"], report["skipped"]) == (2, [{"record": 3, "reason": "group"}])
    (again,) = robin.does("import", str(folder / "people.vcf"))
    assert (again["added"], again["unchanged"], again["entry"]) == (0, 2, None)
    return goal


def reach(robin: Person) -> None:
    """Take somebody up, practise, and ring; nobody answers."""
    robin.does("contacts", "take-up", "Osei", "--begin", "practise")
    assert robin.today() == [("practise", "Dr. Mary Osei")]
    assert len(robin.does("contacts", "script", "Osei")) == 4
    robin.does("contacts", "practise", "Osei")
    robin.at = "2026-11-24T10:00"
    assert robin.today() == [("call", "Dr. Mary Osei")]
    robin.does("contacts", "attempt", "Osei", "--outcome", "no-answer")
    assert robin.today() == []


def settle(robin: Person, folder: Path) -> Any:
    """Settle a time, prepare, confirm the day before, and print the sheet."""
    robin.at = "2026-11-26T09:30"
    assert robin.today() == [("call", "Dr. Mary Osei")]
    talk = robin.does(
        "interviews", "schedule", "Osei", "--when", "2026-12-01 14:00", "--place", "12 Baker Street"
    )
    robin.does("interviews", "prepare", talk["uid"])
    robin.at = "2026-11-30T09:00"
    assert robin.today() == [("confirm", "Dr. Mary Osei")]
    robin.does("interviews", "confirm", talk["uid"])
    sheet = folder / "sheet.pdf"
    robin.does("print", "sheet", talk["uid"], "--out", str(sheet))
    assert sheet.read_bytes().startswith(b"%PDF")
    return talk


def hold(robin: Person, talk: Any, goal: Any) -> tuple[Any, Any]:
    """Hold the talk, keep the clock, and write it up."""
    robin.at = "2026-12-01T14:00"
    assert robin.today() == [("meet", "Dr. Mary Osei")]
    robin.does("interviews", "begin", talk["uid"])
    robin.does("interviews", "permit", talk["uid"], "notes", "given")
    robin.does("interviews", "note", talk["uid"], "1", "A knee of her own, at nineteen.")
    robin.at = "2026-12-01T14:15"
    assert "15 minutes" in robin.does("interviews", "check-time", talk["uid"])["text"]
    robin.does("interviews", "check-time", talk["uid"], "stop")
    named = robin.does("interviews", "refer", talk["uid"], "Tomás Kovač", "--use-name", "yes")
    held = robin.does("interviews", "finish", talk["uid"])
    assert held["answers"][0]["text"] == "A knee of her own, at nineteen."
    robin.does("interviews", "debrief", talk["uid"], "--learned", "The lease", "--detail", "the lease")
    finding = robin.does("findings", "add", goal["uid"], "The lease is the risk.")
    robin.does("findings", "weigh", finding["uid"], held["answers"][0]["uid"], "for")
    return held, named


def thank(robin: Person, held: Any) -> None:
    """Write the card the same day and post it the next."""
    assert robin.today() == [("write_card", "Dr. Mary Osei")]
    draft = robin.does("cards", "words", held["card"])
    assert "the lease" in draft["draft"]
    assert draft["complete"]
    robin.does("cards", "words", held["card"], draft["draft"])
    robin.does("cards", "written", held["card"])
    robin.at = "2026-12-02T09:00"
    assert robin.today() == [("post_card", "Dr. Mary Osei"), ("get_in_touch", "Tomás Kovač")]
    robin.does("cards", "posted", held["card"])
    assert robin.does("contacts", "show", "Osei")["stage"] == "thanked"


def keep_in_touch(robin: Person, named: Any) -> None:
    """Follow the name that was given, tell the one who gave it, and check in."""
    robin.does("contacts", "take-up", "Kovač")
    robin.does("contacts", "attempt", "Kovač", "--outcome", "yes")
    assert robin.does("referrals", "tell", named["uid"])["told_reached_at"]
    robin.at = "2027-01-05T09:00"
    assert ("check_in", "Dr. Mary Osei") in robin.today()
    robin.does("check-ins", "send", "Osei")
    assert robin.does("contacts", "show", "Osei")["stage"] == "in_touch"


def test_an_archive_comes_back_the_same(tmp_path: Path) -> None:
    robin, second = Person(tmp_path / "home"), Person(tmp_path / "second")
    files.write_linkedin(tmp_path)
    robin.does("import", str(tmp_path / "linkedin.zip"))
    robin.does("goals", "add", "How does a clinic run?")
    robin.does("contacts", "take-up", "Weber")
    robin.does("undo")
    for person, name in ((robin, "one"), (second, "two")):
        if person is second:
            second.does("restore", str(tmp_path / "one.askwell"))
        person.does("export", "archive", "--out", str(tmp_path / f"{name}.askwell"))
    assert (tmp_path / "one.askwell").read_bytes() == (tmp_path / "two.askwell").read_bytes()
    assert run("restore", str(tmp_path / "one.askwell"), home=robin.home).returncode == 5
