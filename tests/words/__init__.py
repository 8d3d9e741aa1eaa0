"""Tests of the sentences that more than one face says."""
