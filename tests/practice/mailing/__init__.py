"""Tests of mailing."""
