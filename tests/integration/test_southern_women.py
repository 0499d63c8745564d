"""Eighteen women at fourteen events: the textbook table, through lists, graph and networks.

Davis, Gardner and Gardner, "Deep South" (1941), as networkx hands it out; what is central is
told by Borgatti and Everett, Social Networks 19 (1997).
"""

from __future__ import annotations

import csv
from pathlib import Path

import networkx as nx
import pytest

import graph
from graph.network import centrality
from graph.store import Store
from loaders import load

TABLE = nx.davis_southern_women_graph()
WOMEN: list[str] = TABLE.graph["top"]


def _loaded(store: Store, folder: Path) -> graph.Database:
    db = graph.Database(store)
    for event in TABLE.graph["bottom"]:
        path = folder / f"{event}.csv"
        with path.open("w", encoding="utf-8", newline="") as out:
            rows = csv.writer(out)
            rows.writerow(["name", "role"])
            rows.writerows([woman, "participant"] for woman in sorted(TABLE[event]))
        assert load(db, path, event=f"Social event {event}").failed == ()
    return db


def _by_name(net: nx.Graph[str]) -> nx.Graph[str]:
    names = {n: net.nodes[n]["name"].removeprefix("Social event ") for n in net}
    return nx.relabel_nodes(net, names)


def test_centralities_are_those_of_the_table(store: Store, tmp_path: Path) -> None:
    db = _loaded(store, tmp_path)
    two = _by_name(db.network("two_mode", actors="people"))
    one = _by_name(db.network("co_attendance", actors="people", weight="count"))

    assert (len(two), two.number_of_edges()) == (32, 89)
    assert set(one) == set(WOMEN)

    ours = centrality.two_mode(two)
    for measure in ("degree", "closeness", "betweenness"):
        theirs = getattr(nx.bipartite, f"{measure}_centrality")(TABLE, WOMEN)
        assert ours[measure].to_dict() == pytest.approx(theirs, abs=1e-6)

    projected = nx.bipartite.weighted_projected_graph(TABLE, WOMEN)
    ours = centrality.one_mode(one)
    for measure in ("degree", "closeness", "betweenness"):
        theirs = getattr(nx, f"{measure}_centrality")(projected)
        assert ours[measure].to_dict() == pytest.approx(theirs, abs=1e-6)
    assert ours.strength.to_dict() == dict(projected.degree(weight="weight"))


def test_events_eight_and_nine_are_the_most_central(store: Store, tmp_path: Path) -> None:
    two = _by_name(_loaded(store, tmp_path).network("two_mode", actors="people"))
    table = centrality.two_mode(two)
    events = table[table["mode"] == "event"]

    for measure in ("degree", "closeness", "betweenness"):
        assert list(events[measure].nlargest(2).index) == ["E8", "E9"]
    assert two.degree("E8") == 14
