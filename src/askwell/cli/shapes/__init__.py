"""The JSON of everything the command line shows, as plain values; docs/developer/contract.md describes it."""
