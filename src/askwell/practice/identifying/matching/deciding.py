"""What follows from how alike two contacts are: one person for sure, a question for the seeker, or nothing.

Bits alone never merge: at any one cut they either merge namesakes or find little. A merge by itself needs
evidence that is the person's own: their profile, a mailbox or a phone that one given name uses.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from askwell.practice.identifying.matching.comparing import (
    FIELDS,
    Employer,
    Given,
    Same,
    Surname,
    Title,
    shared_by,
)
from askwell.practice.identifying.matching.table import Ints, Table
from askwell.practice.identifying.matching.weights import Scored

AUTO_BITS, PHONE_ALONE_BITS, REVIEW_BITS = 5.0, 13.0, -4.0
_OTHER_PERSON, _OTHER_GIVEN, _OTHER_PROFILE = 15.0, 8.0, 30.0
_RARE_NAME_BITS = 20.0


class Group(StrEnum):
    """Groups of questions, to be answered together; the surest first."""

    SURE = "sure"
    EMPLOYER = "employer"
    TITLE_OR_CITY = "title_or_city"
    SHARED = "shared"
    RARE_NAME = "rare_name"
    NAME = "name"
    REST = "rest"


GROUPS = tuple(Group)


@dataclass(slots=True)
class Decided:
    """Pairs with their bits after the vetoes, which are merged by themselves, and which are asked about."""

    scored: Scored
    total: Any
    auto: Any
    review: Any
    group: Any


def decide(table: Table, scored: Scored) -> Decided:
    """Return what follows for each pair; `group` is the place of its group among GROUPS."""
    level = {name: scored.levels[:, at] for at, name in enumerate(FIELDS)}
    first, second = scored.first, scored.second
    total = scored.total - _penalties(level)
    own_mail, household = _own_mail(table, level, first, second)
    own_phone = _own_phone(table, level, first, second)
    risky = _generations(table, first) | _generations(table, second)
    same_profile = level["profile"] == Same.SAME
    compatible = (level["given"] >= Given.INITIAL) & (level["family"] >= Surname.SPELLING)
    full = (level["given"] >= Given.SPELLING) & (level["family"] >= Surname.SPELLING)
    same_mail = (level["emails"] == Same.SAME) & ~household
    evidence = (
        ((same_profile | own_mail) & compatible)
        | (same_mail & full)
        | (own_phone & full & (level["family"] >= Surname.PART) & ~risky)
        # A family name changes; the given name, and a profile or mailbox of one's own, do not.
        | (
            (level["given"] >= Given.NICKNAME)
            & (level["family"] == Surname.DIFFERENT)
            & (same_profile | own_mail)
        )
    )
    phone_alone = own_phone & ~same_profile & ~own_mail & (level["emails"] != Same.SAME)
    enough = total >= np.where(phone_alone, PHONE_ALONE_BITS, AUTO_BITS)
    apart = _cannot_be_one(table, level, first, second)
    auto = evidence & ~apart & enough
    review = ~auto & (total >= REVIEW_BITS) & (level["profile"] != Same.DIFFERENT)
    return Decided(scored, total, auto, review, _groups(level, scored, auto, apart))


def _penalties(level: dict[str, Any]) -> Any:
    """Return the bits taken off where the names say two people, which the sum of fields does not see."""
    other_profile = level["profile"] != Same.SAME
    other_given, other_family = level["given"] == Given.DIFFERENT, level["family"] == Surname.DIFFERENT
    weak_name = (level["given"] <= Given.INITIAL) & other_family
    return (
        _OTHER_PERSON * (other_given & other_family)
        + _OTHER_GIVEN * (other_given & (level["family"] > Surname.DIFFERENT) & other_profile)
        + _OTHER_GIVEN * (weak_name & other_profile & (level["emails"] != Same.SAME))
        + _OTHER_PROFILE * (level["profile"] == Same.DIFFERENT)
    )


def _own_mail(table: Table, level: dict[str, Any], first: Ints, second: Ints) -> tuple[Any, Any]:
    """Tell, per pair, whether a shared mailbox is one person's own, and whether it is a household's."""
    column, same = table.columns["emails"], level["emails"] == Same.SAME
    named_after_family = np.zeros(len(column.values))
    for code in np.unique(column.codes[first[same]]).tolist():
        named_after_family[code] = _is_household(column.values[code])
    # The least over the shared: all of them are a household's.
    household = shared_by(table, "emails", first, second, named_after_family) == 1
    users = shared_by(table, "emails", first, second, table.sharing("emails"))
    return same & (users <= 1) & ~household, household


def _is_household(mail: str) -> bool:
    local = mail.partition("@")[0].rstrip("0123456789")
    return (
        (local.startswith("the") and local.endswith("s"))
        or local.startswith("fam")
        or local.endswith("family")
    )


def _own_phone(table: Table, level: dict[str, Any], first: Ints, second: Ints) -> Any:
    """Tell, per pair, whether they share a phone that one given name uses, with nothing against it."""
    users = shared_by(table, "phones", first, second, table.sharing("phones"))
    own = (level["phones"] == Same.SAME) & (users <= 1)
    against = sum((level[name] == 0).astype(int) for name in ("employer", "city", "title", "emails"))
    at_work = (level["employer"] == Employer.SAME) & (level["city"] != Same.DIFFERENT)
    return own & ((against == 0) | at_work)


def _generations(table: Table, rows: Ints) -> Any:
    return table.columns["generation"].codes[rows] > 0


def _cannot_be_one(table: Table, level: dict[str, Any], first: Ints, second: Ints) -> Any:
    """Tell, per pair, whether profiles, middle initials, or father and son keep them apart."""
    generation = table.columns["generation"].codes
    one, other = generation[first], generation[second]
    father_and_son = (one > 0) & (other > 0) & (one != other)
    return (level["profile"] == Same.DIFFERENT) | (level["middle"] == Same.DIFFERENT) | father_and_son


def _groups(level: dict[str, Any], scored: Scored, auto: Any, apart: Any) -> Any:
    exact = (level["given"] >= Given.NICKNAME) & (level["family"] == Surname.SAME)
    against = apart.copy()
    for name in ("employer", "city", "title", "emails", "phones"):
        against |= level[name] == 0
    shared = np.zeros(len(auto), bool)
    for name in ("emails", "phones", "profile"):
        shared |= level[name] == Same.SAME
    same_employer = level["employer"] == Employer.SAME
    beside = (level["title"] == Title.SAME) | (level["city"] == Same.SAME)
    name_bits = scored.bits[:, 0] + scored.bits[:, 1]
    cases = (
        (auto, Group.SURE),
        (shared, Group.SHARED),
        (exact & same_employer & ~_against(level, apart, "employer"), Group.EMPLOYER),
        (exact & beside & ~against, Group.TITLE_OR_CITY),
        (exact & (name_bits >= _RARE_NAME_BITS), Group.RARE_NAME),
        (exact, Group.NAME),
    )
    return np.select(
        [held for held, _ in cases], [GROUPS.index(group) for _, group in cases], GROUPS.index(Group.REST)
    )


def _against(level: dict[str, Any], apart: Any, but: str) -> Any:
    found = apart.copy()
    for name in ("employer", "city", "title"):
        if name != but:
            found |= level[name] == 0
    return found
