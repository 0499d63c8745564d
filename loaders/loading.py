"""Loading as Python code calls it: with an open graph and the names of sources."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from loaders import pipeline

if TYPE_CHECKING:
    from graph.api import Database


def load(
    db: Database,
    *sources: str | Path,
    index: str | Path | None = None,
    encoding: str = "utf-8",
    jobs: int = 1,
    allow_private: bool = False,
) -> pipeline.Summary:
    """Put files, folders and web pages into a graph; gives the summary that `entente load` prints.

    Args:
        db: an open graph.
        *sources: files, folders of them, or http(s) addresses.
        index: JSON Lines that describe the files by id.
        encoding: of the files.
        jobs: processes that extract.
        allow_private: also fetch from addresses that are not public.

    Raises:
        SourceError: a source is missing or the index is wrong; nothing is loaded then. A file that
            cannot be read is listed in `failed` of the summary and the rest is loaded.
    """
    return pipeline.load_sources(
        db.store,
        sources,
        index=index,
        encoding=encoding,
        jobs=jobs,
        allow_private=allow_private,
    )
