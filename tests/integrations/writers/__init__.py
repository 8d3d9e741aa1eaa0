"""Tests of `askwell.integrations.writers`."""
