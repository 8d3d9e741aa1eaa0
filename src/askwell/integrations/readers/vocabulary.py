"""What the names of columns mean, in the languages address books are exported in.

A name is known whole ("Vorname", "Job Title"), or by its words: one says what stands there ("Straße",
"phone"), another whose or which it is ("geschäftlich", "home"). So a column that no program here has
ever written is understood as well, such as "Handy privat" or "work_email".
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from askwell.integrations.readers.tables import bare

_WHOLE = {
    "full_name": """Name|Full Name|Display Name|Contact|Contact Name|Person|Anzeigename|Vollständiger Name
        |Ansprechpartner|Ansprechpartnerin|Kontakt|Nom complet|Nom affiché|Contact principal|Nombre completo
        |Nombre para mostrar|Contacto|Nome completo|Nome visualizzato|Nome de exibição|Contato|Contatto
        |Imię i nazwisko|Nazwa wyświetlana|Naam|Namn|Navn""",
    "given": """First Name|Given Name|Forename|Vorname|Prénom|Nombre|Nombre de pila|Nome|Primeiro nome
        |Nome próprio|Imię|Voornaam|Förnamn|Fornavn|First""",
    "middle": """Middle Name|Additional Name|Weitere Vornamen|Zweiter Vorname|Deuxième prénom|Segundo nombre
        |Secondo nome|Nome do meio|Drugie imię|Middle""",
    "family": """Last Name|Surname|Family Name|Nachname|Familienname|Nom|Nom de famille|Apellido|Apellidos
        |Cognome|Último nome|Sobrenome|Apelido|Nazwisko|Achternaam|Efternamn|Etternavn|Last""",
    "prefix": "Prefix|Name Prefix|Honorific Prefix|Salutation|Anrede|Akademischer Titel|Tratamiento|Civilité",
    "suffix": "Suffix|Name Suffix|Honorific Suffix|Namenszusatz|Suffixe|Sufijo|Suffisso|Sufixo|Sufiks",
    "nickname": "Nickname|Nick|Spitzname|Surnom|Apodo|Alias|Soprannome|Pseudonim|Preferred Name|Rufname",
    "organization": """Company|Company Name|Organization|Organisation|Organization Name|Employer|Account
        |Account Name|Business|Business Name|Firm|Practice|Firma|Firmenname|Unternehmen|Arbeitgeber|Praxis
        |Société|Entreprise|Organisation|Organización|Empresa|Compañía|Società|Azienda|Organizzazione|Compañia
        |Nazwa firmy|Organizacja|Bedrijf|Företag|Current Company|Companies""",
    "department": "Department|Abteilung|Service|Département|Departamento|Reparto|Ufficio|Dział|Afdeling",
    "title": """Job Title|Title|Position|Role|Occupation|Profession|Job|Function|Headline|Current Position
        |Berufsbezeichnung|Funktion|Beruf|Stelle|Titre|Poste|Fonction|Puesto|Cargo|Qualifica|Posizione
        |Stanowisko|Functie|Titel|Background Title""",
    "note": """Notes|Note|Comments|Comment|Remarks|Description|Notizen|Notiz|Bemerkung|Bemerkungen|Kommentar
        |Remarques|Commentaires|Notas|Comentarios|Observaciones|Observações|Uwagi|Notatki|Background""",
    "city": """City|Town|Locality|Suburb|Ort|Stadt|Wohnort|Ville|Ciudad|Città|Localidade|Cidade|Miasto
        |Miejscowość|Plaats|Stad""",
    "key": "UUID|UID|External ID",
}
_KINDS = (
    ("email", "email mail courriel messagerie correo poczta eposta"),
    ("link", "website web url homepage page webseite internetseite site sitio sito strona www linkedin xing"),
    ("phone", """phone tel telephone telefon téléphone tél telefono teléfono telefone telefoon mobile mobil
        mobiltelefon handy cell cellphone cellulare celular móvil movil telemóvel komórka komórkowy portable
        gsm fax telefax télécopie telecopie faks pager autotelefon haupttelefon whatsapp"""),
    ("postal_code", "zip zipcode postcode plz postleitzahl cap cep postal pocztowy postalcode"),
    ("po_box", "postfach pobox"),
    ("country", "country land pays país pais paese nazione kraj"),
    ("region", """state province county region bundesland kanton canton dép département estado provincia
        provincia regione província województwo"""),
    ("city", "city town ort stadt ville ciudad città citta cidade miasto locality localidad"),
    ("street", """street straße strasse str address adresse addr rue via calle rua ulica indirizzo dirección
        direccion endereço endereco adres anschrift"""),
)  # fmt: skip
_LABELS = (
    ("fax", "fax telefax télécopie telecopie faks"),
    ("mobile", """mobile mobil mobiltelefon handy cell cellphone cellulare celular móvil movil telemóvel
        komórka komórkowy portable gsm whatsapp autotelefon"""),
    ("pager", "pager"),
    ("company", "company firma société"),
    ("work", """work business office geschäftlich geschaeftlich dienstlich büro bureau professionnel pro
        trabajo laboral ufficio lavoro comercial trabalho służbowy praca arbeit corporate direct"""),
    ("home", """home private privat domicile personnel perso casa particular residencial abitazione domowy
        personal privé"""),
    ("other", "other weitere weiteres weiterer andere autre otro otra altro altra outro outra inny inne"),
)  # fmt: skip
_OF_OTHERS = frozenset(
    """assistant assistent assistente asistente asystent asystenta assistant(e) assistante manager spouse
    partner emergency referred verzeichnisserver typ type tipo display angezeigter affiché complet
    visualizar mostrar visualizzato exibição wyświetlana status opt optin verified validity bounced
    owner created updated modified count date last id image picture photo callback rückmeldung rappel
    telex hörbehinderte tty tdd radio isdn rnis yomi phonetic notes source label code area dialing score
    consent newsletter""".split()
)
"""Words that tell that a column is about somebody or something else."""
_PHRASES = (
    ("linked in", "linkedin"), ("e mail", "email"), ("posta elettronica", "email"),
    ("code postal", "postcode"), ("código postal", "postcode"), ("post code", "postcode"),
    ("codice postale", "postcode"), ("kod pocztowy", "postcode"), ("postal code", "postcode"),
    ("zip code", "postcode"), ("po box", "pobox"), ("p o box", "pobox"), ("boîte postale", "pobox"),
    ("pagina web", "web"), ("página web", "web"), ("web page", "web"), ("strona sieci", "web"),
)  # fmt: skip
_BY_WHOLE = {
    bare(name.strip()): code for code, names in _WHOLE.items() for name in names.split("|") if bare(name)
}
KNOWN = frozenset(_BY_WHOLE)
"""Bare names of columns that tell the code page of a file."""
_KIND_OF = {word: kind for kind, words in reversed(_KINDS) for word in words.split()}
_LABEL_OF = {word: label for label, words in reversed(_LABELS) for word in words.split()}
_ORDER = [kind for kind, _ in _KINDS]
_CAMEL = re.compile(r"(?<=[a-zß-ÿ])(?=[A-Z])")
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(2048)
def code_of(name: str) -> str:
    """Return the field that a column of this name goes into ("phone:work"), "" where nobody can tell."""
    if whole := _BY_WHOLE.get(bare(name)):
        return whole
    words = list(_words(name))
    if not words or _OF_OTHERS.intersection(words):
        return ""
    kinds = {_KIND_OF[word] for word in words if word in _KIND_OF}
    kind = next((one for one in _ORDER if one in kinds), "")
    if not kind:
        return ""
    label = next((_LABEL_OF[word] for word in _by_rank(words)), "")
    if kind == "link" and "linkedin" in words:
        label = "LinkedIn"
    return f"{kind}:{label}" if label else kind


def _by_rank(words: list[str]) -> Iterator[str]:
    ranked = [label for label, _ in _LABELS]
    found = [word for word in words if word in _LABEL_OF]
    yield from sorted(found, key=lambda word: ranked.index(_LABEL_OF[word]))


def _words(name: str) -> Iterator[str]:
    text = " ".join(_WORD.findall(_CAMEL.sub(" ", name))).casefold()
    for phrase, word in _PHRASES:
        text = f" {text} ".replace(f" {phrase} ", f" {word} ").strip()
    yield from text.split()
