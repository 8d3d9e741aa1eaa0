"""Any table with a row of names: CSV or a workbook, its columns as proposed or as the seeker said."""

from askwell.integrations.readers import Reader
from askwell.integrations.readers.table.reading import read, read_mapped, recognises

READER = Reader(name="table", recognises=recognises, read=read, read_mapped=read_mapped)
