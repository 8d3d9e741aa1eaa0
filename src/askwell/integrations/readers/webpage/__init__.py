"""A web page that was pasted, saved or clipped: what it says of people and businesses."""

from askwell.integrations.readers import Reader
from askwell.integrations.readers.webpage.page import read, recognises

READER = Reader(name="webpage", recognises=recognises, read=read)
