"""Tests of the jobs beside the pages."""
