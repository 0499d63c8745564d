"""`entente score`: extraction quality against gold."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from graph.cli.options import JsonOption
from graph.errors import UsageError

ErrorKind = Literal["people", "titles", "represents", "events", "attended", "stated"]


def score(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="Folder of <id>.json sheets by people.")
    ],
    predicted: Annotated[
        Path,
        typer.Argument(
            metavar="PREDICTED", help="What `entente extract` wrote: a folder, or JSON Lines."
        ),
    ],
    docs: Annotated[
        Path | None,
        typer.Option("--docs", metavar="DIR", help="The texts, to show statements in --errors."),
    ] = None,
    errors: Annotated[
        ErrorKind | None,
        typer.Option("--errors", metavar="KIND", help="List what is missed or spurious of a kind."),
    ] = None,
    per_doc: Annotated[
        bool, typer.Option("--per-doc", help="Add the headline of each document, worst first.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Score extracted facts against gold sheets.

    Prints precision, recall and F1 for people, titles, represents, events, attended and stated,
    and the headline: their mean F1 without events. A document without a prediction counts as an
    empty one.
    """
    from loaders import scoring

    if (errors or per_doc) and gold.resolve().parent.name == "resting":
        message = f"{gold}: resting documents are for scores only; leave out --errors and --per-doc"
        raise UsageError(message)
    sheets = scoring.read_sheets(gold)
    texts = {name: _text(docs, name) for name in sheets} if docs else {}
    card = scoring.score(sheets, scoring.read_sheets(predicted), texts)
    if as_json:
        typer.echo(scoring.as_json(card))
    else:
        typer.echo(scoring.as_text(card, per_document=per_doc, errors=errors))


def _text(folder: Path, name: str) -> str:
    from loaders.documents.metadata import Metadata
    from loaders.documents.source import of_file
    from loaders.documents.text import decode

    file = folder / f"{name}.txt"
    return decode(of_file(file, Metadata(), "utf-8")) if file.is_file() else ""
