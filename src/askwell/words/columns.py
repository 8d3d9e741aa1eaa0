"""What the columns of a table can hold, in words."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

_FIELDS: dict[str, Callable[[], str]] = {
    "full_name": lambda: _("Name"),
    "given": lambda: _("First name"),
    "middle": lambda: _("Middle name"),
    "family": lambda: _("Family name"),
    "prefix": lambda: _("Before the name (Dr.)"),
    "suffix": lambda: _("After the name (Jr.)"),
    "nickname": lambda: _("Nickname"),
    "organization": lambda: _("Business or organization"),
    "department": lambda: _("Department"),
    "title": lambda: _("What they do"),
    "phone": lambda: _("Phone"),
    "phone:work": lambda: _("Phone at work"),
    "phone:home": lambda: _("Phone at home"),
    "phone:mobile": lambda: _("Mobile phone"),
    "phone:fax": lambda: _("Fax"),
    "email": lambda: _("Mail address"),
    "email:work": lambda: _("Mail address at work"),
    "email:home": lambda: _("Private mail address"),
    "link": lambda: _("Web page"),
    "link:LinkedIn": lambda: _("LinkedIn page"),
    "street": lambda: _("Street"),
    "street:work": lambda: _("Street (work)"),
    "street:home": lambda: _("Street (home)"),
    "postal_code": lambda: _("Postal code"),
    "postal_code:work": lambda: _("Postal code (work)"),
    "postal_code:home": lambda: _("Postal code (home)"),
    "city": lambda: _("Town"),
    "city:work": lambda: _("Town (work)"),
    "city:home": lambda: _("Town (home)"),
    "region": lambda: _("Region"),
    "region:work": lambda: _("Region (work)"),
    "region:home": lambda: _("Region (home)"),
    "country": lambda: _("Country"),
    "country:work": lambda: _("Country (work)"),
    "country:home": lambda: _("Country (home)"),
    "po_box": lambda: _("Post office box"),
    "note": lambda: _("Note"),
    "key": lambda: _("Number in its source"),
    "": lambda: _("Keep it as a remark"),
    "-": lambda: _("Leave it out"),
}


def choices(also: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Return every field with its words, and those of `also` that have no words of their own."""
    listed = [(code, said()) for code, said in _FIELDS.items()]
    return listed + [(code, named(code)) for code in dict.fromkeys(also) if code not in _FIELDS]


def named(code: str) -> str:
    """Return what a field is called."""
    if code in _FIELDS:
        return _FIELDS[code]()
    kind, _colon, label = code.partition(":")
    return f"{_FIELDS[kind]()} ({label})" if kind in _FIELDS else code
