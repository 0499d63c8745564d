"""Exported files as other programs read them: schemas, and readers that did not write them.

GraphML is read by rustworkx, the other formats by the libraries of their syntax alone. What a
reader finds is a `Copy` in plain terms, to compare with `expected` of the network that was written.
"""

from __future__ import annotations

import csv
import json
import os
import re
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
import rustworkx
from lxml import etree

from tools.jars import MissingError, schemas

GEXF = "{http://www.gexf.net/1.2draft}"
VIZ = "{http://www.gexf.net/1.2draft/viz}"
_FORMULA = re.compile(r"\s*[=+\-@\t\r]")
_TYPES: dict[str, Callable[[str], object]] = {
    "string": str,
    "long": int,
    "double": float,
    "boolean": {"true": True, "false": False}.__getitem__,
}

Attributes = dict[str, Any]


@dataclass(frozen=True)
class Copy:
    """What a file says.

    Attributes:
        directed: whether edges have a direction.
        nodes: attributes by name of the node.
        edges: how often there is an edge, by its ends and attributes; ends without direction are
            sorted.
    """

    directed: bool
    nodes: dict[str, Attributes]
    edges: Counter[tuple[str, str, str]]


def copy(directed: bool, nodes: Mapping[str, Attributes], edges: Iterable[Any]) -> Copy:
    """A copy of edges as (start, end, attributes), all numbers as one type."""
    counted: Counter[tuple[str, str, str]] = Counter()
    for start, end, data in edges:
        ends = (start, end) if directed or start <= end else (end, start)
        counted[(*ends, repr(sorted(_plain(data).items())))] += 1
    return Copy(directed, {name: _plain(data) for name, data in nodes.items()}, counted)


def expected(net: nx.Graph[str], shown: Callable[[object], object]) -> Copy:
    """The network as a file should hold it; `shown` gives the form of values there."""

    def form(data: Attributes) -> Attributes:
        return {key: shown(value) for key, value in data.items() if value is not None}

    edges = [(a, b, form(data)) for a, b, data in net.edges(data=True)]
    return copy(net.is_directed(), {n: form(data) for n, data in net.nodes(data=True)}, edges)


def scalar(value: object) -> object:
    """As in files without lists and days."""
    if isinstance(value, list):
        return "; ".join(str(scalar(one)) for one in value)
    return listing(value)


def element(value: object) -> object:
    """As rustworkx reads it: what is empty is nothing."""
    shown = scalar(value)
    return None if shown == "" else shown


def text(value: object) -> object:
    """As in files without types: what looks like a number is one, and what is empty is nothing."""
    return _untyped(str(value).lower() if isinstance(value, bool) else str(scalar(value)))


def listing(value: object) -> object:
    """As in JSON."""
    return value.isoformat() if isinstance(value, date) else value


def for_gephi(net: nx.Graph[str]) -> nx.Graph[str]:
    """The network with what GEXF names otherwise under its names there."""
    other = net.copy()
    for _, data in other.nodes(data=True):
        kind = data.pop("label", None) or data.get("kind") or ""
        data["group"] = ("actor", "event")[data["bipartite"]] if "bipartite" in data else kind
    for *_, data in other.edges(data=True):
        if "type" in data:
            data["relation"] = data.pop("type")
    return other


def check(net: nx.Graph[str], folder: Path, *, kept: nx.Graph[str] | None = None) -> None:
    """Fail unless the files of all formats in a folder, named like these, are valid and complete.

    `kept` is what those other than JSON should hold, where that is not the network itself.
    """
    kept = net if kept is None else kept
    valid(folder / "graphml", "graphml.xsd")
    valid(folder / "gexf", "gexf.xsd")
    assert graphml(folder / "graphml") == expected(kept, element)
    assert gexf(folder / "gexf") == expected(for_gephi(kept), scalar)
    assert tables(folder / "csv", directed=net.is_directed()) == expected(kept, text)
    assert node_link(folder / "json") == expected(net, listing)


