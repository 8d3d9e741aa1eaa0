"""Tests of thanking."""
