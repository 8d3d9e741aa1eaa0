"""Keys under which contacts meet: two that share one are worth a look, unless too many share it."""

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import lru_cache
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from askwell.practice.identifying.matching.nicknames import whole
from askwell.practice.identifying.matching.normal import PRIVATE_MAIL
from askwell.practice.identifying.matching.table import Table

_TWICE = re.compile(r"(.)\1+")
_WEAK = re.compile(r"[aeiouyhw' -]")
_EMPLOYER_START = 10

Hashes = npt.NDArray[np.uint64]


class Family(IntEnum):
    """What a key is made of."""

    EMAIL = 0
    WORK_MAILBOX = 1
    PHONE = 2
    PHONE_AND_NAME = 3
    PROFILE = 4
    NAME = 5
    SOUND = 6
    INITIAL_AND_CITY = 7
    SURNAME_AND_EMPLOYER = 8
    GIVEN_AND_EMPLOYER = 9


CAPS = {
    Family.EMAIL: 60, Family.WORK_MAILBOX: 20, Family.PHONE: 30, Family.PHONE_AND_NAME: 40,
    Family.PROFILE: 60, Family.NAME: 60, Family.SOUND: 25, Family.INITIAL_AND_CITY: 40,
    Family.SURNAME_AND_EMPLOYER: 60, Family.GIVEN_AND_EMPLOYER: 40,
}  # fmt: skip
"""A key that more contacts have says nothing: a switchboard, a frequent name at a large employer."""

Keys = dict[Family, Hashes]
"""Per family one number for each key of each row: a hash in the upper bits, the row in the lower ones."""


def row_bits(size: int) -> int:
    """Return how many of a key's lower bits hold the row, among so many rows."""
    return max(size, 1).bit_length()


def keys_of(table: Table) -> Keys:
    """Return the keys of all rows."""
    found: dict[Family, list[Hashes]] = {family: [] for family in Family}
    shift = np.uint64(row_bits(table.size))
    for family, hashes, rows in _every(table):
        found[family].append(hashes >> shift << shift | rows.astype(np.uint64))
    return {family: np.concatenate(parts) if parts else _NONE for family, parts in found.items()}


_NONE: Hashes = np.zeros(0, np.uint64)
_Some = Iterator[tuple[Family, Hashes, npt.NDArray[np.intp]]]


def _every(table: Table) -> _Some:
    family = table.columns["family"]
    surname, called = hashed(map(_first, family.values))[family.codes], _whole(table, 0)
    yield from _of_ways(table, surname, called)
    yield from _of_name(table, surname)
    yield from _of_employer(table, surname, called)


def _of_ways(table: Table, surname: Hashes, called: Hashes) -> _Some:
    mails, phones, profiles = (table.columns[name] for name in ("emails", "phones", "profile"))
    addresses, mailboxes = hashed(mails.values), hashed(map(_work_mailbox, mails.values))
    for codes in mails.matrix().T:
        yield _where(Family.EMAIL, _mixed(addresses[codes]), codes)
        yield _where(Family.WORK_MAILBOX, _mixed(mailboxes[codes]), mailboxes[codes])
    numbers = hashed(phones.values)
    for codes in phones.matrix().T:
        yield _where(Family.PHONE, _mixed(numbers[codes]), codes)
        yield _where(Family.PHONE_AND_NAME, _mixed(numbers[codes], surname), codes)
        yield _where(Family.PHONE_AND_NAME, _mixed(numbers[codes], called), codes)
    yield _where(Family.PROFILE, _mixed(hashed(profiles.values)[profiles.codes]), profiles.codes)


def _of_name(table: Table, surname: Hashes) -> _Some:
    given, family = table.columns["given"], table.columns["family"]
    named = (given.codes > 0) & (family.codes > 0)
    itself = hashed(given.values)[given.codes]
    last = hashed(map(_last, family.values))[family.codes]
    for at in range(max(len(whole(one)) for one in given.values)):
        form = _whole(table, at)
        yield _where(Family.NAME, _mixed(form, surname), named & (form > 0))
        yield _where(Family.NAME, _mixed(form, last), named & (form > 0) & (last != surname))
    yield _where(Family.NAME, _mixed(surname, itself), named)
    start = hashed(whole(one)[0][:4] for one in given.values)[given.codes]
    sound = hashed(_skeleton(_first(one)) for one in family.values)[family.codes]
    yield _where(Family.SOUND, _mixed(start, sound), named)
    sound = hashed(one[:1] + _skeleton(one) for one in given.values)[given.codes]
    start = hashed(_first(one)[:5] for one in family.values)[family.codes]
    yield _where(Family.SOUND, _mixed(sound, start), named)
    city = table.columns["city"]
    initial, town = hashed(one[:1] for one in given.values)[given.codes], hashed(city.values)[city.codes]
    yield _where(Family.INITIAL_AND_CITY, _mixed(initial, surname, town), named & (city.codes > 0))


def _of_employer(table: Table, surname: Hashes, called: Hashes) -> _Some:
    given, family, employer = (table.columns[name] for name in ("given", "family", "employer"))
    start = hashed(one[:_EMPLOYER_START] for one in employer.values)[employer.codes]
    employed = employer.codes > 0
    yield _where(Family.SURNAME_AND_EMPLOYER, _mixed(surname, start), employed & (family.codes > 0))
    yield _where(Family.GIVEN_AND_EMPLOYER, _mixed(called, start), employed & (given.codes > 0))


def _whole(table: Table, at: int) -> Hashes:
    """Return the given name in one of the whole forms it may stand for; 0 where it has fewer."""
    given = table.columns["given"]
    found: Hashes = hashed((*whole(one), *[""] * at)[at] for one in given.values)[given.codes]
    return found


def _where(family: Family, hashes: Hashes, held: Any) -> tuple[Family, Hashes, npt.NDArray[np.intp]]:
    rows = np.flatnonzero(held)
    return family, hashes[rows], rows


def hashed(texts: Iterable[str]) -> Hashes:
    """Return a number for each text, 0 for none."""
    return np.fromiter((crc32(text.encode()) for text in texts), np.uint64)


def _mixed(*parts: Hashes) -> Hashes:
    """Return one number for several in their order, its upper bits as good as any."""
    found = np.zeros(len(parts[0]), np.uint64)
    for part in parts:
        found = (found ^ part) * np.uint64(0x9E3779B97F4A7C15)
        found ^= found >> np.uint64(29)
    return found * np.uint64(0xBF58476D1CE4E5B9)


def _work_mailbox(mail: str) -> str:
    local, _, domain = mail.partition("@")
    return local if domain not in PRIVATE_MAIL and len(local) > 4 else ""


def _first(family: str) -> str:
    return next(iter(family.replace("-", " ").split()), family)


def _last(family: str) -> str:
    return (family.replace("-", " ").split() or [family])[-1]


@lru_cache(65_536)
def _skeleton(name: str) -> str:
    """Return the first letter and the next firm ones: what stays of a name written as it sounds."""
    return name[:1] + _TWICE.sub(r"\1", _WEAK.sub("", name[1:]))[:5]
