"""Exports of the seed graph: valid, and read by others with all nodes, edges and attributes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from graph import export
from graph.api import Database
from graph.config import Settings
from graph.errors import UsageError
from graph.network import NETWORKS
from graph.store import Store, connect
from graph.writer import stats
from tests import exported
from tools.jars import USER, JarServer

PASSWORD = "-a-password-of-tests"
"""As random ones may, it begins like an option of a command."""


@pytest.fixture
def db(seeded: Store) -> Database:
    return Database(seeded)


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_is_read_by_others_as_it_is(db: Database, tmp_path: Path, name: str) -> None:
    net = db.network(name)

    assert net.number_of_edges() > 0
    for fmt in export.FORMATS:
        export.write(net, tmp_path / fmt, fmt)
    exported.check(net, tmp_path)


def test_the_whole_graph_is_read_by_others_as_it_is(db: Database, tmp_path: Path) -> None:
    for fmt in export.FORMATS:
        db.export(tmp_path / fmt, fmt)
    counted = stats(db.store)
    net = export.whole(db.store)

    exported.check(net, tmp_path)
    nodes = sum(n for label, n in counted.nodes.items() if label not in ("Document", "Claim"))
    edges = sum(n for type_, n in counted.edges.items() if type_ not in ("MENTIONS", "FOUND_IN"))
    assert (len(net), net.number_of_edges()) == (nodes, edges)
    for *_, fact in net.edges(data=True):
        assert {"id", "type", "quote", "document", "confidence"} <= set(fact)


def test_gephi_sees_colours_and_sizes(db: Database, tmp_path: Path) -> None:
    export.write(db.network("two_mode"), tmp_path / "net.gexf", "gexf")
    nodes: list[Any] = [*etree.parse(tmp_path / "net.gexf").iter(f"{exported.GEXF}node")]

    colours = {tuple(sorted(n.find(f"{exported.VIZ}color").attrib.items())) for n in nodes}
    assert len(colours) == 2
    assert all(float(n.find(f"{exported.VIZ}size").get("value")) >= 4 for n in nodes)


def test_neo4j_admin_imports_the_same_graph(
    db: Database, neo4j_settings: Settings, tmp_path: Path
) -> None:
    assert neo4j_settings  # a Neo4j is demanded as elsewhere
    before = stats(db.store).fact_hash
    names = ("who_attended", "blocs_represented", "missing_members")
    asked = [db.report(name).rows for name in names]
    db.export(tmp_path / "tables", "neo4j-admin")
    server = JarServer(tmp_path / "home", PASSWORD, brief=True)
    said = server.admin(
        "database", "import", "full", "neo4j", "@import.args", folder=tmp_path / "tables"
    )

    assert "IMPORT DONE" in said
    with server, connect(Settings(server.uri, user=USER, password=PASSWORD)) as copy:
        assert stats(copy).fact_hash == before
        copy.ensure_schema()
        assert Database(copy).check() == []
        assert [Database(copy).report(name).rows for name in names] == asked


def test_formats_that_do_not_exist(db: Database, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="graphml, gexf, csv, json, neo4j-admin"):
        db.export(tmp_path / "x", "dot")
    with pytest.raises(UsageError, match="of a network"):
        export.write(db.network(), tmp_path / "x", "neo4j-admin")
