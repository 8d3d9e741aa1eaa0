"""Invented people in the form of a LinkedIn export, the same ones for the same seed."""

import csv
import random
from datetime import date, timedelta
from pathlib import Path

_GIVEN = """
Maria Mario Marie Marian Marina Anna Anne Antonio José Joseph João Jan Jana John Jonas Julia Jürgen
Karl Karen Katarzyna Keiko Kenji Khadija Kofi Lars Laura Léa Li Linda Lucia Malik Marco Margaret
Martin Mehmet Mei Michael Mina Nadia Nikolai Noah Olga Omar Paolo Paul Petra Priya Rahul Raj Rosa
Ruth Sakura Sandra Søren Susan Tariq Tomás Uwe Victor Wei Yasmin Yuki Zeynep Zoë Aisha Amelia Ángel
Björn Camille Chen Chiara Chloé Deepa Diego Elif Emma Esther
""".split()
_FAMILY_HEADS = """
Kru Kra Schu Mül Ber Ros Gon Fer Rod San Mar Pér Sil Al Ko Ta Ya Ha Su Chen Wan Pa Iva Smir Nov Ols
""".split()
_FAMILY_TAILS = """
ger use mer der lin ler mann bauer stein berg son sen ström quist ez es os ard ton ham ley ford wicz
""".split()
_FIRMS = "Acme Nord Blue Green Bright Clear River Stone Harbour Alpine Atlas Vector Lumen Terra Urban".split()
_TRADES = "Analytics Bank Clinic Design Energy Foods Health Hospital Labs Logistics Media Physio".split()
_ROLES = "Physiotherapist|Nurse|Product Manager|Engineer|Teacher|Consultant|Accountant|Librarian|Owner".split(
    "|"
)
_HEADER = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
_NAMESAKES = 0.05


def write_export(path: Path, count: int, *, seed: int, near_duplicates: bool = True) -> None:
    """Write `count` rows; one in twenty is an earlier person again, with no link and another employer."""
    chance = random.Random(seed)
    rows: list[list[str]] = []
    for number in range(count):
        if near_duplicates and rows and chance.random() < _NAMESAKES:
            given, family, *_ = chance.choice(rows)
            rows.append([given, family, "", "", _firm(chance), chance.choice(_ROLES), _day(chance)])
        else:
            rows.append(_person(chance, number, seed))
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_HEADER)
        writer.writerows(rows)


def _person(chance: random.Random, number: int, seed: int) -> list[str]:
    given = chance.choice(_GIVEN)
    family = chance.choice(_FAMILY_HEADS) + chance.choice(_FAMILY_TAILS)
    slug = f"p{seed}-{number:x}"
    mail = f"{slug}@mail.example" if chance.random() < 0.6 else ""
    link = f"https://www.linkedin.com/in/{slug}"
    return [given, family, link, mail, _firm(chance), chance.choice(_ROLES), _day(chance)]


def _firm(chance: random.Random) -> str:
    return f"{chance.choice(_FIRMS)} {chance.choice(_TRADES)} {chance.randrange(200) or ''}".strip()


def _day(chance: random.Random) -> str:
    return (date(2009, 1, 1) + timedelta(days=chance.randrange(6200))).strftime("%d %b %Y")
