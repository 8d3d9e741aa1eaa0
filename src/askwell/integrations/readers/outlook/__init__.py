"""Outlook's contacts as CSV: the desktop program's in seven languages, the web's, and Google's imitation."""

from askwell.integrations.readers import Reader
from askwell.integrations.readers.outlook.contacts import LAYOUT

READER = Reader(name="outlook", recognises=LAYOUT.recognises, read=LAYOUT.read)
