"""The one way out: every request to another machine goes through here."""
