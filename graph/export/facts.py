"""The whole graph of facts as a networkx multigraph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx

from graph.model.kinds import EDGE_TYPES, FOUND_IN, MODEL_LABELS

if TYPE_CHECKING:
    from graph.store import Store

_LEFT_OUT = ("Document", "Claim")
_TEXT = 200  # characters of a statement that make a caption


def whole(store: Store) -> nx.MultiDiGraph[str]:
    """Actors, events, statements and topics with all facts between them.

    Nodes are named `Label/id`, as ids are unique within a label, and carry `label`, `name` and the
    node's other properties; edges carry `type` and the fact's properties, its sentence among them.
    Documents and claims stay in the database: `quote` and `document`, which is the fact's `source`,
    lead back to them. (In the formats of networks, `id` and `source` are a node and an edge's end.)
    """
    net: nx.MultiDiGraph[str] = nx.MultiDiGraph(name="entente")
    for label in MODEL_LABELS:
        if label in _LEFT_OUT:
            continue
        for row in store.read(f"MATCH (n:{label}) RETURN properties(n) AS p ORDER BY n.id"):
            found: dict[str, Any] = dict(row["p"])
            id_ = found.pop("id")
            found.setdefault("name", str(found.get("text", id_))[:_TEXT])
            net.add_node(f"{label}/{id_}", label=label, **found)
    for type_ in EDGE_TYPES:
        if type_ in (FOUND_IN, "MENTIONS"):
            continue
        for row in store.read(
            f"MATCH (a)-[r:{type_}]->(b) RETURN labels(a)[0] AS al, a.id AS a, labels(b)[0] AS bl, "
            "b.id AS b, properties(r) AS p, r.id AS id ORDER BY id"
        ):
            ends = f"{row['al']}/{row['a']}", f"{row['bl']}/{row['b']}"
            found = dict(row["p"])
            net.add_edge(*ends, key=row["id"], type=type_, document=found.pop("source"), **found)
    return net
