"""An address book as LDIF, as Thunderbird and directory servers write it."""

from askwell.integrations.readers import Reader
from askwell.integrations.readers.ldif.entries import read, recognises

READER = Reader(name="ldif", recognises=recognises, read=read)
