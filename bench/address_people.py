"""The invented people of `address_books`: their families, employers and ways to be reached."""

import random
import string
import unicodedata
from bisect import bisect
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TypeVar

T = TypeVar("T")

_GIVEN = """
James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan
Joseph Jessica Thomas Sarah Charles Karen Christopher Lisa Daniel Nancy Matthew Sandra Anthony Ashley Mark
Emily Donald Kimberly Steven Margaret Andrew Donna Paul Michelle Joshua Carol Kenneth Amanda Kevin Melissa
Brian Deborah Timothy Stephanie Ronald Rebecca Jason Laura George Helen Edward Cynthia Jeffrey Amy Ryan
Shirley Jacob Anna Nicholas Angela Gary Ruth Eric Brenda Jonathan Pamela Stephen Nicole Larry Katherine
Justin Samantha Scott Christine Brandon Emma Benjamin Catherine Samuel Virginia Gregory Debra Alexander
Rachel Patrick Janet Frank María Raymond Heather Jack Diane Dennis Julie Jerry Joyce José Victoria Carlos
Kelly Miguel Christina Luis Joan Jürgen Sabine Klaus Petra Stefan Monika Andreas Ursula Wolfgang Heike
Łukasz Agnieszka Paweł Małgorzata Marek Katarzyna Pierre Camille Étienne Hélène Thibault Aurélie Giuseppe
Francesca Matteo Chiara Lorenzo Elena Davide Silvia Alessandro Martina Javier Carmen Alejandro Lucía Pablo
Marta Sergio Paula Diego Rosa Manuel Pilar Raúl Inés Hans Greta Dieter Anke Jörg Birgit Uwe Karin Matthias
Silke Tobias Jana Florian Antje Sebastian Ulrike Zofia Tomasz Ewa Piotr Joanna Michał Barbora Jakub Hanna
Mathieu Céline Julien Sophie Nicolas Isabelle Laurent Manon Guillaume Élodie Antoine Margaux Rohan Kavya Arjun
Meera Sanjay Nisha Amit Sunita Ravi Lakshmi Erik Freya Lars Sigrid Anders Maja Yusuf Leila Hassan Fatima
Kofi Efua Chidi Ngozi Tunde Aarav Priya Rahul Ananya Vikram Deepa Søren Ingrid Björn Astrid
Omar Aisha Kwame Ama
""".split()
_FAMILY = """
Smith Johnson Williams Brown Jones García Miller Davis Rodríguez Martínez Hernández López Wilson Anderson
Thomas Taylor Moore Jackson Martin Lee Pérez Thompson White Harris Sánchez Clark Ramírez Lewis Robinson Walker
Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell
Carter Roberts Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Kowalski Wiśniewski
Wójcik Dubois Lefèvre Moreau Rossi Bianchi Sharma Patel Singh Okafor Mensah Larsen Lindström Öztürk
""".split()
_HEADS = """
Bar Kel Ton Wil Hal Mor Ben Der Vin Gar Lor Mist Stan Wen Hol Cro Fel Dan Ric Mar Tel Osb Bri Que Nov
""".split()
_TAILS = """
ker ton son der ley man berg ford wick stein ham more lund vik ado ier ska eau ini berry mont gard
""".split()
_CHINESE = "Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo".split()
_SYLLABLES = """
wei fang min jing li qiang lei jun yang yong jie tao ming chao xiu xia ping hua bo jia yi xin hao
""".split()
_TOWNS = """
London Manchester Leeds Bristol Boston Chicago Austin Seattle Toronto Dublin Berlin Munich Paris Lyon Madrid
Warsaw Amsterdam Delhi Singapore Sydney Denver Atlanta Portland Houston Cardiff Glasgow Leicester
""".split()
_TRADES = ["", "", *(f" {one}" for one in "Systems Health Consulting Bank Media Energy Labs School".split())]
_ROLES = """
Engineer|Product Manager|Nurse|Teacher|Data Analyst|Designer|Accountant|Sales Manager|Recruiter|Consultant|
Marketing Manager|Research Scientist|Pharmacist|Solicitor|Project Manager|Journalist|Electrician|Architect|
Social Worker|Economist|Translator
""".replace("\n", "").split("|")
_RANKS = ["", "Senior ", "Lead ", "Junior ", "Head of "]
_PRIVATE = ["@gmail.com"] * 6 + ["@hotmail.com", "@yahoo.com", "@outlook.com", "@icloud.com", "@gmx.de"]
_INVENTED = 6_000


