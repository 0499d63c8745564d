"""The command line: `entente`. Each command is a file of its own and calls the library."""

from graph.cli.run import main

__all__ = ["main"]
