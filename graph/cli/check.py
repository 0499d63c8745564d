"""`entente check`: whether every fact leads back to its sentence."""

from __future__ import annotations

from typing import Annotated

import typer

from graph.cli.options import DbOption
from graph.cli.output import note, summary
from graph.cli.session import connect


def check(
    context: typer.Context,
    repair: Annotated[
        bool, typer.Option("--repair", help="Make facts anew from claims, then check.")
    ] = False,
    db: DbOption = None,
) -> None:
    """Check that every fact leads back to a sentence.

    Works out all facts anew from the claims and compares them; looks at quotes, documents, dates,
    ends of edges and constraints. Prints a line for each rule that is broken and exits with 1;
    changes nothing without --repair.
    """
    from graph.queries.cells import printable

    with connect(context, db) as database:
        if repair:
            for finding in database.check():
                note(context, f"repairing {finding}")
            database.repair()
        findings = database.check()
    for finding in findings:
        typer.echo(printable(str(finding)), err=True)
    if findings:
        raise typer.Exit(1)
    summary(context, "The graph is whole: every fact leads back to its sentence")
