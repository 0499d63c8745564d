"""Networks of two-mode data: weights, facts on every edge, the field's measures."""

from __future__ import annotations

import networkx as nx
import pytest

from graph.errors import UsageError
from graph.network import backbone, blocs, centrality, change, communities, projections
from tests.unit.graph.network.rosters import data, without_structure

ROSTERS = {"summit": ["fra", "ger", "ita"], "call": ["fra", "ger"], "visit": ["ger", "pol"]}


def test_weights_of_small_meetings_count_more() -> None:
    net = projections.co_attendance(data(ROSTERS))

    assert net.edges["fra", "ger"]["weight"] == pytest.approx(1.5)
    assert net.edges["fra", "ita"]["weight"] == pytest.approx(0.5)
    assert net.edges["fra", "ger"]["count"] == 2
    assert net.nodes["ger"]["attended"] == 3


def test_newmans_weights_sum_to_the_meetings_of_an_actor() -> None:
    table = without_structure(2)
    net = projections.co_attendance(data(table), test=None)
    for actor in net:
        shared = sum(actor in members and len(members) > 1 for members in table.values())
        assert net.degree(actor, weight="weight") == pytest.approx(shared)


def test_every_edge_names_its_facts() -> None:
    net = projections.co_attendance(data(ROSTERS))

    assert net.edges["fra", "ger"]["facts"] == ["fra@call", "ger@call", "fra@summit", "ger@summit"]
    assert net.edges["fra", "ger"]["events"] == ["call", "summit"]
    two = projections.two_mode(data(ROSTERS))
    assert two.edges["pol", "visit"]["facts"] == ["pol@visit"]


def test_counts_are_networkx_projections() -> None:
    two = projections.two_mode(data(without_structure(5)))
    actors = [n for n in two if two.nodes[n]["bipartite"] == 0]
    theirs = nx.bipartite.weighted_projected_graph(two, actors)
    ours = projections.co_attendance(data(without_structure(5)), weight="count", test=None)

    assert {frozenset(e): ours.edges[e]["weight"] for e in ours.edges} == {
        frozenset(e): theirs.edges[e]["weight"] for e in theirs.edges
    }
    newman = nx.bipartite.collaboration_weighted_projected_graph(two, actors)
    ours = projections.co_attendance(data(without_structure(5)), test=None)
    for a, b, edge in newman.edges(data=True):
        assert ours.edges[a, b]["weight"] == pytest.approx(edge["weight"])


@pytest.mark.parametrize(("option", "value"), [("weight", "heavy"), ("test", "coin")])
def test_options_that_do_not_exist(option: str, value: str) -> None:
    with pytest.raises(UsageError, match=value):
        projections.co_attendance(data(ROSTERS), **{option: value})  # type: ignore[arg-type]


def test_centralities_are_those_of_networkx() -> None:
    net = projections.co_attendance(data(ROSTERS))
    table = centrality.one_mode(net)

    assert table.index[0] == "ger"
    assert table.betweenness.to_dict() == pytest.approx(nx.betweenness_centrality(net))
    assert table.eigenvector.idxmax() == "ger"


def test_eigenvector_of_a_network_in_two_parts() -> None:
    net = nx.Graph([("a", "b"), ("b", "c"), ("x", "y")])
    table = centrality.one_mode(net)

    assert table.eigenvector["x"] == 0
    assert table.eigenvector["b"] > table.eigenvector["a"] > 0


def test_backbone_keeps_what_is_uneven() -> None:
    net: nx.Graph[str] = nx.Graph()
    net.add_weighted_edges_from([("hub", f"n{i}", 1.0) for i in range(9)] + [("hub", "ally", 20.0)])
    kept = backbone.disparity(net)

    assert list(kept.edges) == [("hub", "ally")]
    assert set(kept) == set(net)


def test_communities_do_not_depend_on_the_order_of_edges() -> None:
    edges = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "x"), ("x", "y"), ("y", "z"), ("z", "x")]
    found = communities.louvain(nx.Graph(edges))

    assert found == communities.louvain(nx.Graph([(b, a) for a, b in reversed(edges)]))
    bridging = communities.bridges(nx.Graph(edges), found)
    assert set(bridging.index[:2]) == {"c", "x"}
    assert bridging.participation["a"] == 0


def test_blocs_against_communities() -> None:
    net = nx.Graph([("a", "b"), ("b", "c"), ("a", "c"), ("c", "x"), ("x", "y"), ("y", "z")])
    nx.set_edge_attributes(net, dict.fromkeys(net.edges, 1.0), "weight")
    for n in net:
        net.nodes[n]["blocs"] = ["Abc"] if n in "abc" else ["Mixed", "Xyz"]
    net.nodes["a"]["blocs"] = ["Abc", "Mixed"]
    table = blocs.against(net, communities.louvain(net))

    assert table.ari["Abc"] == pytest.approx(1)
    assert table.density["Abc"] == pytest.approx(1)
    assert table.ei["Abc"] == pytest.approx((1 - 3) / 4)
    assert table.ari["Mixed"] < table.ari["Xyz"]


def test_change_and_closest() -> None:
    before = projections.co_attendance(data(ROSTERS))
    after = projections.co_attendance(data({**ROSTERS, "call": ["fra", "esp"]}))
    found = change.between(before, after)

    assert (found.joined, found.left) == (("esp",), ())
    assert found.ties.change["Fra - Ger"] == pytest.approx(-1)
    # Germany was everywhere, so that France met it twice is no surprise
    assert list(change.closest(before, "fra").index) == ["ita", "ger"]
    with pytest.raises(UsageError, match="esp"):
        change.closest(before, "esp")
