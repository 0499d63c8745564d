"""`entente browser`: the report library for Neo4j Browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph.cli.output import summary, write_file
from graph.config import GUIDE_PORT
from graph.errors import UsageError

browser = typer.Typer(
    name="browser",
    help="Saved scripts, colours and a guide for Neo4j Browser.",
    no_args_is_help=True,
)
PortOption = Annotated[
    int,
    typer.Option("--port", min=1, max=65535, metavar="N", help="Where the guide is served."),
]


@browser.command()
def pack(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to write the files.")],
    port: PortOption = GUIDE_PORT,
) -> None:
    """Write every report as a saved script, pictures, a style sheet and a guide.

    Drop entente-favourites.zip on the page of the classic Browser, or import the .csv in the newer
    one; `entente browser serve DIR` shows the guide. Delete the folders before importing again.
    """
    from graph import queries
    from graph.browser import files, origin

    made = files(queries.catalogue(), origin(port))
    for name, content in made.items():
        write_file(folder / name, content)
    summary(context, f"Wrote {', '.join(made)} to {folder}")


@browser.command()
def serve(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="What browser pack wrote.")],
    port: PortOption = GUIDE_PORT,
) -> None:
    """Serve the pack to Neo4j Browser, on this machine only, until Ctrl-C.

    The port is the one that the pack was written for.
    """
    from graph.browser import GUIDE, NAMES, origin, post_connect, server

    if not (folder / GUIDE).is_file():
        message = f"{folder}: no {GUIDE}; write the pack first: entente browser pack {folder}"
        raise UsageError(message)
    paths = [folder / name for name in NAMES]
    files = {path.name: path.read_bytes() for path in paths if path.is_file()}
    with server(files, port) as running:
        here = origin(port)
        summary(context, f"In Neo4j Browser: :guide {here}/{GUIDE}")
        summary(context, f"For all, in neo4j.conf: browser.post_connect_cmd={post_connect(here)}")
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            summary(context, "")
