"""Tests of `askwell.integrations.calendars`."""
