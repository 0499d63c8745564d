"""Loads that are killed, crowded, starved and fed with rubbish: `make torture`."""
