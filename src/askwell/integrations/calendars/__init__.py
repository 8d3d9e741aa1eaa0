"""Appointments in the formats of other calendars."""
