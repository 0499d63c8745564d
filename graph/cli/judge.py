"""`entente same`, `different`, `undo`, `duplicates` and `judgements`: who is the same as whom."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.options import DbOption, JsonOption
from graph.cli.output import echo_json, note, summary, write_file
from graph.cli.session import connect
from graph.errors import UsageError

if TYPE_CHECKING:
    from graph.resolution import Judgement, Suggestion
    from graph.writer.reviews import Review

One = Annotated[str, typer.Argument(metavar="A", help="A person or event, by id, name or alias.")]
Other = Annotated[str, typer.Argument(metavar="B", help="Another.")]
Because = Annotated[str, typer.Option("--because", metavar="TEXT", help="Why; kept with it.")]
By = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who decides [default: your user name].")
]


def duplicates(
    context: typer.Context,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="Pairs to show.")] = 50,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """List pairs of persons and of events that may be one, the likeliest first.

    They share much, and not enough for a rule. Decide with `same` or `different`.
    """
    with connect(context, db) as database:
        found = database.duplicates()
    if as_json:
        rows = [asdict(s) for s in found[:limit]]
        echo_json(rows)
        return
    for suggestion in found[:limit]:
        typer.echo(_line(suggestion))
    note(context, f"{min(limit, len(found))} of {len(found)} pairs")


def same(
    context: typer.Context,
    one: One,
    other: Other,
    because: Because,
    by: By = None,
    db: DbOption = None,
) -> None:
    """Decide that two persons or two events are one.

    Everything said of one is then said of the other; `undo` takes it back exactly.
    """
    with connect(context, db) as database:
        made = database.same(one, other, because=because, by=by)
    summary(context, _told(made))


def different(
    context: typer.Context,
    one: One,
    other: Other,
    because: Because,
    by: By = None,
    db: DbOption = None,
) -> None:
    """Decide that two persons or two events are not one, whatever their names say.

    To part what was joined, give two of the ids that `show` lists as former ones.
    """
    with connect(context, db) as database:
        made = database.different(one, other, because=because, by=by)
    summary(context, _told(made))


def undo(
    context: typer.Context,
    judgement: Annotated[str | None, typer.Argument(metavar="ID", help="Of a judgement.")] = None,
    last: Annotated[bool, typer.Option("--last", help="The latest one.")] = False,
    db: DbOption = None,
) -> None:
    """Take a judgement or a ruling of `review` back, as if it had never been made."""
    if (judgement is None) != last:
        message = "give the id of a judgement or --last; see entente judgements"
        raise UsageError(message)
    with connect(context, db) as database:
        summary(context, f"undone: {_told(database.undo(judgement))}")


judgements = typer.Typer(
    help="List, export and import what people decided.",
    invoke_without_command=True,
    rich_markup_mode=None,
)


@judgements.callback()
def listed(context: typer.Context, db: DbOption = None) -> None:
    """List what people decided; export it to a file for review, or import one."""
    if context.invoked_subcommand is None:
        with connect(context, db) as database:
            for j in database.judgements():
                typer.echo(f"{j.at:%Y-%m-%d %H:%M}  {_told(j)}")
            for r in database.reviews():
                typer.echo(f"{r.at:%Y-%m-%d %H:%M}  {_told(r)}")


@judgements.command("export")
def exported(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write them.")],
    db: DbOption = None,
) -> None:
    """Write all judgements and rulings to a table to review and keep under version control."""
    from graph.decisions import export_text

    with connect(context, db) as database:
        judged, reviewed = database.judgements(), database.reviews()
    write_file(path, export_text([*judged, *reviewed]))
    summary(context, f"{len(judged)} judgements and {len(reviewed)} rulings in {path}")


@judgements.command("import")
def imported(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A table that export wrote.")],
    db: DbOption = None,
) -> None:
    """Take in the judgements and rulings of a table, all or none.

    Of two decisions on the same the later one holds; two that differ in one table are refused.
    """
    from graph.decisions import import_file

    with connect(context, db) as database:
        taken = import_file(database.store, path)
    summary(
        context,
        f"{taken.new} taken in, {taken.known} known already,"
        f" {taken.outdated} older than what was decided here",
    )


def _line(suggestion: Suggestion) -> str:
    from graph.queries.cells import printable

    reasons = ", ".join(suggestion.reasons)
    return printable(f"{suggestion.score:.2f}  {suggestion.one}  {suggestion.other}  ({reasons})")


def _told(judgement: Judgement | Review) -> str:
    from graph.queries.cells import printable

    return printable(f"{judgement.id}  {judgement}  ({judgement.by}: {judgement.because})")
