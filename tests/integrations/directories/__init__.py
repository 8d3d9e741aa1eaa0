"""Tests of the business directories."""
