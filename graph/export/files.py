"""One writer for each format of networks."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter
from networkx.readwrite.graphml import GraphMLWriter

from graph.queries.cells import cell, harmless

_COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#999999")
"""Okabe and Ito's palette (2008), which people with any colour vision tell apart; grey: others."""
_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no way to write (production 2 of its grammar)."""

Attributes = dict[str, Any]


def graphml(net: nx.Graph[str], path: Path) -> None:
    """GraphML; all attributes of a name have one type.

    Its schema allows only letters, digits and ".:-_" in the id of a node: other characters become
    "_" there, and the attribute `key` holds the id as it is.
    """
    flat = _scalar(net)
    nx.set_node_attributes(flat, {n: n for n in flat}, "key")
    writer = GraphMLWriter(encoding="utf-8", prettyprint=True)
    writer.add_graph_element(nx.relabel_nodes(flat, _tokens(flat)))
    truths = {key.get("id") for key in writer.xml.iter("key") if key.get("attr.type") == "boolean"}
    for data in writer.xml.iter("data"):
        if data.get("key") in truths:
            data.text = data.text.lower()  # XML's true, not Python's True
    with path.open("wb") as out:
        writer.dump(out)


def gexf(net: nx.Graph[str], path: Path) -> None:
    """GEXF 1.2, nodes coloured by label, kind or mode and sized by degree.

    What an edge says is its attribute `relation`: `type` says there whether it is directed.
    """
    flat = _scalar(net)
    groups = [_group(flat.nodes[n]) for n in flat]
    order = sorted(set(groups), key=lambda group: (-groups.count(group), group))
    most = max((degree for _, degree in flat.degree()), default=1) or 1
    for (n, degree), group in zip(flat.degree(), groups, strict=True):
        node = flat.nodes[n]
        colour = _COLOURS[min(order.index(group), len(_COLOURS) - 1)]
        node["label"] = str(node.pop("name", n))
        node["group"] = group
        node["viz"] = {"color": _rgb(colour), "size": round(4 + 16 * (degree / most) ** 0.5, 2)}
    for *_, edge in flat.edges(data=True):
        if "type" in edge:
            edge["relation"] = edge.pop("type")
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(flat)
    del writer.graph_element.attrib["name"]  # its schema has none
    writer.write(str(path))


def tables(net: nx.Graph[str], folder: Path) -> None:
    """nodes.csv (id, attributes) and edges.csv (source, target, attributes).

    Text that a spreadsheet would take for a formula gets a leading apostrophe.
    """
    folder.mkdir(parents=True, exist_ok=True)
    flat = _scalar(net)
    nodes = [{**data, "id": n} for n, data in flat.nodes(data=True)]
    edges = [{**data, "source": a, "target": b} for a, b, data in flat.edges(data=True)]
    _table(folder / "nodes.csv", ["id"], nodes)
    _table(folder / "edges.csv", ["source", "target"], edges)


def node_link(net: nx.Graph[str], path: Path) -> None:
    """Node-link JSON, as `networkx.node_link_graph(…, edges="edges")` reads it."""
    data = nx.node_link_data(_with(net, lambda rows: [*map(_known, rows)]), edges="edges")
    path.write_text(
        json.dumps(data, ensure_ascii=False, indent=1, default=_iso) + "\n", encoding="utf-8"
    )


def _table(path: Path, first: list[str], rows: list[Attributes]) -> None:
    columns = [*first, *sorted({key for row in rows for key in row} - set(first))]
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(columns)
        writer.writerows([harmless(row.get(column)) for column in columns] for row in rows)


def _scalar(net: nx.Graph[str]) -> nx.Graph[str]:
    """A copy whose attributes are text, numbers and truth values, all of a name of one type."""
    return _with(net, _alike)


def _with(
    net: nx.Graph[str], change: Callable[[Iterable[Attributes]], list[Attributes]]
) -> nx.Graph[str]:
    """A copy with other attributes, worked out of those of all nodes, and of all edges."""
    copy = net.__class__(name=net.name)
    copy.add_nodes_from(zip(net, change(data for _, data in net.nodes(data=True)), strict=True))
    edges = net.edges(keys=True) if isinstance(net, nx.MultiDiGraph) else net.edges
    changed = change(data for *_, data in net.edges(data=True))
    copy.add_edges_from((*ends, data) for ends, data in zip(edges, changed, strict=True))
    return copy


def _tokens(net: nx.Graph[str]) -> dict[str, str]:
    """A name of its own for each node, of the characters that XML allows in one."""
    tokens: dict[str, str] = {}
    taken: set[str] = set()
    for n in net:
        token = re.sub(r"[^\w.:-]", "_", n, flags=re.ASCII) or "_"
        while token in taken:
            token += "_"
        taken.add(token)
        tokens[n] = token
    return tokens


def _known(row: Attributes) -> Attributes:
    return {key: value for key, value in row.items() if value is not None}


def _alike(rows: Iterable[Attributes]) -> list[Attributes]:
    """Rows of scalars; where an attribute is a number in one and text in another, all are text."""
    flat = [{key: _value(value) for key, value in _known(row).items()} for row in rows]
    types: dict[str, set[type]] = {}
    for row in flat:
        for key, value in row.items():
            types.setdefault(key, set()).add(type(value))
    mixed = {
        key: float if found == {int, float} else cell
        for key, found in types.items()
        if len(found) > 1
    }
    return [
        {key: mixed[key](value) if key in mixed else value for key, value in row.items()}
        for row in flat
    ]


def _value(value: object) -> str | int | float | bool:
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return float(value)  # numpy's too
    if isinstance(value, list | tuple):
        return "; ".join(cell(_value(one)) for one in value)
    return _NOT_IN_XML.sub("\ufffd", _iso(value))


def _iso(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)


def _group(node: Attributes) -> str:
    if "bipartite" in node:
        return ("actor", "event")[node["bipartite"]]
    return str(node.get("label") or node.get("kind") or "")


def _rgb(colour: str) -> dict[str, int | float]:
    r, g, b = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return {"r": r, "g": g, "b": b, "a": 1.0}
