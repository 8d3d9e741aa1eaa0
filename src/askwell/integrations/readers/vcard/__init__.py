"""vCard 2.1, 3.0 and 4.0 as the address books of thirty years have really written it."""

from askwell.integrations.readers import Reader
from askwell.integrations.readers.vcard.reading import read, recognises

READER = Reader(name="vcard", recognises=recognises, read=read)
