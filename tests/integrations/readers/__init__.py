"""Tests of `askwell.integrations.readers`."""
