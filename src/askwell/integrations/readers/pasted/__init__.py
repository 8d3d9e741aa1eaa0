"""A text that was pasted: a list of people, or the signature of a mail."""

from askwell.integrations.readers import Reader
from askwell.integrations.readers.pasted.listed import read, recognises

READER = Reader(name="text", recognises=recognises, read=read)
