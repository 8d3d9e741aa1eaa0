"""Tests of the journal, the scope and the members."""