@dataclass(frozen=True)
class Firm:
    """An employer: how its mail addresses are made, its switchboard and its town."""

    name: str
    domain: str
    phone: str
    city: str
    style: int


@dataclass
class Person:
    """Somebody, with what their rows are drawn from."""

    given: str
    family: str
    firm: Firm
    city: str
    title: str
    mail: str
    work_mail: str
    mobile: str
    link: str
    home: str = ""
    household_mail: str = ""
    middle: str = ""
    former_name: str = ""
    generation: str = ""
    former: tuple[Firm, str, str] | None = None


def bare(text: str) -> str:
    """Return a text without accents."""
    plain = text.translate(str.maketrans("łŁøØıß", "lLoOis"))
    return "".join(mark for mark in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(mark))


def _slug(text: str) -> str:
    return "".join(mark for mark in bare(text).lower() if mark in string.ascii_lowercase + string.digits)


@dataclass
class Town:
    """Where the people and firms of one run are made; `chance` decides everything."""

    chance: random.Random
    firms: list[Firm] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    _mails: set[str] = field(default_factory=set)
    _links: dict[str, int] = field(default_factory=dict)
    _families: list[str] = field(default_factory=list)
    _weights: dict[int, list[float]] = field(default_factory=dict)

    def settle(self, count: int) -> None:
        """Make so many people with their families, and the firms they work at."""
        middles = ("", *_SYLLABLES)
        invented = [head + middle + tail for head in _HEADS for middle in middles for tail in _TAILS]
        self._families = _FAMILY + self.chance.sample(invented, _INVENTED)
        self.firms = [self._firm() for _ in range(max(20, count // 14))]
        while len(self.people) < count:
            self.people.append(self._next())

    def _next(self) -> Person:
        draw = self.chance.random()
        if not self.people or draw > 0.067:
            return self.person()
        near = self.chance.choice(self.people[-2000:])
        if draw < 0.06:
            return self._partner(near)
        if draw < 0.063:
            near.generation, near.home = "Sr", near.home or self._landline()
            son = self.person(given=near.given, family=near.family, city=near.city)
            son.generation, son.home = "Jr", near.home
            return son
        if draw < 0.065:
            return self.person(given=near.given, family=near.family, firm=near.firm)
        passed_on = self.person()
        passed_on.mobile = near.mobile
        return passed_on

    def _partner(self, near: Person) -> Person:
        near.home = near.home or self._landline()
        other = self.person(family=near.family, city=near.city)
        other.home = near.home
        if self.chance.random() < 0.3:
            near.household_mail = near.household_mail or self._free(f"the{_slug(near.family)}s@gmail.com")
            other.household_mail = near.household_mail
        return other

    def person(self, given: str = "", family: str = "", firm: Firm | None = None, city: str = "") -> Person:
        """Make one person."""
        chance = self.chance
        if not given:
            given, born = self._name()
            family = family or born
        firm = firm or self._pick(self.firms, 0.8, 8)
        first, last = _slug(given), _slug(family.split()[0])
        local = chance.choices(
            [
                f"{first}.{last}",
                f"{first}{last}{chance.randint(1, 99)}",
                f"{first[:1]}{last}{chance.randint(60, 2005)}",
                f"{chance.choice(_SYLLABLES)}{chance.choice(_SYLLABLES)}{chance.randint(1, 9999)}",
            ],
            [35, 25, 20, 20],
        )[0]
        made = Person(
            given,
            family,
            firm,
            city or (firm.city if chance.random() < 0.75 else chance.choice(_TOWNS)),
            chance.choice(_RANKS) + chance.choice(_ROLES),
            self._free(local + chance.choice(_PRIVATE)),
            self._work_mail(given, family, firm),
            self._mobile(),
            self._link(f"{first}-{last}"),
            home=self._landline() if chance.random() < 0.3 else "",
            middle=chance.choice(string.ascii_uppercase) if chance.random() < 0.3 else "",
        )
        if chance.random() < 0.22:
            before = self._pick(self.firms, 0.8, 8)
            role = chance.choice(_RANKS) + chance.choice(_ROLES)
            made.former = (before, self._work_mail(given, family, before), role)
        if chance.random() < 0.035:
            made.former_name = self._pick(self._families, 0.8, 4)
        return made

    def _name(self) -> tuple[str, str]:
        chance = self.chance
        if chance.random() < 0.05:
            given = "".join(chance.choices(_SYLLABLES, k=1 if chance.random() < 0.2 else 2)).title()
            return given, chance.choice(_CHINESE)
        family = self._pick(self._families, 0.8, 4)
        if family.endswith("ez") and chance.random() < 0.6:
            family += f" {self._pick(self._families, 0.8, 4)}"
        elif chance.random() < 0.2:
            middle = "".join(chance.choices(_SYLLABLES, k=2))
            family = chance.choice(_HEADS) + middle + chance.choice(_TAILS)
        return self._pick(_GIVEN, 0.5, 3), family

    def _pick(self, among: list[T], falls: float, head: int) -> T:
        """Return one of many, the first the most often: the n-th with weight (n + head) ** -falls."""
        key = id(among)
        if key not in self._weights:
            self._weights[key] = list(accumulate((n + head) ** -falls for n in range(len(among))))
        weights = self._weights[key]
        return among[min(bisect(weights, self.chance.random() * weights[-1]), len(among) - 1)]

    def _firm(self) -> Firm:
        chance = self.chance
        name = "".join(chance.choice(part) for part in (_HEADS, _SYLLABLES, _TAILS, _TRADES))
        domain = _slug(name) + chance.choice([".com", ".com", ".co.uk", ".org", ".io"])
        phone = f"+44{chance.randint(1132000000, 2089999999)}"
        return Firm(name, domain, phone, chance.choice(_TOWNS), chance.randrange(3))

    def _free(self, mail: str) -> str:
        """Return a mail address nobody has yet, as Gmail tells them apart: without dots."""
        local, _, domain = mail.partition("@")

        def plain(tried: str) -> str:
            return f"{tried.replace('.', '') if domain == 'gmail.com' else tried}@{domain}"

        tried, number = local, 1
        while plain(tried) in self._mails:
            number += 1
            tried = f"{local}{number}"
        self._mails.add(plain(tried))
        return f"{tried}@{domain}"

    def _work_mail(self, given: str, family: str, firm: Firm) -> str:
        first, last = _slug(given), _slug(family.split(maxsplit=1)[0])
        return self._free(f"{(f'{first}.{last}', f'{first[:1]}{last}', first)[firm.style]}@{firm.domain}")

    def _mobile(self) -> str:
        chance = self.chance
        if chance.random() < 0.5:
            return f"+447{chance.randint(100000000, 999999999)}"
        return f"+1{chance.randint(2, 9)}{chance.randint(10, 99)}{chance.randint(2000000, 9999999)}"

    def _landline(self) -> str:
        return f"+44{self.chance.randint(1130000000, 2090000000)}"

    def _link(self, slug: str) -> str:
        number = self._links[slug] = self._links.get(slug, 0) + 1
        return slug if number == 1 else f"{slug}-{self.chance.randrange(16**6, 16**7):x}{number}"
