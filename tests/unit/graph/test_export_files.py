"""Files of networks that strict readers take: what their schemas allow, and nothing lost."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

from graph.export import files

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
