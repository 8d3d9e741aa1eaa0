"""The columns of Outlook's CSV, whose names are in the language of the program that wrote it."""

from collections import Counter

from askwell.integrations.readers.columns import Column, column
from askwell.integrations.readers.spreadsheet import Layout
from askwell.integrations.readers.tables import bare
from askwell.integrations.readers.vocabulary import KNOWN, code_of

_MARKERS = frozenset(
    map(
        bare,
        """E-mail 2 Address|Business Street|Business Phone|Home Street|Company Main Phone|E-mail Display Name
        |E-Mail 2: Adresse|E-Mail: Angezeigter Name|Straße geschäftlich|Telefon geschäftlich|Weitere Vornamen
        |Adresse de messagerie|Rue (bureau)|Téléphone (bureau)|Deuxième prénom
        |Dirección de correo electrónico|Calle del trabajo|Teléfono del trabajo|Calle de la organización
        |Indirizzo posta elettronica|Indirizzo e-mail|Via (uff.)|Ufficio (telefono)|Via (ufficio)
        |Endereço de e-mail|Rua (comercial)|Rua do endereço comercial|Telefone comercial
        |Adres e-mail|Ulica (służbowy)|Telefon służbowy|Telefon (służbowy)""".split("|"),
    )
)
_KNOWN = KNOWN | _MARKERS
_NAMED = frozenset({"given", "family", "full_name"})
_SALUTATIONS = frozenset(map(bare, ("Title", "Titre", "Anrede", "Tratamiento", "Titolo", "Título", "Tytuł")))
_JOBS = frozenset(
    map(bare, ("Job Title", "Position", "Titre", "Puesto", "Qualifica", "Posizione", "Cargo", "Stanowisko"))
)


def _fits(names: list[str]) -> bool:
    found = set(map(bare, names))
    return bool(found & _MARKERS) and any(code_of(name) in _NAMED for name in names)


def _columns(names: list[str]) -> list[Column]:
    """Return the columns; "Title" is how one is addressed, and the second of two what one does."""
    listed = [bare(name) for name in names]
    seen: Counter[str] = Counter()
    found = []
    for name, plain in zip(names, listed, strict=True):
        seen[plain] += 1
        first = seen[plain] == 1
        job_comes = any(other in _JOBS for other in listed[sum(seen.values()) :])
        if plain in _SALUTATIONS and first and (job_comes or plain not in _JOBS):
            found.append(Column(name, "prefix"))
        elif plain in _JOBS:
            found.append(Column(name, "title"))
        elif plain in ("usage", "location", "emplacement", "standort"):
            found.append(Column(name))
        else:
            found.append(column(name, code_of(name)))
    return found


LAYOUT = Layout(_fits, _columns, _KNOWN)
