"""`entente report`: the answer of a saved query."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from graph.cli.options import DbOption
from graph.cli.output import note, progress, summary, write_file
from graph.cli.session import connect
from graph.errors import NoRowsError, UsageError

if TYPE_CHECKING:
    from graph.api import Database
    from graph.cli.against import Earlier
    from graph.queries import Query, Result

Format = Literal["table", "csv", "json", "jsonl", "md"]
_ENDINGS: dict[str, Format] = {
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "md",
    ".txt": "table",
}


def report(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="A report (entente reports), or a .cypher file."),
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Argument(metavar="KEY=VALUE", help="Parameters; names may be typed loosely."),
    ] = None,
    why: Annotated[bool, typer.Option("--why", help="Show the sentences behind each row.")] = False,
    format: Annotated[
        Format | None,
        typer.Option(
            "--format", "-f", help="Of the output; by default by the ending of --out, else table."
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="Write here (with --all, a folder)."),
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(
            "--against",
            metavar="OLD.json",
            help="Show only what changed since this earlier JSON output.",
        ),
    ] = None,
    least: Annotated[
        float | None,
        typer.Option(
            "--min-confidence",
            min=0,
            max=1,
            metavar="X",
            help="Only rows whose facts are that sure, or were accepted in review.",
        ),
    ] = None,
    fail_if_empty: Annotated[
        bool, typer.Option("--fail-if-empty", help="Exit with 3 when there are no rows.")
    ] = False,
    every: Annotated[
        bool,
        typer.Option("--all", help="Run every report that needs no parameters into --out DIR."),
    ] = False,
    db: DbOption = None,
) -> None:
    """Run a saved report and print its rows.

    Example: entente report who_attended event="Finance Ministerial" --why
    """
    from graph import queries

    if every:
        if name or out is None or against or fail_if_empty:
            message = "--all takes no report and needs a folder: entente report --all --out DIR"
            raise UsageError(message)
        _run_all(context, db, out, format or "csv", why=why)
        return
    if name is None:
        message = "give the name of a report or a .cypher file; entente reports lists them"
        raise UsageError(message)
    if against and (why or format):
        message = "--against prints changes only; leave out --why and --format"
        raise UsageError(message)
    query = queries.get(name)
    parameters = queries.from_text(query, values or [])
    chosen = format or (_ENDINGS.get(out.suffix.lower(), "table") if out else "table")
    before = _earlier(against)
    with connect(context, db) as database:
        result = database.run(query, dict(parameters))
        if least is not None:
            result = database.trusted(result, least)
        for remark in result.notes:
            note(context, remark)
        text = before.changes(result) if before else _rendered(result, chosen, out, why)
    if out is None:
        typer.echo(text, nl=False)
    else:
        write_file(out, text)
        note(context, f"Wrote {_rows(len(result))} to {out}")
    if fail_if_empty and not result.rows:
        message = f"report {query.name}: no rows"
        raise NoRowsError(message)


def _rendered(result: Result, chosen: Format, out: Path | None, why: bool) -> str:
    from graph import queries

    terminal = out is None and sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if terminal else None
    return queries.render(result, chosen, width=width, why=why)


def _earlier(path: Path | None) -> Earlier | None:
    from graph.cli.against import Earlier

    return Earlier.read(path) if path else None


def _run_all(
    context: typer.Context, db: str | None, folder: Path, chosen: Format, *, why: bool
) -> None:
    from graph import queries

    ready = [q for q in queries.catalogue() if not any(p.required for p in q.parameters)]
    left = [q.name for q in queries.catalogue() if q not in ready]
    with connect(context, db) as database:
        for query in progress(context, ready, "Reporting", len(ready)):
            _run_into(database, query, folder, chosen, why)
    summary(context, f"Wrote {len(ready)} reports to {folder}")
    if left:
        note(context, f"Left out, as they need parameters: {', '.join(left)}")


def _run_into(database: Database, query: Query, folder: Path, chosen: Format, why: bool) -> None:
    from graph import queries
    from graph.queries.record import FACTS

    ending = "txt" if chosen == "table" else chosen
    result = database.run(query, {})
    told = why and FACTS in query.columns
    write_file(folder / f"{query.name}.{ending}", queries.render(result, chosen, why=told))


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"
