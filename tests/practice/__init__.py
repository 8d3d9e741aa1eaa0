"""Tests of the practice."""
