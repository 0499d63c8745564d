"""Files of networks that strict readers take: what their schemas allow, and nothing lost."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest

from graph import export
from graph.export import files
from tests import exported

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
GEXF = "{http://www.gexf.net/1.2draft}"


@pytest.fixture
def net() -> nx.MultiDiGraph[str]:
    """Ids as ours are, two of which differ only in what XML does not allow in a name."""
    net: nx.MultiDiGraph[str] = nx.MultiDiGraph(name="all")
    net.add_node("ana-rey@CHL", name="Ana Rey")
    net.add_node("forum#1", name="Forum")
    net.add_node("forum/1", name="Other forum")
    net.add_edge("ana-rey@CHL", "forum#1", key="a", type="ATTENDED")
    net.add_edge("ana-rey@CHL", "forum/1", key="b", type="ABSENT_FROM")
    return net


def test_graphml_has_names_that_its_schema_allows_and_keeps_ours(
    net: nx.MultiDiGraph[str], tmp_path: Path
) -> None:
    files.graphml(net, tmp_path / "net.graphml")

    ids = [
        n.attrib["id"] for n in ElementTree.parse(tmp_path / "net.graphml").iter(f"{GRAPHML}node")
    ]
    assert len(set(ids)) == 3
    assert all(re.fullmatch(r"[\w.:-]+", id_) for id_ in ids)
    back = nx.read_graphml(tmp_path / "net.graphml", force_multigraph=True)
    names = {data["key"]: data["name"] for _, data in back.nodes(data=True)}
    assert names == {n: data["name"] for n, data in net.nodes(data=True)}
    attended = [b for _, b, data in back.edges(data=True) if data["type"] == "ATTENDED"]
    assert [back.nodes[b]["key"] for b in attended] == ["forum#1"]


def test_gexf_says_what_an_edge_means_beside_its_direction(
    net: nx.MultiDiGraph[str], tmp_path: Path
) -> None:
    files.gexf(net, tmp_path / "net.gexf")

    root = ElementTree.parse(tmp_path / "net.gexf").getroot()
    (graph,) = root.iter(f"{GEXF}graph")
    assert set(graph.attrib) == {"defaultedgetype", "mode"}
    assert {e.get("type", "directed") for e in root.iter(f"{GEXF}edge")} == {"directed"}
    back = nx.read_gexf(tmp_path / "net.gexf")
    assert {(b, data["relation"]) for _, b, data in back.edges(data=True)} == {
        ("forum#1", "ATTENDED"),
        ("forum/1", "ABSENT_FROM"),
    }


def _hostile(net: nx.Graph[str], bad: str) -> nx.Graph[str]:
    """Names and values that trip a careless writer or reader; `bad` is no character of XML."""
    net.add_node(
        "Person/çağlar-öz@TUR", label="Person", name=f"Çağlar “Öz” <b>&amp;</b>{bad}", aliases=[]
    )
    net.add_node("Event/서울 회담#1", label="Event", name='"Talks", \'31', start=date(2031, 5, 4))
    net.add_node("Event/서울 회담/1", label="Event", name="محادثات 🤝 ²", end=date(2031, 5, 6))
    net.add_node("Topic/=1+1", label="Topic", name="=1+1", words=["a;b", "c,d", 'e"f'], kind=None)
    net.add_node("Topic/x", label="Topic", name="-", collective=True, rank=3)
    facts: list[dict[str, Any]] = [
        {"type": "STATED", "quote": " two\nlines\tand 'tabs' ]]> ", "sure": True, "claims": 1},
        {"type": "ABOUT", "titles": ["Ministre d’État", ""], "sure": False, "claims": 2.5},
        {"type": "ABOUT", "said_on": date(2031, 5, 5), "sure": None, "count": 2},
    ]
    ends = [*net][:3]
    for number, data in enumerate(facts):
        data["document"] = f"file:///ü{bad}?a=1&b"
        pair = ends[number], ends[number - 1]
        if isinstance(net, nx.MultiDiGraph):  # as that of the whole graph
            net.add_edge(*pair, key=f"f{number}", id=f"f{number}", **data)
            net.add_edge(*pair, key=f"g{number}", id=f"g{number}", **data)
        else:
            net.add_edge(*pair, **data)
    return net


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiDiGraph])
def test_nothing_that_a_document_may_say_is_lost(kind: type[nx.Graph[str]], tmp_path: Path) -> None:
    net = _hostile(kind(name="made"), "\x0b")
    for fmt in export.FORMATS:
        export.write(net, tmp_path / fmt, fmt)

    exported.check(net, tmp_path, kept=_hostile(kind(name="made"), "\ufffd"))


def test_an_attribute_has_one_type_that_all_its_values_are_of(tmp_path: Path) -> None:
    net: nx.Graph[str] = nx.Graph(name="mixed")
    net.add_node("a", size=1, place=5, seen=True)
    net.add_node("b", size=2.5, place="Oslo", seen="twice")
    for fmt in export.FORMATS:
        export.write(net, tmp_path / fmt, fmt)

    nodes = {"a": {"size": 1.0, "place": "5", "seen": "true"},
             "b": {"size": 2.5, "place": "Oslo", "seen": "twice"}}  # fmt: skip
    assert exported.graphml(tmp_path / "graphml").nodes == nodes
    named = {n: {**data, "name": n, "group": ""} for n, data in nodes.items()}
    assert exported.gexf(tmp_path / "gexf").nodes == named


def test_an_edge_keeps_its_ends_whatever_its_attributes_are_called(tmp_path: Path) -> None:
    net: nx.Graph[str] = nx.Graph(name="ends")
    net.add_edge("a", "b", target="elsewhere", source="a document")
    files.tables(net, tmp_path)

    assert (tmp_path / "edges.csv").read_text(encoding="utf-8").split() == ["source,target", "a,b"]
