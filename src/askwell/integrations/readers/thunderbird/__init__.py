"""Thunderbird's address book as CSV."""

from askwell.integrations.readers import Reader
from askwell.integrations.readers.thunderbird.contacts import LAYOUT

READER = Reader(name="thunderbird", recognises=LAYOUT.recognises, read=LAYOUT.read)
