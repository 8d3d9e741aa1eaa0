"""The few verbs of CalDAV (RFC 4791) that are needed: find calendars, read all events, write one, remove one.

Every write names the version it means (`If-Match`, or `If-None-Match: *` for a new one).
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from askwell.integrations.network.places import Place, place
from askwell.integrations.network.requests import Account, Answer, send
from askwell.kernel.errors import N_, BadInputError

_DAV, _CAL = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"
_HEAD = '<?xml version="1.0" encoding="utf-8"?>'
_NAMES = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"'
_ASK = (
    f"{_HEAD}<d:propfind {_NAMES}><d:prop><d:resourcetype/><d:displayname/><d:current-user-principal/>"
    "<c:calendar-home-set/><c:supported-calendar-component-set/></d:prop></d:propfind>"
).encode()
_EVERYTHING = (
    f"{_HEAD}<c:calendar-query {_NAMES}><d:prop><d:getetag/><c:calendar-data/></d:prop>"
    '<c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT"/></c:comp-filter></c:filter>'
    "</c:calendar-query>"
).encode()
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CALENDAR = {"Content-Type": "text/calendar; charset=utf-8"}


class ChangedThereError(Exception):
    """The event is not in the version that the write named; nothing was written."""


@dataclass(frozen=True, slots=True)
class Found:
    """A calendar on a server."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Item:
    """One event as it stands on a server; `href` is its path there, `etag` the version."""

    href: str
    etag: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Server:
    """One calendar on a server. All methods raise BadInputError where the server does not do as it should."""

    url: str
    account: Account | None
    near: bool = False

    def calendars(self) -> list[Found]:
        """Return the calendars that the address leads to: itself, or those of the account."""
        start = place(self.url)
        told = self._told(start, "0")
        if told is None and start.target == "/":
            start = start.join("/.well-known/caldav")
            told = self._told(start, "0")
        if told is None:
            raise _no_calendar(start)
        here, at = told
        if found := list(_calendars(here, at)):
            return found
        return self._of_account(here, at)

    def _of_account(self, here: ET.Element, at: Place) -> list[Found]:
        """Follow the account to its calendars."""
        principal = _href_in(here, f"{_DAV}current-user-principal")
        if principal and not _href_in(here, f"{_CAL}calendar-home-set"):
            told = self._told(_same_host(at, principal), "0")
            here, at = told or (here, at)
        home = _href_in(here, f"{_CAL}calendar-home-set")
        told = self._told(_same_host(at, home), "1") if home else None
        found = list(_calendars(*told)) if told else []
        if not found:
            raise _no_calendar(at)
        return found

    def _told(self, at: Place, depth: str) -> tuple[ET.Element, Place] | None:
        """Return what a PROPFIND tells, None where there is nothing of the kind."""
        answer = self._ask("PROPFIND", at, _ASK, {"Depth": depth, "Content-Type": "application/xml"})
        return (_tree(answer), answer.place) if answer.status == 207 else None

    def items(self) -> list[Item]:
        """Return every event of the calendar."""
        answer = self._ask(
            "REPORT", place(self.url), _EVERYTHING, {"Depth": "1", "Content-Type": "application/xml"}
        )
        if answer.status != 207:
            raise _refused(answer)
        return list(_items(_tree(answer)))

    def put(self, href: str, data: bytes, etag: str = "") -> str:
        """Write an event in place of the version `etag`, or as a new one; return its version, "" if untold.

        Raises ChangedThereError where it stands there otherwise.
        """
        meant = {"If-Match": etag} if etag else {"If-None-Match": "*"}
        answer = self._ask("PUT", _same_host(place(self.url), href), data, {**_CALENDAR, **meant})
        if answer.status == 412:
            raise ChangedThereError
        if answer.status not in {200, 201, 204}:
            raise _refused(answer)
        return answer.headers.get("etag", "")

    def delete(self, href: str, etag: str) -> None:
        """Remove an event in this version; one that is gone already is no fault.

        Raises ChangedThereError where it stands there otherwise.
        """
        answer = self._ask("DELETE", _same_host(place(self.url), href), b"", {"If-Match": etag})
        if answer.status == 412:
            raise ChangedThereError
        if answer.status not in {200, 202, 204, 404, 410}:
            raise _refused(answer)

    def href_for(self, name: str) -> str:
        """Return the path for a new event of this name."""
        return place(self.url).target.rstrip("/") + f"/{quote(name)}.ics"

    def _ask(self, method: str, at: Place, body: bytes, headers: dict[str, str]) -> Answer:
        answer = send(method, at, near=self.near, account=self.account, headers=headers, body=body)
        if answer.status == 401:
            raise BadInputError(N_("{host} does not take this name and password."), host=at.host)
        if answer.status == 403:
            raise BadInputError(N_("{host} does not let this account do that."), host=at.host)
        return answer


def _tree(answer: Answer) -> ET.Element:
    """Return the XML of an answer; one with declarations of its own is refused: such can explode."""
    if b"<!DOCTYPE" in answer.body or b"<!ENTITY" in answer.body or answer.body[:2] in _UTF16:
        raise _no_calendar(answer.place)
    try:
        return ET.fromstring(answer.body)  # noqa: S314 -- without declarations there is nothing to expand
    except ET.ParseError as error:
        raise _no_calendar(answer.place) from error


def _calendars(tree: ET.Element, at: Place) -> Iterator[Found]:
    for one in tree.iter(f"{_DAV}response"):
        kinds = one.find(f".//{_DAV}resourcetype")
        if kinds is None or kinds.find(f"{_CAL}calendar") is None:
            continue
        parts = {part.get("name", "").upper() for part in one.iter(f"{_CAL}comp")}
        url = str(_same_host(at, _text(one, f"{_DAV}href")))
        if not parts or "VEVENT" in parts:
            yield Found(_text(one, f".//{_DAV}displayname") or url.rstrip("/").rpartition("/")[2], url)


def _items(tree: ET.Element) -> Iterator[Item]:
    for one in tree.iter(f"{_DAV}response"):
        data = _text(one, f".//{_CAL}calendar-data")
        if data:
            yield Item(_text(one, f"{_DAV}href"), _text(one, f".//{_DAV}getetag"), data.encode())


def _href_in(tree: ET.Element, name: str) -> str:
    found = tree.find(f".//{name}/{_DAV}href")
    return (found.text or "").strip() if found is not None else ""


def _text(tree: ET.Element, path: str) -> str:
    found = tree.find(path)
    return (found.text or "").strip() if found is not None else ""


def _same_host(at: Place, href: str) -> Place:
    """Return the place an href names; raises BadInputError for one on another machine."""
    there = at.join(href)
    if there.origin != at.origin:
        raise BadInputError(
            N_("{host} sends us to another machine, {other}."), host=at.host, other=there.host
        )
    return there


def _no_calendar(at: Place) -> BadInputError:
    return BadInputError(N_("There is no calendar at this address of {host}."), host=at.host)


def _refused(answer: Answer) -> BadInputError:
    return BadInputError(
        N_("{host} refused, with the number {status}."), host=answer.place.host, status=answer.status
    )
