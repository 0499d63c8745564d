"""Loading as Python code calls it: with an open graph and the names of sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from loaders import pipeline
from loaders.lists.options import given

if TYPE_CHECKING:
    from graph.api import Database


def load(
    db: Database,
    *sources: str | Path,
    index: str | Path | None = None,
    encoding: str = "utf-8",
    jobs: int = 1,
    allow_private: bool = False,
    event: str | None = None,
    date: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> pipeline.Summary:
    """Put files, folders and web pages into a graph; gives the summary that `entente load` prints.

    Args:
        db: an open graph.
        *sources: files, folders of them, or http(s) addresses.
        index: JSON Lines that describe the files by id.
        encoding: of the files.
        jobs: processes that extract.
        allow_private: also fetch from addresses that are not public.
        event: name of the event that lists of participants are about, in place of theirs.
        date: its ISO day or interval.
        columns: what columns of tables hold, by header or number: `{"Who": "name"}`.

    Raises:
        SourceError: a source is missing or the index is wrong; nothing is loaded then. A file that
            cannot be read is listed in `failed` of the summary and the rest is loaded.
    """
    notes: list[str] = []
    told = given(event, date, [f"{k}={v}" for k, v in (columns or {}).items()], notes.append)
    done = pipeline.load_sources(
        db.store,
        sources,
        index=index,
        encoding=encoding,
        jobs=jobs,
        allow_private=allow_private,
        given=told,
    )
    return replace(done, notes=tuple(notes))
