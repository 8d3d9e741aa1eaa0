"""One mail as a file: who wrote to whom, and how to reach the sender."""

from askwell.integrations.readers import Reader
from askwell.integrations.readers.mail.message import read, recognises

READER = Reader(name="mail", recognises=recognises, read=read)
