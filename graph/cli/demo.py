"""`entente demo`: the running example, from documents to answers."""

from __future__ import annotations

import shutil
import sys

import typer

from graph.cli.load import as_text
from graph.cli.options import DbOption
from graph.cli.output import summary, ticking
from graph.cli.session import connect

REPORTS: dict[str, dict[str, object]] = {
    "who_attended": {"event": "Finance Ministerial"},
    "blocs_represented": {"event": "Finance Ministerial"},
    "who_said_what": {"event": "Finance Ministerial"},
}


def demo(context: typer.Context, db: DbOption = None) -> None:
    """Load the example documents and print three reports.

    Who attended a Finance Ministerial on critical minerals and for whom, which blocs were
    represented, and who said what. Run again, it finds the documents unchanged.
    """
    from graph import queries
    from graph.config import resource
    from loaders import pipeline
    from loaders.documents import read
    from loaders.documents.sources import find

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    sources = [resource("seeds") / "documents"]
    with connect(context, db) as database:
        with ticking(context, "Loading the example", len(find(sources))) as tick:
            done = pipeline.load(database.store, read(sources), progress=lambda _: tick())
        summary(context, as_text(done))
        for name, given in REPORTS.items():
            query = queries.get(name)
            result = database.run(query, given)
            typer.echo(f"\n{query.title}\n")
            typer.echo(queries.render(result, "table", width=width), nl=False)
    summary(
        context,
        "\nNext: entente report who_attended --why   the sentence behind each row\n"
        "      entente reports                      all questions\n"
        '      entente show "Scott Bessent"         one actor with all that is said\n'
        "      entente load FILE                    your own documents",
    )
