"""Networks and exports of the seed graph: the same from both databases, with their sentences."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

from graph import export, network
from graph.api import Database
from graph.config import Settings
from graph.errors import UsageError
from graph.network import blocs, communities
from graph.store import Store, connect
from graph.writer import stats
from tests.golden import seed_claims
from tools.jars import USER, JarServer

SEEN: dict[str, object] = {}


@pytest.fixture
def db(seeded: Store) -> Database:
    return Database(seeded)


def _same(name: str, value: object) -> None:
    """What the other database gave, if it was asked before."""
    assert SEEN.setdefault(name, value) == value


@pytest.mark.parametrize(
    ("name", "actors"),
    [
        ("co_attendance", "countries"),
        ("co_attendance", "institutions"),
        ("co_attendance", "people"),
        ("two_mode", "countries"),
        ("two_mode", "people"),
        ("co_statement", "countries"),
        ("co_statement", "people"),
        ("representation", "people"),
    ],
)
def test_networks_are_the_same_from_both_databases(db: Database, name: str, actors: str) -> None:
    net = db.network(name, actors=actors)

    assert net.number_of_edges() > 0
    _same(f"{name} {actors}", (sorted(net.nodes(data=True)), sorted(net.edges(data=True))))


@pytest.mark.parametrize("name", network.NETWORKS)
def test_every_edge_leads_to_its_sentences(db: Database, name: str) -> None:
    net = db.network(name)
    texts = {d.id: d.text for d, _ in seed_claims().values()}
    for one, other in net.edges:
        sentences = db.why(net, one, other)
        assert sentences
        for found in sentences:
            if found.document in texts:
                assert texts[found.document][found.start : found.end] == found.quote


def test_who_met_at_the_ministerial(db: Database) -> None:
    net = db.network("co_attendance", since="2026-01", until="2026-01")

    assert {"USA", "FRA", "JPN", "IND", "MEX"} <= set(net)
    assert net.edges["FRA", "JPN"]["count"] == 1
    assert "Group of Seven" in net.nodes["FRA"]["blocs"]


def test_an_empty_period_is_an_empty_network(db: Database) -> None:
    assert len(db.network(since="1990", until="1991")) == 0


def test_windows_follow_each_other(db: Database) -> None:
    years = list(
        network.rolling(db.store, "co_attendance", since="2021", until="2024", days=366, step=365)
    )

    assert len(years) == 4
    assert "ISR" in years[1][2]
    assert "ISR" not in years[0][2]


def test_communities_and_blocs_are_the_same_from_both(db: Database) -> None:
    net = db.network()
    groups = communities.louvain(net)
    table = blocs.against(net, groups)

    _same("communities", groups)
    _same("blocs", table.to_csv())
    shown = blocs.presence(db.store, "G7", since="2026")
    assert shown.countries.to_list() == [7]


@pytest.mark.parametrize(
    ("name", "options"),
    [("marriages", {}), ("two_mode", {"actors": "cats"}), ("two_mode", {"since": "soon"})],
)
def test_what_there_is_no_network_of(db: Database, name: str, options: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        db.network(name, **options)


def test_no_edge_no_reason(db: Database) -> None:
    with pytest.raises(UsageError, match="no edge"):
        db.why(db.network(), "FRA", "XXX")


def test_exports_of_a_network_load_back(db: Database, tmp_path: Path) -> None:
    net = db.network()
    for fmt in export.FORMATS:
        export.write(net, tmp_path / fmt, fmt)

    graphml = nx.read_graphml(tmp_path / "graphml")
    gexf = nx.read_gexf(tmp_path / "gexf")
    data = json.loads((tmp_path / "json").read_text(encoding="utf-8"))
    linked = nx.node_link_graph(data, edges="edges", name="key_of_node")
    for back in (graphml, gexf, linked):
        assert set(back) == set(net)
        assert {frozenset(e) for e in back.edges} == {frozenset(e) for e in net.edges}
        for a, b, edge in net.edges(data=True):
            assert back.edges[a, b]["weight"] == pytest.approx(edge["weight"])
            assert back.edges[a, b]["p"] == pytest.approx(edge["p"])
    assert linked.edges["FRA", "USA"]["facts"] == net.edges["FRA", "USA"]["facts"]
    assert graphml.nodes["FRA"]["blocs"] == "; ".join(net.nodes["FRA"]["blocs"])
    with (tmp_path / "csv" / "edges.csv").open(encoding="utf-8", newline="") as rows:
        edges = list(csv.DictReader(rows))
    assert len(edges) == net.number_of_edges()
    assert {float(e["weight"]) for e in edges} == {e["weight"] for *_, e in net.edges(data=True)}


def test_gephi_sees_colours_and_sizes(db: Database, tmp_path: Path) -> None:
    export.write(db.network("two_mode"), tmp_path / "net.gexf", "gexf")
    root = ElementTree.parse(tmp_path / "net.gexf").getroot()
    viz = "{http://www.gexf.net/1.2draft/viz}"

    nodes = root.findall(".//{http://www.gexf.net/1.2draft}node")
    assert len({tuple(sorted(n.find(f"{viz}color").attrib.items())) for n in nodes}) == 2  # type: ignore[union-attr]
    assert all(float(n.find(f"{viz}size").attrib["value"]) >= 4 for n in nodes)  # type: ignore[union-attr]


def test_the_whole_graph_loads_back(db: Database, tmp_path: Path) -> None:
    counted = stats(db.store)
    db.export(tmp_path / "all.graphml", "graphml")
    back = nx.read_graphml(tmp_path / "all.graphml")
    db.export(tmp_path / "all.gexf", "gexf")
    gexf = nx.read_gexf(tmp_path / "all.gexf")

    nodes = sum(n for label, n in counted.nodes.items() if label not in ("Document", "Claim"))
    edges = sum(n for type_, n in counted.edges.items() if type_ not in ("MENTIONS", "FOUND_IN"))
    for copy in (back, gexf):
        assert (len(copy), copy.number_of_edges()) == (nodes, edges)
    france = back.nodes["Country_FRA"]
    assert (france["key"], france["name"]) == ("Country/FRA", "France")
    relations = {data["relation"] for *_, data in gexf.edges(data=True)}
    assert {"ATTENDED", "REPRESENTS", "STATED"} <= relations


def test_neo4j_admin_imports_the_same_graph(
    db: Database, neo4j_settings: Settings, tmp_path: Path
) -> None:
    assert neo4j_settings  # a Neo4j is demanded as elsewhere
    before = stats(db.store).fact_hash
    names = ("who_attended", "blocs_represented", "missing_members")
    asked = [db.report(name).rows for name in names]
    db.export(tmp_path / "tables", "neo4j-admin")
    server = JarServer(tmp_path / "home", "a-password-of-tests", brief=True)
    said = server.admin(
        "database", "import", "full", "neo4j", "@import.args", folder=tmp_path / "tables"
    )

    assert "IMPORT DONE" in said
    with server, connect(Settings(server.uri, user=USER, password="a-password-of-tests")) as copy:
        assert stats(copy).fact_hash == before
        copy.ensure_schema()
        assert Database(copy).check() == []
        assert [Database(copy).report(name).rows for name in names] == asked


def test_formats_that_do_not_exist(db: Database, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="graphml, gexf, csv, json, neo4j-admin"):
        db.export(tmp_path / "x", "dot")
    with pytest.raises(UsageError, match="of a network"):
        export.write(db.network(), tmp_path / "x", "neo4j-admin")
