"""Edges of the graph: writing them, and adding what a new document says to those that are there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.model.kinds import KINDS
from graph.writer import cypher as q
from graph.writer.facts import Stored, edge_properties, extended
from graph.writer.rows import Ends, Row

Edges = dict[str, tuple[Ends, dict[str, Any]]]
"""Ends and properties by fact."""

_NAMES = KINDS["mention"].type
_SAME_TEXT = """
MATCH (d:Document {sha256: $sha256}) WHERE d.id <> $id RETURN d.id AS id LIMIT 1
"""


def growing(
    tx: q.Transaction, document: str, touched: Mapping[str, Ends], rows: Sequence[Row]
) -> Edges:
    """The edges that a new document supports, where those in the graph tell what becomes of them.

    Args:
        tx: transaction to read in.
        document: id of the document, of which the graph has no claims.
        touched: the facts that it supports.
        rows: its claims.
    """
    if not rows or tx.run(_SAME_TEXT, id=document, sha256=rows[0].sha256):
        return {}  # how many texts support a fact no edge tells then
    support: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        support[row.fact].append(row)
    stored = _stored(tx, touched)
    found = {}
    for fact, ends in touched.items():
        known = stored.get(fact)
        made = (
            extended(ends, known, support[fact]) if known else edge_properties(ends, support[fact])
        )
        if made is not None:
            found[fact] = (ends, made)
    return found


def _stored(tx: q.Transaction, facts: Mapping[str, Ends]) -> dict[str, Stored]:
    """The edges that are there; that a document names somebody no other document says."""
    rows = [(fact, ends) for fact, ends in facts.items() if ends.type != _NAMES]
    return {
        record["properties"].pop("id"): Stored(record["properties"], record["published"])
        for group in _by_kind(rows)
        for chunk in q.chunks([_row(fact, ends) for fact, ends in group])
        for record in tx.run(q.read_edges(group[0][1]), rows=chunk)
    }


def put_edges(tx: q.Transaction, edges: Mapping[str, tuple[Ends, dict[str, Any]]]) -> None:
    """Write edges by type and ends, each with all its properties."""
    for group in _by_kind([(fact, ends) for fact, (ends, _) in edges.items()]):
        rows = [{**_row(fact, ends), "properties": edges[fact][1]} for fact, ends in group]
        most = max(Counter(row["a"] for row in rows).values())
        q.run_batches(tx, q.put_edges(group[0][1], most=most), rows)


def delete_edges(tx: q.Transaction, edges: Mapping[str, Ends]) -> None:
    """Take edges out."""
    for group in _by_kind(edges.items()):
        rows = [_row(fact, ends) for fact, ends in group]
        q.run_batches(tx, q.delete_edges(group[0][1]), rows)


def _row(fact: str, ends: Ends) -> dict[str, Any]:
    return {"id": fact, "a": ends.from_id, "b": ends.to_id}


def _by_kind(edges: Iterable[tuple[str, Ends]]) -> list[list[tuple[str, Ends]]]:
    """Edges of one type between the same labels together, in the order of these."""
    groups: dict[tuple[str, str, str], list[tuple[str, Ends]]] = defaultdict(list)
    for fact, ends in edges:
        groups[ends.type, ends.from_label, ends.to_label].append((fact, ends))
    return [groups[kind] for kind in sorted(groups)]
