"""Who stands for whom: people, ministries, bodies and the countries that they belong to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import networkx as nx

from graph.network.reading import rows

if TYPE_CHECKING:
    from graph.queries.lookup import Reader

_REPRESENTS = """
MATCH (p:Person)-[r:REPRESENTS]->(b:Country|Ministry|Institution)
WHERE r.confidence >= $confidence
  AND ($since IS NULL OR r.last_reported IS NULL OR r.last_reported >= $since)
  AND ($until IS NULL OR r.first_reported IS NULL OR r.first_reported <= $until)
RETURN p.id AS a, p.name AS a_name, 'person' AS a_kind, b.id AS b, b.name AS b_name,
       [l IN ['Country', 'Ministry', 'Institution'] WHERE l IN labels(b)][0] AS label,
       b.kind AS b_kind, r.title AS title, r.id AS fact
ORDER BY a, b, fact
"""
_PART_OF = """
MATCH (a:Ministry|Institution)-[r:PART_OF]->(b:Country|Institution)
RETURN a.id AS a, b.id AS b, b.name AS b_name,
       [l IN ['Country', 'Institution'] WHERE l IN labels(b)][0] AS label, b.kind AS b_kind,
       r.id AS fact
ORDER BY a, b, fact
"""


def representation(
    store: Reader,
    *,
    since: date | None = None,
    until: date | None = None,
    min_confidence: float = 0.0,
) -> nx.DiGraph[str]:
    """People to what they represent, and ministries and bodies to what they are part of.

    Edges carry `relation` (represents, part of), `titles` and `facts`. Offices count that some
    document of the period reports.
    """
    net: nx.DiGraph[str] = nx.DiGraph(name="representation")
    values = {"since": since, "until": until, "confidence": min_confidence}
    for row in rows(store, _REPRESENTS, values):
        net.add_node(row["a"], name=row["a_name"], kind=row["a_kind"])
        _body(net, row)
        _edge(net, row, "represents")
    parts = rows(store, _PART_OF, {})
    front = {str(n) for n in net}
    while front:  # upwards from what is represented; bodies nobody stands for are left out
        upper = [row for row in parts if row["a"] in front and not net.has_edge(row["a"], row["b"])]
        for row in upper:
            _body(net, row)
            _edge(net, row, "part of")
        front = {row["b"] for row in upper}
    return net


def _body(net: nx.DiGraph[str], row: dict[str, Any]) -> None:
    net.add_node(row["b"], name=row["b_name"], kind=row["b_kind"] or row["label"].lower())


def _edge(net: nx.DiGraph[str], row: dict[str, Any], relation: str) -> None:
    if not net.has_edge(row["a"], row["b"]):
        net.add_edge(row["a"], row["b"], relation=relation, titles=[], facts=[])
    edge = net.edges[row["a"], row["b"]]
    edge["facts"].append(row["fact"])
    title = row.get("title")
    if title and title not in edge["titles"]:
        edge["titles"].append(title)
