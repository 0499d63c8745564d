"""The commands and the options before them."""

from __future__ import annotations

from typing import Annotated

import typer

from graph.cli import (
    browser,
    check,
    demo,
    export,
    extract,
    init,
    judge,
    ledger,
    load,
    report,
    reports,
    retract,
    review,
    score,
    show,
    stats,
)
from graph.cli.options import DB_HELP, Globals

app = typer.Typer(
    name="entente",
    help="Turn documents of diplomacy into a graph of who took part in what, for whom, and who said"
    " what; ask it by saved reports; see the sentence behind every answer.",
    epilog="Exit codes: 0 done, 1 error or failed check, 2 wrong usage, 3 no rows under"
    " --fail-if-empty. Begin with: entente demo",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for command in (
    demo.demo,
    init.init,
    load.load,
    retract.retract,
    ledger.ledger,
    judge.duplicates,
    judge.same,
    judge.different,
    judge.undo,
    review.review,
    report.report,
    reports.reports,
    show.show,
    stats.stats,
    check.check,
    export.export,
    extract.extract,
    score.score,
):
    app.command()(command)
app.add_typer(judge.judgements, name="judgements")
app.add_typer(browser.browser, name="browser")


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import PackageNotFoundError, version

        try:
            typer.echo(f"entente {version('entente-graph')}")
        except PackageNotFoundError:
            typer.echo("entente, run from a checkout that is not installed")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def entente(
    context: typer.Context,
    db: Annotated[str | None, typer.Option("--db", metavar="URI", help=DB_HELP)] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress and no summaries.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks of errors.")] = False,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Remember what stands before the command; without a command, show the help."""
    context.obj = Globals(db=db, quiet=quiet, debug=debug)
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
