"""The shipped dispatches in a graph, without loading them once for every database.

They are loaded with what is expected of them into an embedded graph; all but its bookkeeping is
then copied. That both databases make the same graph of a document is tested by `test_any_order`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import cache
from typing import Any

from graph.config import Settings
from graph.model import Document, Extraction
from graph.model.kinds import EDGE_TYPES, MODEL_LABELS
from graph.store import Store, connect
from loaders.pipeline import Extractor, load
from tests.golden import seeds

Rows = list[dict[str, Any]]
Graph = tuple[dict[str, Rows], dict[tuple[str, str, str], Rows]]
"""Properties of nodes by label; edges by label of the start, type and label of the end."""

_NODES = "UNWIND $rows AS row CREATE (n:{} {{id: row.p.id}}) SET n += row.p"
_EDGES = (
    "UNWIND $rows AS row MATCH (a:{} {{id: row.a}}) MATCH (b:{} {{id: row.b}})"
    " CREATE (a)-[r:{}]->(b) SET r += row.p"
)


def annotated(documents: Iterator[Document]) -> Iterator[Extraction]:
    """What a person has found in each document."""
    for document in documents:
        yield seeds()[document.id][1]


def fill(store: Store) -> None:
    """Make an empty graph the graph of the dispatches."""
    put(store, _seeds())


def put(store: Store, graph: Graph) -> None:
    """Make an empty graph a copy of what was taken from another."""
    store.ensure_schema()
    nodes, edges = graph
    for label, rows in nodes.items():
        _write(store, _NODES.format(label), rows)
    for (start, type_, end), rows in edges.items():
        _write(store, _EDGES.format(start, end, type_), rows)


def take(store: Store) -> Graph:
    """All of a graph but its bookkeeping."""
    nodes = {
        label: store.read(f"MATCH (n:{label}) RETURN properties(n) AS p") for label in MODEL_LABELS
    }
    edges: dict[tuple[str, str, str], Rows] = {}
    for type_ in EDGE_TYPES:
        for row in store.read(
            f"MATCH (a)-[r:{type_}]->(b) RETURN labels(a)[0] AS start, a.id AS a,"
            " labels(b)[0] AS end, b.id AS b, properties(r) AS p"
        ):
            edges.setdefault((row["start"], type_, row["end"]), []).append(row)
    return nodes, edges


def _write(store: Store, cypher: str, rows: Rows) -> None:
    for begin in range(0, len(rows), 1000):
        some = rows[begin : begin + 1000]
        store.write(lambda tx, some=some: tx.run(cypher, rows=some))  # type: ignore[misc]


@cache
def _seeds() -> Graph:
    with (
        tempfile.TemporaryDirectory() as folder,
        connect(Settings(f"embedded:{folder}/graph")) as store,
    ):
        store.ensure_schema()
        load(store, [d for d, _ in seeds().values()], extractor=Extractor("annotations", annotated))
        return take(store)
