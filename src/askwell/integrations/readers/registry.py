"""Which readers there are, and which of them a file is for; nothing is loaded before it is asked."""

import logging
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from askwell.integrations.readers import ENTRY_POINTS, Reader, files
from askwell.kernel.errors import N_, BadInputError

_log = logging.getLogger(__name__)

BUILT_IN = {
    "linkedin": "askwell.integrations.readers.linkedin:READER",
    "vcard": "askwell.integrations.readers.vcard:READER",
    "facebook": "askwell.integrations.readers.facebook:READER",
    "google": "askwell.integrations.readers.google:READER",
    "ldif": "askwell.integrations.readers.ldif:READER",
    "thunderbird": "askwell.integrations.readers.thunderbird:READER",
    "outlook": "askwell.integrations.readers.outlook:READER",
    "monica": "askwell.integrations.readers.monica:READER",
    "webpage": "askwell.integrations.readers.webpage:READER",
    "mail": "askwell.integrations.readers.mail:READER",
    "table": "askwell.integrations.readers.table:READER",
    "text": "askwell.integrations.readers.pasted:READER",
}
"""Our own readers in the order they are asked: the particular before the general.

Plug-ins come between the two: searching all installed packages costs more than reading, but a table or text
that a plug-in knows is its own.
"""
_GENERAL = ("table", "text")


def recognise(path: Path) -> Reader:
    """Return the reader that knows the file by its content.

    Raises BadInputError if the file cannot be opened or is none that any reader knows: the
    sentence says what the file seems to be and what Askwell can read.
    """
    files.check(path)
    for reader in readers():
        if reader.recognises(path):
            return reader
    from askwell.integrations.readers.refusals import refusal  # noqa: PLC0415 -- slow import

    raise refusal(path)


def named(name: str) -> Reader:
    """Return the reader called `name`; raises BadInputError if there is none."""
    if name in BUILT_IN:
        return _load(BUILT_IN[name])
    for reader in _plug_ins():
        if reader.name == name:
            return reader
    raise BadInputError(
        N_("There is no format called {name}. Known are: {known}."), name=name, known=", ".join(names())
    )


def names() -> list[str]:
    """Return the names of all readers, ours first."""
    return [*BUILT_IN, *(reader.name for reader in _plug_ins())]


def readers() -> Iterator[Reader]:
    """Give all readers in the order they are asked; packages are only searched once ours know nothing."""
    yield from (_load(where) for name, where in BUILT_IN.items() if name not in _GENERAL)
    yield from _plug_ins()
    yield from (_load(BUILT_IN[name]) for name in _GENERAL)


def _plug_ins() -> Iterator[Reader]:
    from importlib.metadata import entry_points  # noqa: PLC0415 -- slow import

    for entry in entry_points(group=ENTRY_POINTS):
        if entry.value in BUILT_IN.values():
            continue
        try:
            reader = entry.load()
        except Exception:  # noqa: BLE001 -- somebody else's broken package must not stop ours
            _log.warning("The reader %s could not be loaded", entry.value)
            continue
        if isinstance(reader, Reader):
            yield reader


def _load(where: str) -> Reader:
    module, _, attribute = where.partition(":")
    reader: Reader = getattr(import_module(module), attribute)
    return reader
