"""What several commands share: options, and what was said before the command."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer


@dataclass(frozen=True)
class Globals:
    """Options that stand before the command.

    Attributes:
        db: address of the graph, if given there.
        quiet: leave out progress and summaries.
        debug: show tracebacks.
    """

    db: str | None = None
    quiet: bool = False
    debug: bool = False


def globals_of(context: typer.Context) -> Globals:
    """What was said before the command."""
    found = context.find_root().obj
    return found if isinstance(found, Globals) else Globals()


DB_HELP = (
    "Address of the graph: embedded:PATH, neo4j://HOST or bolt://HOST; what holds a slash is a path"
    " [env ENTENTE_DB; default: an embedded graph in your data folder]."
)
DbOption = Annotated[str | None, typer.Option("--db", metavar="URI", help=DB_HELP)]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
SourcesArgument = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE", help="Files, folders of them, or http(s) addresses."),
]
PrivateOption = Annotated[
    bool,
    typer.Option(
        "--allow-private", help="Also fetch from addresses that are not public (localhost, LAN)."
    ),
]
EventOption = Annotated[
    str | None,
    typer.Option("--event", metavar="NAME", help="Event that lists of participants are about."),
]
DateOption = Annotated[
    str | None,
    typer.Option("--date", metavar="DAY", help="Its day, or 2024-05-01/2024-05-03."),
]
MapOption = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="COLUMN=FIELD",
        help="What a column of a table holds: name, first, last, honorific, title, delegation, iso,"
        " organisation, role, event, date, place, status, ignored. Can be repeated.",
    ),
]
IndexOption = Annotated[
    Path | None,
    typer.Option(
        "--index",
        metavar="FILE",
        help="JSON Lines that describe the files: id (the file name without .txt), and any of"
        " title, publisher, published, url, language.",
    ),
]
EncodingOption = Annotated[
    str, typer.Option("--encoding", metavar="NAME", help="Text encoding of the files.")
]
JobsOption = Annotated[
    int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes that extract.")
]
