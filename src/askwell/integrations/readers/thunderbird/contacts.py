"""The columns of Thunderbird's CSV; a comma at the end of the header gives one column without a name."""

from askwell.integrations.readers.columns import Column, column
from askwell.integrations.readers.spreadsheet import Layout
from askwell.integrations.readers.tables import bare

_CODES = {
    "First Name": "given",
    "Last Name": "family",
    "Display Name": "full_name",
    "Nickname": "nickname",
    "Primary Email": "email",
    "Secondary Email": "email",
    "Work Phone": "phone:work",
    "Home Phone": "phone:home",
    "Fax Number": "phone:fax",
    "Pager Number": "phone:pager",
    "Mobile Number": "phone:mobile",
    "Home Address": "street:home",
    "Home Address 2": "street:home",
    "Home City": "city:home",
    "Home State": "region:home",
    "Home ZipCode": "postal_code:home",
    "Home Country": "country:home",
    "Work Address": "street:work",
    "Work Address 2": "street:work",
    "Work City": "city:work",
    "Work State": "region:work",
    "Work ZipCode": "postal_code:work",
    "Work Country": "country:work",
    "Job Title": "title",
    "Department": "department",
    "Organization": "organization",
    "Web Page 1": "link:work",
    "Web Page 2": "link:home",
    "Notes": "note",
}
_BY_NAME = {bare(name): code for name, code in _CODES.items()}
_MARKERS = {"displayname", "primaryemail"}


def _fits(names: list[str]) -> bool:
    return set(map(bare, names)) >= _MARKERS


def _columns(names: list[str]) -> list[Column]:
    return [column(name, _BY_NAME.get(bare(name), "")) for name in names]


LAYOUT = Layout(_fits, _columns, frozenset(_BY_NAME))
