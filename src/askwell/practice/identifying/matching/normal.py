"""Contacts in comparable form: names in parts, mail addresses, phones, profiles and employers."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from askwell.kernel import names

_TITLES = frozenset(
    "dr mr mrs ms prof professor sir dame miss mx rev hon frau herr mme sra dott ing mag".split()
)
_POST_NOMINALS = frozenset(
    "phd mba cfa pmp md msc bsc ba ma cpa esq acca rn pt dpt mph pe pgdip frcs llb llm".split()
)
_GENERATIONS = {"jr": "jr", "jnr": "jr", "ii": "jr", "sr": "sr", "snr": "sr", "iii": "iii", "iv": "iv"}
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_NO_NAME_LETTER = re.compile(r"[^\w' -]+")
_NO_WORD = re.compile(r"[^\w]+")
_NO_DIGIT = re.compile(r"\D+")
_PROFILE = re.compile(r"linkedin\.[a-z.]+/(?:in|pub)/([^/?#]+)")
_LEGAL = frozenset(
    "ltd inc llc llp lp gmbh mbh ug limited plc group co corp corporation company ag kg kgaa ohg ev sa sas "
    "sarl sl slu srl spa bv nv vof ab oy oyj as asa aps sp zoo sro doo kft pty pte lda ltda the and "
    "und et".split()
)
_ROLES = frozenset(
    "info contact office hello sales support admin enquiries enquiry mail hr jobs team reception noreply "
    "no-reply kontakt buero praxis service billing accounts".split()
)
PRIVATE_MAIL = frozenset(
    "gmail.com hotmail.com yahoo.com outlook.com icloud.com gmx.de gmx.net web.de live.com aol.com proton.me "
    "protonmail.com me.com msn.com t-online.de orange.fr mail.com".split()
)
MOST = 3
"""So many mail addresses and phones of a contact are compared."""
_SHORTEST_PHONE, _COMPARED_DIGITS = 8, 9
_MANY = 65_536
"""So many forms are remembered of each kind: given names, titles, towns and employers repeat."""
_BETWEEN, _AMONG = "\x1f", "\x1e"


class Features(NamedTuple):
    """What is compared of a contact, folded; empty is not known."""

    given: str = ""
    middle: str = ""
    family: str = ""
    generation: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    profile: str = ""
    employer: str = ""
    title: str = ""
    city: str = ""

    def pack(self) -> str:
        """Return the features as one line of text."""
        return _BETWEEN.join((*self[:4], _AMONG.join(self.emails), _AMONG.join(self.phones), *self[6:]))


class Said(NamedTuple):
    """What is said of a contact, as written; the name in one piece counts where it is not given in parts."""

    full_name: str
    given: str = ""
    family: str = ""
    emails: Sequence[str] = ()
    phones: Sequence[str] = ()
    links: Sequence[str] = ()
    organization: str = ""
    title: str = ""
    city: str = ""


def unpack(text: str) -> Features:
    """Return the features of a line of text."""
    given, middle, family, generation, emails, phones, *rest = text.split(_BETWEEN)
    return Features(
        given,
        middle,
        family,
        generation,
        tuple(emails.split(_AMONG)) if emails else (),
        tuple(phones.split(_AMONG)) if phones else (),
        *rest,
    )


def features(
    full_name: str,
    *,
    given: str = "",
    family: str = "",
    emails: Iterable[str] = (),
    phones: Iterable[str] = (),
    links: Iterable[str] = (),
    organization: str = "",
    title: str = "",
    city: str = "",
) -> Features:
    """Return a contact in comparable form; without `given` and `family` the full name is taken apart."""
    return Features(
        *name_parts(full_name, given, family),
        _some(email(one) for one in emails),
        _some(phone(one) for one in phones),
        next(filter(None, map(profile, links)), ""),
        employer(organization),
        folded(title),
        folded(city),
    )


folded = lru_cache(_MANY)(names.fold)


def _some(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, values)))[:MOST]


def name_parts(full_name: str, given: str, family: str) -> tuple[str, str, str, str]:
    """Return (given, middle initial, family, generation) of a name."""
    return _in_parts(given, family) if given and family else _taken_apart(full_name)


def _in_parts(given: str, family: str) -> tuple[str, str, str, str]:
    first, middle, behind_first = _given_parts(given)
    last, behind_last = _family_parts(family)
    return first, middle, last, behind_first or behind_last


@lru_cache(_MANY)
def _given_parts(text: str) -> tuple[str, str, str]:
    """Return (given, middle initial, generation)."""
    found = [word for word in _name_words(text) if word not in _TITLES]
    generation = _taken_generation(found)
    middle = found.pop() if len(found) > 1 and len(found[-1]) == 1 else ""
    return " ".join(found), middle, generation


@lru_cache(_MANY)
def _family_parts(text: str) -> tuple[str, str]:
    """Return (family, generation)."""
    found = [word for word in _name_words(text) if word not in _POST_NOMINALS]
    generation = _taken_generation(found)
    return " ".join(found), generation


def _taken_generation(found: list[str]) -> str:
    """Take a generation off the end of words and return it, "" for none."""
    return _GENERATIONS[found.pop()] if len(found) > 1 and found[-1] in _GENERATIONS else ""


def _taken_apart(full_name: str) -> tuple[str, str, str, str]:
    """Return (given, middle initial, family, generation) of a name in one piece: the first word is given."""
    head, comma, tail = full_name.partition(",")
    if comma:
        behind = names.fold(tail).replace(".", "").strip()
        is_suffix = not behind or behind in _POST_NOMINALS or behind in _GENERATIONS
        full_name = f"{head} {tail}" if is_suffix else f"{tail} {head}"
    found = [word for word in _name_words(full_name) if word not in _TITLES and word not in _POST_NOMINALS]
    generation = _GENERATIONS[found.pop()] if len(found) > 2 and found[-1] in _GENERATIONS else ""
    middle = found.pop(1) if len(found) > 2 and len(found[1]) == 1 else ""
    return (found[0] if found else ""), middle, " ".join(found[1:]), generation


def _name_words(text: str) -> list[str]:
    if "(" in text:
        text = _IN_BRACKETS.sub(" ", text)
    return _NO_NAME_LETTER.sub(" ", names.fold(text)).split()


def email(text: str) -> str:
    """Return a mail address without its tag and Gmail's dots, "" for none and for a mailbox of a role."""
    local, at, domain = text.strip().casefold().rpartition("@")
    if not at or not local or "." not in domain:
        return ""
    domain = "gmail.com" if domain == "googlemail.com" else domain
    local = local.split("+", 1)[0]
    if local in _ROLES:
        return ""
    return f"{local.replace('.', '') if domain == 'gmail.com' else local}@{domain}"


def phone(text: str) -> str:
    """Return the last nine digits, in which national and international writing agree; "" for too few."""
    digits = _NO_DIGIT.sub("", text.replace("(0)", ""))
    return digits[-_COMPARED_DIGITS:] if len(digits) >= _SHORTEST_PHONE else ""


def profile(link: str) -> str:
    """Return the name of a LinkedIn profile in a link, "" for any other link."""
    found = _PROFILE.search(link.casefold())
    return found[1] if found else ""


@lru_cache(_MANY)
def employer(name: str) -> str:
    """Return the words of an organization's name without its legal form."""
    found = _NO_WORD.sub(" ", names.fold(name).replace(".", "")).split()
    return " ".join(word for word in found if word not in _LEGAL) or " ".join(found)
