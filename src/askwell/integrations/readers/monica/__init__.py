"""Monica's export of an account as JSON."""

from askwell.integrations.readers import Reader
from askwell.integrations.readers.monica.account import read, recognises

READER = Reader(name="monica", recognises=recognises, read=read)
