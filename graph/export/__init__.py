"""Files for other tools: Gephi, yEd, spreadsheets, d3, and Neo4j's own import."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx

from graph.errors import UsageError
from graph.export import files, neo4j_admin
from graph.export.facts import whole

if TYPE_CHECKING:
    from graph.store import Store

FORMATS: dict[str, tuple[str, Callable[[nx.Graph[str], Path], None]]] = {
    "graphml": ("GraphML, for yEd, igraph and most others", files.graphml),
    "gexf": ("GEXF with colours and sizes, for Gephi", files.gexf),
    "csv": ("nodes.csv and edges.csv in a folder", files.tables),
    "json": ("JSON as node-link data, for d3 and networkx", files.node_link),
}
"""Formats of a network: what they are for, and who writes them."""

NEO4J_ADMIN = "neo4j-admin"


def check(fmt: str, *, whole: bool) -> None:
    """Refuse what is no format of the whole graph, or of a network.

    Raises:
        UsageError: it is none.
    """
    known = [*FORMATS, *([NEO4J_ADMIN] if whole else [])]
    if fmt not in known:
        what = "the whole graph" if whole else "a network"
        message = f"no format {fmt!r} of {what}; formats are: {', '.join(known)}"
        raise UsageError(message)


def write(net: nx.Graph[str], destination: Path, fmt: str) -> None:
    """Write a network; what the destination held before is replaced.

    Lists become text with "; " between and days ISO text where a format has no such thing (all but
    JSON, which keeps lists), and a character that XML has none for becomes U+FFFD there; what is
    unknown is left out.

    Args:
        net: of `db.network`, or of `whole`.
        destination: a file, or a folder for csv.
        fmt: one of FORMATS.

    Raises:
        UsageError: no such format, or the destination cannot be written.
    """
    check(fmt, whole=False)
    try:
        destination.parent.mkdir(parents=True, exist_ok=True)
        FORMATS[fmt][1](net, destination)
    except OSError as error:
        message = f"cannot write {destination}: {error.strerror or error}"
        raise UsageError(message) from error


def write_graph(store: Store, destination: Path, fmt: str) -> None:
    """Write the whole graph: every actor, event, statement, topic and fact.

    Args:
        store: where it lies.
        destination: a file, or a folder for csv and neo4j-admin.
        fmt: one of FORMATS, or neo4j-admin: tables that `neo4j-admin database import full` takes,
            with documents, claims and bookkeeping, so that the copy is the same graph.

    Raises:
        UsageError: no such format, or the destination cannot be written.
    """
    check(fmt, whole=True)
    if fmt != NEO4J_ADMIN:
        write(whole(store), destination, fmt)
        return
    try:
        neo4j_admin.write(store, destination)
    except OSError as error:
        message = f"cannot write {destination}: {error.strerror or error}"
        raise UsageError(message) from error


__all__ = ["FORMATS", "NEO4J_ADMIN", "check", "whole", "write", "write_graph"]
