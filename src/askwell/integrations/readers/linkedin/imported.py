"""The address book that the seeker once gave LinkedIn: Contacts/ImportedContacts.csv."""

import re
from collections.abc import Iterable, Iterator

from askwell.integrations.readers import Reason, Record
from askwell.integrations.readers.columns import LEFT_OUT, Column, record_of
from askwell.integrations.readers.linkedin.tables import Row
from askwell.kernel.drafts import Skipped

_FIELDS = {
    "fullname": "full_name",
    "firstname": "given",
    "lastname": "family",
    "companies": "organization",
    "title": "title",
    "emails": "email",
    "phonenumbers": "phone",
    "addresses": "street",
    "sites": "link",
    "profiles": "link",
    "birthday": "",
    "location": "",
    "instantmessagehandles": "",
    "source": LEFT_OUT,
    "createdat": LEFT_OUT,
    "bookmarkedat": LEFT_OUT,
}
_MANY = frozenset({"emails", "phonenumbers", "sites", "profiles"})
_APART = re.compile(r"[,;\n]")


def read(rows: Iterable[Row | None], *, after: int) -> Iterator[Record]:
    """Give everybody in it; records are numbered from `after` + 1."""
    for record, row in enumerate(rows, after + 1):
        if row is None:
            yield Skipped(record, Reason.BROKEN)
        else:
            yield record_of(record, _cells(row))


def _cells(row: Row) -> Iterator[tuple[Column, str]]:
    for name, value in row.items():
        of = Column(name, _FIELDS.get(name, LEFT_OUT))
        for one in _APART.split(value) if name in _MANY else (value,):
            yield of, one
