"""`entente retract`: a document and what only it says out of the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.options import DbOption
from graph.cli.output import summary
from graph.cli.session import connect

if TYPE_CHECKING:
    from graph.writer import Change


def retract(
    context: typer.Context,
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="A document, by id, address, file or title.")
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would go; change nothing.")
    ] = False,
    db: DbOption = None,
) -> None:
    """Take a document back, with every fact that nothing else supports.

    Facts that other documents support stay, with lower counts. The ledger keeps a note of it.
    """
    with connect(context, db) as database:
        done = database.retract(source, dry_run=dry_run)
    summary(context, as_text(done, dry_run))


def as_text(done: Change, dry_run: bool) -> str:
    """What went, a line each, and how many facts stay with less support."""
    from graph.queries.cells import printable

    lines = [printable(f"- {e.from_id} {e.type} {e.to_id}") for e in done.lost]
    kept = done.facts
    gone, stay = ("would go", "would stay") if dry_run else ("went", "stay")
    lines.append(
        f"{printable(done.document)}: {len(done.lost)} facts {gone},"
        f" {kept} {stay} with less support"
    )
    return "\n".join(lines)
