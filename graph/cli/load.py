"""`entente load`: documents into the graph."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from graph.cli.options import (
    DateOption,
    DbOption,
    EncodingOption,
    EventOption,
    IndexOption,
    JobsOption,
    JsonOption,
    MapOption,
    PrivateOption,
    SourcesArgument,
)
from graph.cli.output import echo_json, note, summary, tell_unread, ticking
from graph.cli.session import connect
from graph.errors import SourceError

if TYPE_CHECKING:
    from loaders.pipeline import Summary


def load(
    context: typer.Context,
    sources: SourcesArgument,
    index: IndexOption = None,
    encoding: EncodingOption = "utf-8",
    jobs: JobsOption = 1,
    allow_private: PrivateOption = False,
    event: EventOption = None,
    date: DateOption = None,
    columns: MapOption = None,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Put what documents say into the graph.

    A document that is loaded again replaces what it said before; one that has not changed is left
    alone; a web page is only sent again if it has changed. What cannot be read is listed; the rest
    is loaded all the same, and the exit code is 1. Rows of a table that are not understood are
    listed with their reason, too.
    """
    from graph.queries.cells import printable
    from loaders import pipeline
    from loaders.documents import read, web_for
    from loaders.documents.sources import find
    from loaders.lists.options import given

    errors: list[SourceError] = []
    total = len(find(sources))
    web = web_for(sources, allow_private=allow_private)
    told = given(event, date, columns or (), lambda line: note(context, line))
    documents = read(
        sources, index=index, encoding=encoding, on_error=errors.append, web=web, given=told
    )
    with connect(context, db) as database, ticking(context, "Loading", total) as tick:
        pipeline.ask_only_for_changes(web, database.store)
        done = pipeline.load(
            database.store,
            documents,
            jobs=jobs,
            progress=lambda _: tick(),
            failed=errors,
            unchanged=web.unchanged if web else (),
        )
    for failure in done.failed:
        typer.echo(printable(": ".join(part for part in failure if part)), err=True)
    tell_unread(done.unread)
    if as_json:
        echo_json(as_record(done))
    else:
        summary(context, as_text(done))
    if done.failed:
        raise typer.Exit(1)


def as_record(done: Summary) -> dict[str, object]:
    """The summary with the failures as objects."""
    failed = [{"source": origin, "error": what} for origin, what in done.failed]
    unread = [{"source": origin, "part": what} for origin, what in done.unread]
    said = {key: value for key, value in asdict(done).items() if key != "notes"}  # on stderr
    return said | {"failed": failed, "unread": unread}


def as_text(done: Summary) -> str:
    """The summary in one line."""
    counts = {"new": done.loaded, "replaced": done.replaced, "unchanged": done.unchanged}
    parts = [f"{count} {word}" for word, count in counts.items() if count]
    if done.failed:
        parts.append(f"{len(done.failed)} could not be read")
    if done.unread:
        parts.append(f"{len(done.unread)} rows or lines not understood")
    total = sum(counts.values()) + len(done.failed)
    documents = "1 document" if total == 1 else f"{total} documents"
    return (
        f"{documents}: {', '.join(parts) or 'none'};"
        f" {done.nodes:+} people, bodies, events and statements, {done.facts:+} facts"
    )
