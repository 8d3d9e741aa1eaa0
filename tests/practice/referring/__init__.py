"""Tests of referring."""