def graphml(path: Path) -> Copy:
    """By rustworkx; `key` is the name of a node."""
    (net,) = rustworkx.read_graphml(str(path))
    directed = isinstance(net, rustworkx.PyDiGraph)
    nodes = {index: _known(net[index]) for index in net.node_indices()}
    names = {index: data.pop("key") for index, data in nodes.items()}
    for data in nodes.values():
        del data["id"]  # the element's
    edges = ((names[a], names[b], _known(data)) for a, b, data in net.weighted_edge_list())
    return copy(directed, {names[index]: data for index, data in nodes.items()}, edges)


def gexf(path: Path) -> Copy:
    """By its declared attributes, colour and size left out; names are those of `for_gephi`."""
    root = etree.parse(path).getroot()
    (graph,) = root.iter(f"{GEXF}graph")
    declared = {
        (group.get("class"), attribute.get("id")): (attribute.get("title"), attribute.get("type"))
        for group in graph.iter(f"{GEXF}attributes")
        for attribute in group
    }

    def read(element: Any) -> Attributes:
        found = {}
        for value in element.iter(f"{GEXF}attvalue"):
            title, type_ = declared[etree.QName(element).localname, value.get("for")]
            assert title not in found
            found[title] = _TYPES[type_](value.get("value"))
        return found | {key: element.get(key) for key in ("start", "end") if element.get(key)}

    nodes: dict[str, Attributes] = {}
    for node in graph.iter(f"{GEXF}node"):
        assert node.get("id") not in nodes
        nodes[node.get("id")] = read(node) | {"name": node.get("label")}
    edges = []
    for edge in graph.iter(f"{GEXF}edge"):
        data = read(edge)
        if data.pop("networkx_key", None):
            data["id"] = edge.get("id")
        if edge.get("weight"):
            data["weight"] = float(edge.get("weight"))
        edges.append((edge.get("source"), edge.get("target"), data))
    return copy(graph.get("defaultedgetype") == "directed", nodes, edges)


def tables(folder: Path, *, directed: bool) -> Copy:
    """By the csv module; an apostrophe in front of what looks like a formula is taken off."""
    rows: list[list[Attributes]] = []
    for name in ("nodes.csv", "edges.csv"):
        with (folder / name).open(encoding="utf-8", newline="") as file:
            rows.append([{key: _bare(v) for key, v in row.items()} for row in csv.DictReader(file)])
    nodes = {row.pop("id"): _read(row) for row in rows[0]}
    edges = [(row.pop("source"), row.pop("target"), _read(row)) for row in rows[1]]
    return copy(directed, nodes, edges)


def node_link(path: Path) -> Copy:
    """By the json module."""
    data = json.loads(path.read_text(encoding="utf-8"))
    edges = []
    for edge in data["edges"]:
        edge.pop("key", None)
        edges.append((edge.pop("source"), edge.pop("target"), edge))
    return copy(data["directed"], {node.pop("id"): node for node in data["nodes"]}, edges)


def valid(path: Path, name: str) -> None:
    """Fail unless the file is valid by graphml.xsd or gexf.xsd.

    GEXF 1.2 declares color, size and the like in its own namespace with the types of viz.xsd, while
    its specification, its examples and all readers have them in the namespace of viz; so they are
    renamed before they are held to the schema.
    """
    tree = etree.parse(path)
    for element in tree.iter(f"{VIZ}*"):
        element.tag = GEXF + etree.QName(element).localname
    _schema(name).assertValid(tree)


@cache
def _schema(name: str) -> Any:
    try:
        jar = schemas()
    except MissingError as reason:
        if os.environ.get("ENTENTE_REQUIRE_SCHEMAS"):
            pytest.fail(str(reason))
        pytest.skip(str(reason))
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(jar) as archive:
        archive.extractall(folder, [n for n in archive.namelist() if n.endswith(".xsd")])
        return etree.XMLSchema(etree.parse(Path(folder, name)))


def _known(data: Attributes) -> Attributes:
    """rustworkx gives what an element does not have as None."""
    return {key: value for key, value in data.items() if value is not None}


def _plain(data: Attributes) -> Attributes:
    return {
        key: float(value) if type(value) is int else value
        for key, value in data.items()
        if value is not None
    }


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def _read(row: Attributes) -> Attributes:
    return {key: _untyped(cell) for key, cell in row.items()}


def _untyped(cell: str) -> object:
    try:
        return float(cell)
    except ValueError:
        return cell or None
