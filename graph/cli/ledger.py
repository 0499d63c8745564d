"""`entente ledger`: what loads and retractions changed."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.options import DbOption, JsonOption
from graph.cli.output import echo_json, note
from graph.cli.session import connect

if TYPE_CHECKING:
    from graph.writer import Entry


def ledger(
    context: typer.Context,
    limit: Annotated[
        int, typer.Option("--limit", min=1, metavar="N", help="Changes to show.")
    ] = 50,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Show what was loaded, replaced and withdrawn, newest first."""
    with connect(context, db) as database:
        entries = database.ledger(limit)
    if as_json:
        echo_json([asdict(e) for e in entries])
    elif entries:
        typer.echo("\n".join(map(_line, entries)))
    else:
        note(context, "nothing was loaded yet; see entente load --help")


def _line(entry: Entry) -> str:
    from graph.queries.cells import printable

    when = entry.at.strftime("%Y-%m-%d %H:%M:%S")
    counts = f"{entry.facts:6} written {entry.lost:6} gone"
    return f"{when}  {entry.action:9} {counts}  {printable(entry.subject)}"
