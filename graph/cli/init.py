"""`entente init`: an empty graph with its constraints."""

from __future__ import annotations

import typer

from graph.cli.options import DbOption
from graph.cli.output import summary
from graph.cli.session import connect


def init(context: typer.Context, db: DbOption = None) -> None:
    """Create the graph and say where it is.

    Makes constraints and indexes. Harmless on a graph that exists: nothing in it changes.
    """
    with connect(context, db) as database:
        database.init()
        summary(context, f"The graph is ready at {database.address}")
        summary(context, "Next: entente demo, or entente load FILE")
