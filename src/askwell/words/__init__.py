"""Sentences that more than one face says: everything here goes through gettext and knows no HTML."""
