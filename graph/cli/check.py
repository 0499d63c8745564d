"""`entente check`: whether every fact leads back to its sentence."""

from __future__ import annotations

import typer

from graph.cli.options import DbOption
from graph.cli.output import summary
from graph.cli.session import connect


def check(context: typer.Context, db: DbOption = None) -> None:
    """Check that every fact leads back to a sentence.

    Looks at facts, claims, quotes and documents. Prints a line for each rule that is broken and
    exits with 1; changes nothing.
    """
    with connect(context, db) as database:
        findings = database.check()
    for finding in findings:
        typer.echo(str(finding), err=True)
    if findings:
        raise typer.Exit(1)
    summary(context, "The graph is whole: every fact leads back to its sentence")
