"""Networks of the seed graph: the same from both databases, with their sentences."""

from __future__ import annotations

import pytest

from graph import network
from graph.api import Database
from graph.errors import UsageError
from graph.network import blocs, communities
from graph.store import Store
from tests.golden import seed_claims

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
