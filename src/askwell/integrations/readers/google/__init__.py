"""Google Contacts as CSV, with the columns of before and after 2024."""

from askwell.integrations.readers import Reader
from askwell.integrations.readers.google.contacts import LAYOUT, read

READER = Reader(name="google", recognises=LAYOUT.recognises, read=read)
