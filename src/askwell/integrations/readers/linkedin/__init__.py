"""LinkedIn's own export of one's connections: the ZIP of any year, or the Connections.csv from it."""

from askwell.integrations.readers import Reader
from askwell.integrations.readers.linkedin.export import read, recognises

READER = Reader(name="linkedin", recognises=recognises, read=read)
