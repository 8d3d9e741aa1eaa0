"""Journeys and sweeps in a real Chromium."""
