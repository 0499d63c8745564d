"""`entente export`: the graph, or a network of it, for other tools."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph.cli.options import DbOption, globals_of
from graph.cli.session import connect


def export(
    context: typer.Context,
    destination: Annotated[
        Path, typer.Argument(metavar="DEST", help="A file; a folder for csv and neo4j-admin.")
    ],
    fmt: Annotated[
        str,
        typer.Option("--format", metavar="FORMAT", help="graphml, gexf, csv, json, neo4j-admin."),
    ],
    network: Annotated[
        str | None,
        typer.Option(
            "--network",
            metavar="NAME",
            help="Only this network: co_attendance, two_mode, co_statement, representation.",
        ),
    ] = None,
    actors: Annotated[
        str, typer.Option("--actors", help="Of the network: countries, institutions, people.")
    ] = "countries",
    since: Annotated[
        str | None, typer.Option("--since", help="Of the network: first day, month or year.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", help="Of the network: last day, month or year.")
    ] = None,
    db: DbOption = None,
) -> None:
    """Write the graph for other tools.

    GraphML and JSON for most of them, GEXF with colours for Gephi, CSV for spreadsheets, and tables
    that neo4j-admin imports into an empty Neo4j.
    """
    from graph import export as files

    files.check(fmt, whole=network is None)
    with connect(context, db) as database:
        if network is None:
            database.export(destination, fmt)
        else:
            net = database.network(network, actors=actors, since=since, until=until)
            files.write(net, destination, fmt)
    if globals_of(context).quiet:
        return
    typer.echo(f"Wrote {destination}")
    if fmt == files.NEO4J_ADMIN:
        typer.echo(
            "Import it, the server stopped, with: neo4j-admin database import full neo4j"
            f" @{files.neo4j_admin.ARGUMENTS} (in that folder)"
        )
