"""Friends and the address book of a Facebook export, as JSON or as the ZIP that holds it."""

from askwell.integrations.readers import Reader
from askwell.integrations.readers.facebook.friends import read, recognises

READER = Reader(name="facebook", recognises=recognises, read=read)
