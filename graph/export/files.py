"""One writer for each format of networks."""

from __future__ import annotations

import csv
import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from graph.queries.cells import harmless

_COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#999999")
"""Okabe and Ito's palette (2008), which people with any colour vision tell apart; grey: others."""


def graphml(net: nx.Graph[str], path: Path) -> None:
    """GraphML; all attributes of a name have one type.

    Its schema allows only letters, digits and ".:-_" in the id of a node: other characters become
    "_" there, and the attribute `key` holds the id as it is.
    """
    flat = _scalar(net)
    nx.set_node_attributes(flat, {n: n for n in flat}, "key")
    named = nx.relabel_nodes(flat, _tokens(flat))
    nx.write_graphml_xml(named, path, encoding="utf-8", infer_numeric_types=True)


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
    edges = [{"source": a, "target": b, **data} for a, b, data in flat.edges(data=True)]
    _table(folder / "nodes.csv", ["id"], nodes)
    _table(folder / "edges.csv", ["source", "target"], edges)


def node_link(net: nx.Graph[str], path: Path) -> None:
    """Node-link JSON, as `networkx.node_link_graph(…, edges="edges")` reads it."""
    data = nx.node_link_data(net, edges="edges", name="key_of_node")
    path.write_text(
        json.dumps(data, ensure_ascii=False, indent=1, default=_iso) + "\n", encoding="utf-8"
    )


def _table(path: Path, first: list[str], rows: list[dict[str, Any]]) -> None:
    columns = [*first, *sorted({key for row in rows for key in row} - set(first))]
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(columns)
        writer.writerows([harmless(row.get(column)) for column in columns] for row in rows)


def _scalar(net: nx.Graph[str]) -> nx.Graph[str]:
    """A copy whose attributes are text, numbers and truth values."""
    flat = net.__class__(name=net.name)
    flat.add_nodes_from((n, _flat(data)) for n, data in net.nodes(data=True))
    if isinstance(flat, nx.MultiDiGraph) and isinstance(net, nx.MultiDiGraph):
        for a, b, key, data in net.edges(keys=True, data=True):
            flat.add_edge(a, b, key, **_flat(data))
    else:
        flat.add_edges_from((a, b, _flat(data)) for a, b, data in net.edges(data=True))
    return flat


def _tokens(net: nx.Graph[str]) -> dict[str, str]:
    """A name of its own for each node, of the characters that XML allows in one."""
    tokens: dict[str, str] = {}
    taken: set[str] = set()
    for n in net:
        token = re.sub(r"[^\w.:-]", "_", n) or "_"
        while token in taken:
            token += "_"
        taken.add(token)
        tokens[n] = token
    return tokens


def _flat(data: dict[str, Any]) -> dict[str, Any]:
    return {key: _value(value) for key, value in data.items() if value is not None}


def _value(value: object) -> str | int | float | bool:
    if isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list | tuple):
        return "; ".join(str(_value(one)) for one in value)
    return _iso(value)


def _iso(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)


def _group(node: dict[str, Any]) -> str:
    if "bipartite" in node:
        return ("actor", "event")[node["bipartite"]]
    return str(node.get("label") or node.get("kind") or "")


def _rgb(colour: str) -> dict[str, int | float]:
    r, g, b = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return {"r": r, "g": g, "b": b, "a": 1.0}
