"""Invented address books of people who stand in several of them, with the truth, the same for the same seed.

Hard on purpose: namesakes, father and son with one phone, couples with one mailbox, switchboards, mailboxes
of roles, mobiles passed on, a colleague's address typed by mistake, namesakes at one employer, changed jobs
and family names, nicknames, names swapped, shortened and misspelt. Rows are as sparse as their sources: a
LinkedIn row has a mail address in 6 of 100, a Facebook row a name only.
"""

import random
import string
from typing import NamedTuple

from bench.address_people import Firm, Person, Town, bare

_SHORT = {
    "Robert": "Bob Rob", "William": "Bill Will", "James": "Jim", "John": "Jack", "Michael": "Mike",
    "Richard": "Rick Dick", "Thomas": "Tom", "Charles": "Charlie", "Joseph": "Joe", "Daniel": "Dan",
    "Matthew": "Matt", "Anthony": "Tony", "Steven": "Steve", "Andrew": "Andy", "Kenneth": "Ken",
    "Edward": "Ed Ted", "Timothy": "Tim", "Jeffrey": "Jeff", "Gregory": "Greg", "Benjamin": "Ben",
    "Samuel": "Sam", "Patrick": "Pat", "Alexander": "Alex", "Nicholas": "Nick", "Jonathan": "Jon",
    "Christopher": "Chris", "David": "Dave", "Elizabeth": "Liz Beth", "Jennifer": "Jen",
    "Margaret": "Maggie Peggy", "Patricia": "Pat Trish", "Katherine": "Kate Kathy", "Susan": "Sue",
    "Deborah": "Deb", "Jessica": "Jess", "Rebecca": "Becky", "Victoria": "Vicky", "Samantha": "Sam",
    "Christina": "Tina", "Pamela": "Pam", "Kimberly": "Kim", "Stephanie": "Steph", "José": "Pepe",
    "Małgorzata": "Gosia", "Katarzyna": "Kasia",
}  # fmt: skip
_FORMS = [" Ltd", " Inc", " Inc.", " LLC", " GmbH", "", "", "", " Limited", " plc", " Group"]
_COPIES = [1] * 50 + [2] * 25 + [3] * 14 + [4] * 7 + [5] * 3 + [7]
_SOURCES = {
    "linkedin": 0.34, "google": 0.24, "outlook": 0.14, "facebook": 0.08, "vcard": 0.09, "directory": 0.05,
    "referral": 0.06,
}  # fmt: skip


class Row(NamedTuple):
    """One row of one address book; `person` is the truth."""

    person: int
    source: str
    given: str = ""
    family: str = ""
    full_name: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    link: str = ""
    organization: str = ""
    title: str = ""
    city: str = ""


