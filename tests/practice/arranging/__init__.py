"""Tests of arranging."""
