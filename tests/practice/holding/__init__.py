"""Tests of holding."""
