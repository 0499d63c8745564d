"""`entente extract`: what documents say, without a database."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.options import (
    DateOption,
    EncodingOption,
    EventOption,
    IndexOption,
    JobsOption,
    MapOption,
    PrivateOption,
    SourcesArgument,
)
from graph.cli.output import note, progress, tell_unread, write_file
from graph.errors import EntenteError, SourceError, UsageError

if TYPE_CHECKING:
    from graph.model import Document, Extraction


def extract(
    context: typer.Context,
    sources: SourcesArgument,
    index: IndexOption = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="DIR", help="Write DIR/<id>.json for each document instead of stdout."
        ),
    ] = None,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Print each sentence with its facts and their rules."),
    ] = False,
    jobs: JobsOption = 1,
    min_confidence: Annotated[
        float,
        typer.Option(
            "--min-confidence", min=0.0, max=1.0, metavar="X", help="Leave out weaker facts."
        ),
    ] = 0.0,
    lexicon: Annotated[
        Path | None,
        typer.Option(
            "--lexicon", metavar="DIR", help="Words of your own, in tables like the shipped ones."
        ),
    ] = None,
    allow_private: PrivateOption = False,
    event: EventOption = None,
    date: DateOption = None,
    columns: MapOption = None,
    encoding: EncodingOption = "utf-8",
) -> None:
    """Print what documents say; needs no database.

    That is people, events, who attended and who stated what. Without --out, one JSON object a
    line. A file that cannot be read is listed; the others are done all the same, and the exit code
    is 1.
    """
    if explain and out:
        message = "--explain prints text and --out writes JSON; use one of them"
        raise UsageError(message)
    if out is not None and out.exists() and not out.is_dir():
        message = f"{out}: is a file, but --out needs a folder"
        raise EntenteError(message)
    from loaders.documents import read, web_for
    from loaders.documents.sources import find
    from loaders.extraction.confidence import at_least
    from loaders.lists.options import given

    errors: list[SourceError] = []
    total = len(find(sources))
    web = web_for(sources, allow_private=allow_private)
    told = given(event, date, columns or (), lambda line: note(context, line))
    documents = read(
        sources, index=index, encoding=encoding, on_error=errors.append, web=web, given=told
    )
    unread: list[tuple[str, str]] = []
    written: dict[str, str] = {}
    found = _extracted(progress(context, documents, "Reading", total), jobs, lexicon)
    for document, whole in found:
        if isinstance(whole, SourceError):
            errors.append(whole)
            continue
        unread += [(document.origin, what) for what in document.unread]
        extraction = at_least(whole, min_confidence)
        if explain:
            typer.echo(_explained(document, extraction))
        elif out is None:
            typer.echo(_json(extraction))
        elif error := _write(out, document, extraction, written):
            errors.append(error)
    for error in errors:
        typer.echo(str(error), err=True)
    tell_unread(unread)
    if out is not None and written:
        note(context, f"Wrote {len(written)} of {total} to {out}")
    if errors:
        raise typer.Exit(1)


def _extracted(
    documents: Iterator[Document], jobs: int, lexicon: Path | None
) -> Iterator[tuple[Document, Extraction | SourceError]]:
    """Each document with its facts, or its error; only those in work are held in memory."""
    from loaders.extraction import extract_each

    waiting: deque[Document] = deque()

    def feed() -> Iterator[Document]:
        for document in documents:
            waiting.append(document)
            yield document

    for extraction in extract_each(feed(), jobs, lexicon=lexicon):
        document = waiting.popleft()
        if isinstance(extraction, SourceError):
            yield document, extraction
            continue
        yield document, extraction.model_copy(update={"id": _name(document)})


def _name(document: Document) -> str:
    """The id that the source gives, or the file's name where it gives none."""
    return Path(document.origin).stem if document.id.startswith("file:") else document.id


def _json(extraction: Extraction, indent: int | None = None) -> str:
    from graph.queries.cells import escaped

    return escaped(extraction.model_dump_json(exclude_none=True, indent=indent))


def _explained(document: Document, extraction: Extraction) -> str:
    from graph.cli.explain import explain

    return explain(document, extraction)


def _write(
    out: Path, document: Document, extraction: Extraction, written: dict[str, str]
) -> SourceError | None:
    """Write one sheet; an error says that another document of this run has its name."""
    from loaders.documents.names import file_stem

    file = out / f"{file_stem(extraction.id)}.json"
    other = written.setdefault(file.name.casefold(), document.origin)
    if other != document.origin:
        message = f"{document.origin}: would overwrite {file} of {other}; give both an id"
        return SourceError(message)
    write_file(file, _json(extraction, indent=2) + "\n")
    return None
