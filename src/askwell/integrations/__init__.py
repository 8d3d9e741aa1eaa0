"""Formats, programs and the network: each alone, none knows our tables."""
