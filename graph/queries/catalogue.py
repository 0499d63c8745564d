"""The shipped reports, by name, and files of the user's own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from graph.config import resource
from graph.errors import QueryError, UsageError
from graph.queries.header import parse
from graph.queries.record import Query
from graph.queries.suggest import did_you_mean


@cache
def catalogue(folder: Path | None = None) -> tuple[Query, ...]:
    """Every saved query below the folder (the shipped one by default), sorted by topic and name.

    Raises:
        QueryError: a file breaks the format, or two files have one name.
    """
    root = folder or resource("cypher")
    queries: dict[str, Query] = {}
    for path in sorted(root.rglob("*.cypher")):
        query = parse(_text(path), path)
        if other := queries.get(query.name):
            message = f"{path}:1: name {query.name!r} is taken by {other.path}"
            raise QueryError(message)
        queries[query.name] = query
    return tuple(sorted(queries.values(), key=lambda q: (q.topic, q.name)))


def get(name: str) -> Query:
    """The report of that name; a path that ends in `.cypher` is read as a file of the user's own.

    Raises:
        UsageError: there is none; names what resembles it.
    """
    if name.endswith(".cypher"):
        return load(Path(name))
    known = {query.name: query for query in catalogue()}
    wanted = name.replace("-", "_")
    if wanted in known:
        return known[wanted]
    hint = did_you_mean(wanted, known) or "; 'entente reports' lists them"
    message = f"no report is called {name!r}{hint}"
    raise UsageError(message)


def load(path: Path) -> Query:
    """A query file of the user's own; its header may be no more than a title."""
    if not path.is_file():
        message = f"{path}: no such file; expected a .cypher file or the name of a report"
        raise UsageError(message)
    return parse(_text(path), path, own=True)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        message = f"{path}:1: not UTF-8 at byte {error.start}; save the file as UTF-8"
        raise QueryError(message) from error
