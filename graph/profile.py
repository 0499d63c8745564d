"""One actor or event: its properties, and every edge with the sentence that says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.errors import UsageError
from graph.ids import fold
from graph.model.kinds import ACTORS, COMMON

if TYPE_CHECKING:
    from graph.queries.lookup import Reader

LABELS = (*ACTORS, "Event")

_NODES = """
MATCH (n:{label})
WHERE n.id = $typed OR toLower(n.name) = toLower($typed)
   OR any(alias IN n.aliases WHERE toLower(alias) = toLower($typed))
   OR any(former IN n.former_ids WHERE former = $typed)
RETURN n.id AS id
ORDER BY id
"""
_NAMES = """
MATCH (n:{label})
RETURN n.id AS id, n.name AS name, coalesce(n.aliases, []) AS aliases
ORDER BY id
"""
_NODE = "MATCH (n:{label} {{id: $id}}) RETURN properties(n) AS properties"
_EDGES = """
MATCH (n:{label} {{id: $id}}){pattern}(m)
WHERE type(r) <> 'MENTIONS'
RETURN type(r) AS type, labels(m) AS labels, m.id AS id, coalesce(m.name, m.text) AS name,
       properties(r) AS properties
ORDER BY type, id
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
    label, node_id = _locate(store, typed)
    node = store.query(_NODE.format(label=label), {"id": node_id}).rows[0][0]
    edges = [*_edges(store, label, node_id, outgoing=True)]
    edges += _edges(store, label, node_id, outgoing=False)
    mentioned = store.query(_MENTIONED.format(label=label), {"id": node_id}).rows
    properties = dict(node) if isinstance(node, dict) else {}
    return Profile(
        label, node_id, properties, tuple(edges), tuple(str(row[0]) for row in mentioned)
    )


def _locate(store: Reader, typed: str) -> tuple[str, str]:
    exact = [
        (label, str(row[0]))
        for label in LABELS
        for row in store.query(_NODES.format(label=label), {"typed": typed}).rows
    ]
    by_id = [found for found in exact if found[1] == typed]
    found = by_id or exact or _folded(store, typed)
    if len(found) == 1:
        return found[0]
    if found:
        shown = "; ".join(f"{label} {node_id}" for label, node_id in found[:5])
        message = f"{len(found)} things are called {typed!r}: {shown}; give the id"
        raise UsageError(message)
    raise UsageError(_nothing(store, typed))


def _folded(store: Reader, typed: str) -> list[tuple[str, str]]:
    key = fold(typed).removeprefix("the ")
    named = [(label, node_id, form) for label, node_id, form in _names(store) if key]
    hits = {
        (label, node_id) for label, node_id, form in named if fold(form).removeprefix("the ") == key
    }
    return sorted(hits)


def _names(store: Reader) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    for label in LABELS:
        for node_id, name, aliases in store.query(_NAMES.format(label=label)).rows:
            others = aliases if isinstance(aliases, list | tuple) else []
            found += [(label, str(node_id), str(form)) for form in (name, *others) if form]
    return found


def _nothing(store: Reader, typed: str) -> str:
    from graph.queries.suggest import did_you_mean

    names = {form for _, _, form in _names(store)}
    if not names:
        return "the graph is empty; load a document first (entente load FILE, or entente demo)"
    hint = did_you_mean(typed, names)
    return f"nothing is called {typed!r}{hint or '; names come from the loaded documents'}"


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
