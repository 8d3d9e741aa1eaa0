"""Tests of the formats, programs and files that Askwell reads and writes."""
