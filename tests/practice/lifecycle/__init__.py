"""Tests of what crosses the steps."""
