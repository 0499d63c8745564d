"""One actor or event: its properties, and every edge with the sentence that says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.model.kinds import COMMON
from graph.queries.lookup import Reader, locate

_NODE = "MATCH (n:{label} {{id: $id}}) RETURN properties(n) AS properties"
_EDGES = """
MATCH (n:{label} {{id: $id}}){pattern}(m)
WHERE type(r) <> 'MENTIONS'
RETURN type(r) AS type, labels(m) AS labels, m.id AS id, coalesce(m.name, m.text) AS name,
       properties(r) AS properties, r.id AS fact
ORDER BY type, id, fact
"""
_MENTIONED = """
MATCH (n:{label} {{id: $id}})<-[:MENTIONS]-(d:Document)
RETURN d.id AS id, d.title AS title
ORDER BY id
"""


@dataclass(frozen=True)
class Edge:
    """One fact about the node.

    Attributes:
        type: relationship type.
        outgoing: whether it starts at the node.
        label: label of the other end; so for id and name (the words of a statement).
        id: of the other end.
        name: of the other end.
        properties: what the edge says, without counts and evidence.
        fact: id of the fact.
        quote: the best sentence behind it, if it has one of its own.
        source: document of that sentence.
        basis: stated, linked or inferred.
        claims: how many claims support it.
    """

    type: str
    outgoing: bool
    label: str
    id: str
    name: str
    properties: dict[str, object]
    fact: str | None = None
    quote: str | None = None
    source: str | None = None
    basis: str | None = None
    claims: int = 0


@dataclass(frozen=True)
class Profile:
    """A node with its edges, ordered by type and other end.

    Attributes:
        label: Person, Country, Ministry, Institution or Event.
        id: its stable id.
        properties: the node's own.
        edges: facts about it.
        documents: ids of the documents that mention it.
    """

    label: str
    id: str
    properties: dict[str, object]
    edges: tuple[Edge, ...] = field(default=())
    documents: tuple[str, ...] = ()


def find(store: Reader, typed: str) -> Profile:
    """The node that `typed` names by id, name or alias; case, accents and commas do not matter.

    Raises:
        UsageError: nothing or several things are called that; names what resembles it.
    """
    hit = locate(store, "thing", typed)
    label, node_id = hit.label, hit.id
    node = store.query(_NODE.format(label=label), {"id": node_id}).rows[0][0]
    edges = [*_edges(store, label, node_id, outgoing=True)]
    edges += _edges(store, label, node_id, outgoing=False)
    mentioned = store.query(_MENTIONED.format(label=label), {"id": node_id}).rows
    properties = dict(sorted(node.items())) if isinstance(node, dict) else {}
    return Profile(
        label, node_id, properties, tuple(edges), tuple(str(row[0]) for row in mentioned)
    )


def _edges(store: Reader, label: str, node_id: str, *, outgoing: bool) -> list[Edge]:
    pattern = "-[r]->" if outgoing else "<-[r]-"
    rows = store.query(_EDGES.format(label=label, pattern=pattern), {"id": node_id}).rows
    return [_edge(row, outgoing) for row in rows]


def _edge(row: Sequence[object], outgoing: bool) -> Edge:
    kind, labels, other, name, carried = row[:5]
    said = dict(carried) if isinstance(carried, dict) else {}
    evidence = {key: said.pop(key, None) for key in ("id", "via", *COMMON)}
    claims = evidence["claims"]
    return Edge(
        type=str(kind),
        outgoing=outgoing,
        label=str(labels[0]) if isinstance(labels, list | tuple) and labels else "",
        id=str(other),
        name=str(name or other),
        properties={key: said[key] for key in sorted(said)},
        fact=_text(evidence["id"]),
        quote=_text(evidence["quote"]),
        source=_text(evidence["source"]),
        basis=_text(evidence["basis"]),
        claims=claims if isinstance(claims, int) else 0,
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
