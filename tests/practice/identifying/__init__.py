"""Tests of who could be asked."""
