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

(
    _EMAIL, _WORK_MAILBOX, _PHONE, _PHONE_AND_NAME, _PROFILE, _NAME, _SOUND, _INITIAL_AND_CITY,
    _SURNAME_AND_EMPLOYER, _GIVEN_AND_EMPLOYER,
) = (family.value << _FAMILY_BITS for family in Family)  # fmt: skip


def keys_of(one: Features) -> set[int]:
    """Return a contact's keys: the family in the upper bits, the CRC-32 of what it is made of below."""
    return {*_of_ways(one), *_of_name(one), *_of_employer(one)}


def key_of(family: Family, text: str) -> int:
    """Return the key of one family that is made of a text."""
    return int(family) << _FAMILY_BITS | crc32(text.encode())


def family_of(key: Any) -> Any:
    """Return the family of a key, or of each of an array of keys."""
    return key >> _FAMILY_BITS


def _of_ways(one: Features) -> Iterator[int]:
    for mail in one.emails:
        yield _EMAIL | crc32(mail.encode())
        local, _, domain = mail.partition("@")
        if domain not in PRIVATE_MAIL and len(local) > 4:
            yield _WORK_MAILBOX | crc32(local.encode())
    for number in one.phones:
        yield _PHONE | crc32(number.encode())
        yield _PHONE_AND_NAME | crc32(f"{number}{_first(one.family)}".encode())
        yield _PHONE_AND_NAME | crc32(f"{number}{whole(one.given)[0]}".encode())
    if one.profile:
        yield _PROFILE | crc32(one.profile.encode())


def _of_name(one: Features) -> Iterator[int]:
    given, family = one.given, one.family
    if not (given and family):
        return
    surname, last = _first(family), _last(family)
    forms = whole(given)
    for form in forms:
        yield _NAME | crc32(f"{form}|{surname}".encode())
        if last != surname:
            yield _NAME | crc32(f"{form}|{last}".encode())
    yield _NAME | crc32(f"{surname}|{given}".encode())
    yield _SOUND | crc32(f"{forms[0][:4]}|{_skeleton(surname)}".encode())
    yield _SOUND | crc32(f"{given[:1]}{_skeleton(given)}|{surname[:5]}".encode())
    if one.city:
        yield _INITIAL_AND_CITY | crc32(f"{given[:1]}{surname}|{one.city}".encode())


def _of_employer(one: Features) -> Iterator[int]:
    if one.employer and one.family:
        yield _SURNAME_AND_EMPLOYER | crc32(f"{_first(one.family)}|{one.employer[:10]}".encode())
    if one.employer and one.given:
        yield _GIVEN_AND_EMPLOYER | crc32(f"{whole(one.given)[0]}|{one.employer[:10]}".encode())


@lru_cache(65_536)
def _first(family: str) -> str:
    return next(iter(family.replace("-", " ").split()), family)


@lru_cache(65_536)
def _last(family: str) -> str:
    return (family.replace("-", " ").split() or [family])[-1]


@lru_cache(65_536)
def _skeleton(name: str) -> str:
    """Return the first letter and the next firm ones: what stays of a name written as it sounds."""
    return name[:1] + _TWICE.sub(r"\1", _WEAK.sub("", name[1:]))[:5]
