"""Keys under which contacts meet: two that share one are worth a look, unless too many share it."""

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from typing import Any
from zlib import crc32

from askwell.practice.identifying.matching.nicknames import whole
from askwell.practice.identifying.matching.normal import PRIVATE_MAIL, Features

_TWICE = re.compile(r"(.)\1+")
_WEAK = re.compile(r"[aeiouyhw' -]")
_FAMILY_BITS = 32


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


def keys_of(one: Features) -> set[int]:
    """Return a contact's keys: the family in the upper bits, the CRC-32 of what it is made of below."""
    return {key_of(family, text) for family, text in (*_of_ways(one), *_of_name(one), *_of_employer(one))}


def key_of(family: Family, text: str) -> int:
    """Return the key of one family that is made of a text."""
    return int(family) << _FAMILY_BITS | crc32(text.encode())


def family_of(key: Any) -> Any:
    """Return the family of a key, or of each of an array of keys."""
    return key >> _FAMILY_BITS


def _of_ways(one: Features) -> Iterator[tuple[Family, str]]:
    surname = _first(one.family)
    called = whole(one.given)[0]
    for mail in one.emails:
        yield Family.EMAIL, mail
        local, _, domain = mail.partition("@")
        if domain not in PRIVATE_MAIL and len(local) > 4:
            yield Family.WORK_MAILBOX, local
    for number in one.phones:
        yield Family.PHONE, number
        yield Family.PHONE_AND_NAME, number + surname
        yield Family.PHONE_AND_NAME, number + called
    if one.profile:
        yield Family.PROFILE, one.profile


def _of_name(one: Features) -> Iterator[tuple[Family, str]]:
    if not (one.given and one.family):
        return
    surname, last = _first(one.family), (one.family.replace("-", " ").split() or [one.family])[-1]
    forms = whole(one.given)
    for form in forms:
        yield Family.NAME, f"{form}|{surname}"
        if last != surname:
            yield Family.NAME, f"{form}|{last}"
    yield Family.NAME, f"{surname}|{one.given}"
    yield Family.SOUND, f"{forms[0][:4]}|{_skeleton(surname)}"
    yield Family.SOUND, f"{one.given[:1]}{_skeleton(one.given)}|{surname[:5]}"
    if one.city:
        yield Family.INITIAL_AND_CITY, f"{one.given[:1]}{surname}|{one.city}"


def _of_employer(one: Features) -> Iterator[tuple[Family, str]]:
    if one.employer and one.family:
        yield Family.SURNAME_AND_EMPLOYER, f"{_first(one.family)}|{one.employer[:10]}"
    if one.employer and one.given:
        yield Family.GIVEN_AND_EMPLOYER, f"{whole(one.given)[0]}|{one.employer[:10]}"


@lru_cache(65_536)
def _first(family: str) -> str:
    return next(iter(family.replace("-", " ").split()), family)


@lru_cache(65_536)
def _skeleton(name: str) -> str:
    """Return the first letter and the next firm ones: what stays of a name written as it sounds."""
    return name[:1] + _TWICE.sub(r"\1", _WEAK.sub("", name[1:]))[:5]