class Writer:
    """Writes people down as sources do: with gaps, nicknames, slips and many ways to write a number."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.chance = town.chance

    def row(self, number: int) -> Row:
        """Return one row about a person."""
        person = self.town.people[number]
        source = self.chance.choices(list(_SOURCES), list(_SOURCES.values()))[0]
        given, family = self._name(person, source)
        row: Row = getattr(self, f"_{source}")(person, Row(number, source))
        emails = tuple(self._slips(mail) for mail in row.emails)
        if self._is(0.0015):
            emails = (self.chance.choice(self.town.people).work_mail,)
        if source in ("linkedin", "outlook"):
            return row._replace(given=given, family=family, emails=emails)
        full = f"{family}, {given}" if self._is(0.03) else f"{given} {family}"
        return row._replace(full_name=full, emails=emails)

    def _is(self, share: float) -> bool:
        return self.chance.random() < share

    def _job(self, person: Person, *, old: float) -> tuple[Firm, str, str]:
        if person.former and self._is(old):
            return person.former
        return person.firm, person.work_mail, person.title

    def _linkedin(self, person: Person, row: Row) -> Row:
        firm, _, title = self._job(person, old=0.1)
        return row._replace(
            link=f"https://www.linkedin.com/in/{person.link}{self.chance.choice(['', '/', '?trk=x'])}",
            organization=self._written(firm) if self._is(0.95) else "",
            title=title if self._is(0.95) else "",
            emails=(self._private(person),) if self._is(0.06) else (),
            city=person.city if self._is(0.1) else "",
        )

    def _google(self, person: Person, row: Row) -> Row:
        firm, work, title = self._job(person, old=0.45)
        return row._replace(
            emails=self._mails(person, work, 0.75, 0.3),
            phones=self._phones(person, firm, (0.6, 0.25, 0.08)),
            organization=self._written(firm) if self._is(0.3) else "",
            title=title if self._is(0.15) else "",
            city=person.city if self._is(0.2) else "",
        )

    def _outlook(self, person: Person, row: Row) -> Row:
        firm, work, title = self._job(person, old=0.45)
        return row._replace(
            emails=self._mails(person, work, 0.15, 0.85),
            phones=self._phones(person, firm, (0.35, 0.05, 0.4)),
            organization=self._written(firm) if self._is(0.7) else "",
            title=title if self._is(0.6) else "",
            city=person.city if self._is(0.3) else "",
        )

    def _facebook(self, _person: Person, row: Row) -> Row:
        return row

    def _vcard(self, person: Person, row: Row) -> Row:
        firm, work, _ = self._job(person, old=0.45)
        return row._replace(
            emails=self._mails(person, work, 0.55, 0.35),
            phones=self._phones(person, firm, (0.85, 0.25, 0.15)),
            organization=self._written(firm) if self._is(0.35) else "",
            city=person.city if self._is(0.35) else "",
            link=f"linkedin.com/in/{person.link}" if self._is(0.05) else "",
        )

    def _directory(self, person: Person, row: Row) -> Row:
        firm, work, title = self._job(person, old=0.45)
        of_role = self.chance.choice(["info@", "contact@", "office@"]) + firm.domain
        return row._replace(
            emails=(of_role if self._is(0.6) else work,),
            phones=(self._dialled(firm.phone),),
            organization=self._written(firm),
            title=title if self._is(0.7) else "",
            city=person.city,
        )

    def _referral(self, person: Person, row: Row) -> Row:
        firm, work, title = self._job(person, old=0.45)
        mails = (self._private(person),) if self._is(0.15) else (work,) if self._is(0.2) else ()
        return row._replace(
            organization=self._written(firm) if self._is(0.8) else "",
            title=title if self._is(0.4) else "",
            phones=(self._dialled(person.mobile),) if self._is(0.2) else (),
            emails=mails,
            city=person.city if self._is(0.3) else "",
        )

    def _private(self, person: Person) -> str:
        return person.household_mail if person.household_mail and self._is(0.3) else person.mail

    def _mails(self, person: Person, work: str, private: float, at_work: float) -> tuple[str, ...]:
        found = [self._private(person)] if self._is(private) else []
        return (*found, work) if self._is(at_work) else tuple(found)

    def _phones(self, person: Person, firm: Firm, shares: tuple[float, float, float]) -> tuple[str, ...]:
        numbers = (person.mobile, person.home, firm.phone)
        found = [number for number, share in zip(numbers, shares, strict=True) if self._is(share) and number]
        self.chance.shuffle(found)
        return tuple(self._dialled(number) for number in found[:2])

    def _dialled(self, number: str) -> str:
        how = self.chance.random()
        if how < 0.35:
            return number
        if number.startswith("+44"):
            rest = number[3:]
            forms = [f"+44 {rest[:4]} {rest[4:]}", f"0{rest[:4]} {rest[4:]}", f"0044{rest}"]
            return self.chance.choice([*forms, f"+44 (0){rest[:2]} {rest[2:6]} {rest[6:]}"])
        rest = number[2:]
        area, near, end = rest[:3], rest[3:6], rest[6:]
        forms = [f"({area}) {near}-{end}", f"+1-{area}-{near}-{end}", f"{area}.{near}.{end}"]
        return self.chance.choice(forms)

    def _written(self, firm: Firm) -> str:
        name = firm.name + (self.chance.choice(_FORMS) if self._is(0.5) else "")
        name = name.upper() if self._is(0.03) else name
        return self._typo(name) if self._is(0.015) else name

    def _name(self, person: Person, source: str) -> tuple[str, str]:
        given, family = person.given, person.family
        if person.former_name and self._is(0.5 if source == "facebook" else 0.3):
            family = person.former_name
        if given in _SHORT and self._is(0.14):
            given = self.chance.choice(_SHORT[given].split())
        if self._is(0.4):
            given, family = bare(given), bare(family)
        if " " in family and self._is(0.4):
            family = family.split()[0] if self._is(0.8) else family.replace(" ", "-")
        given, family = self._misspelt(given, family)
        if person.middle and self._is(0.35):
            given = f"{given} {person.middle}{self.chance.choice(['', '.'])}"
        if self._is(0.012):
            given, family = family, given
        if person.generation and self._is(0.5):
            family += f"{self.chance.choice([' ', ', '])}{person.generation}{self.chance.choice(['', '.'])}"
        return self._adorned(given, family, source)

    def _misspelt(self, given: str, family: str) -> tuple[str, str]:
        slip = self.chance.random()
        if slip < 0.012:
            return given, self._typo(family)
        if slip < 0.022:
            return self._typo(given), family
        if slip < 0.045:
            return given[0] + self.chance.choice(["", "."]), family
        return given, family

    def _adorned(self, given: str, family: str, source: str) -> tuple[str, str]:
        if source == "linkedin" and self._is(0.06):
            family += self.chance.choice([", PhD", " MBA", ", CFA", " (He/Him)", ", PMP"])
        elif self._is(0.015):
            given = self.chance.choice(["Dr ", "Dr. ", "Prof. "]) + given
        if self._is(0.02):
            return given.upper(), family.upper()
        return (given.lower(), family.lower()) if self._is(0.03) else (given, family)

    def _slips(self, mail: str) -> str:
        if self._is(0.006):
            local, _, domain = mail.partition("@")
            mail = f"{self._typo(local)}@{domain}"
        return self.chance.choice([mail.upper(), mail.title()]) if self._is(0.05) else mail

    def _typo(self, text: str) -> str:
        if len(text) < 4:
            return text
        at = self.chance.randint(1, len(text) - 2)
        letter = self.chance.choice(string.ascii_lowercase)
        return self.chance.choice(
            [
                text[:at] + text[at + 1] + text[at] + text[at + 2 :],
                text[:at] + text[at + 1 :],
                text[:at] + letter + text[at:],
                text[:at] + letter + text[at + 1 :],
            ]
        )


def address_books(rows: int, *, seed: int) -> list[Row]:
    """Return so many rows about fewer people, in no order."""
    chance = random.Random(seed)
    town = Town(chance)
    town.settle(int(rows / (sum(_COPIES) / len(_COPIES))) + 1)
    numbers = [number for number in range(len(town.people)) for _ in range(chance.choice(_COPIES))]
    chance.shuffle(numbers)
    writer = Writer(town)
    return [writer.row(number) for number in numbers[:rows]]
