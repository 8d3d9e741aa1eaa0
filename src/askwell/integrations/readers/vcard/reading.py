"""A vCard file from bytes to records: one bad card never costs the next."""

import re
from collections.abc import Iterator
from pathlib import Path

from askwell.integrations.readers import Reason, Record, files, text
from askwell.integrations.readers.vcard.cards import split
from askwell.integrations.readers.vcard.contact import record_of
from askwell.integrations.readers.vcard.photos import Photos
from askwell.integrations.readers.vcard.properties import properties_of
from askwell.kernel.drafts import Skipped
from askwell.kernel.errors import N_, BadInputError

_EDGE = re.compile(
    rb"^[ \t]*(?:[\w-]+\.)?(?:BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*\r*$", re.IGNORECASE | re.MULTILINE
)
VCARD_BYTES = 80 * files.MEGABYTE
"""Photos make an honest address book large."""
_SHOWN = 120


def recognises(path: Path) -> bool:
    """Tell whether a card begins or ends within the first bytes of the file."""
    try:
        return bool(_has_card(files.head(path)))
    except BadInputError:
        return False


def read(path: Path) -> Iterator[Record]:
    """Give every card of the file; raises BadInputError if there is none at all."""
    data = files.content(path, VCARD_BYTES)
    photos = Photos()
    if not _has_card(data):
        raise BadInputError(N_("The file {name} holds no vCard."), name=files.shown(path))
    for record, lines in enumerate(split(text.as_utf8(data)), 1):
        if lines.outside:
            yield Skipped(record, Reason.OUTSIDE, text.plain(b" ".join(lines.own))[:_SHOWN])
        else:
            own = properties_of(lines.own)
            nested = [properties_of(one) for one in lines.nested]
            yield record_of(record, own, nested, photos.of(own))


def _has_card(data: bytes) -> bool:
    return bool(_EDGE.search(text.as_utf8(data).replace(b"\r", b"\n")))
