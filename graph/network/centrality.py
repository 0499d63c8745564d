"""Who is in the middle: degree, strength, betweenness, closeness and eigenvector centrality."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from graph.network.frames import frame

if TYPE_CHECKING:
    from pandas import DataFrame


def one_mode(net: nx.Graph[str]) -> DataFrame:
    """One row an actor, the strongest first; all but strength are normalised to 0..1.

    - `degree`: share of the others that it met (Freeman, Social Networks 1, 1979);
    - `strength`: sum of the weights of its ties (Barrat et al., PNAS 101, 2004);
    - `closeness`, `betweenness`: of shortest paths by number of steps (Freeman; Brandes 2001);
    - `eigenvector`: ties to those who are central count more, by weight (Bonacich 1987); 0 outside
      of the largest component, where it is not defined.

    >>> net = nx.Graph()
    >>> net.add_weighted_edges_from([("FRA", "DEU", 2.0), ("FRA", "ITA", 1.0)])
    >>> one_mode(net).degree.to_dict()
    {'FRA': 1.0, 'DEU': 0.5, 'ITA': 0.5}
    """
    strength = dict(net.degree(weight="weight"))
    degree, closeness = nx.degree_centrality(net), nx.closeness_centrality(net)
    betweenness, eigenvector = nx.betweenness_centrality(net), _eigenvector(net)
    order = sorted(net, key=lambda n: (-strength[n], n))
    return frame(
        (
            {
                "id": n,
                "name": net.nodes[n].get("name", n),
                "degree": degree[n],
                "strength": strength[n],
                "closeness": closeness[n],
                "betweenness": betweenness[n],
                "eigenvector": eigenvector[n],
            }
            for n in order
        ),
        ("id", "name", "degree", "strength", "closeness", "betweenness", "eigenvector"),
    )


def two_mode(net: nx.Graph[str]) -> DataFrame:
    """One row an actor or event of a two-mode network, by mode and degree.

    Degree, closeness and betweenness are normalised by what is possible between two modes (Borgatti
    and Everett, Social Networks 19, 1997).
    """
    actors = [n for n in net if net.nodes[n]["bipartite"] == 0]
    degree = nx.bipartite.degree_centrality(net, actors)
    closeness = nx.bipartite.closeness_centrality(net, actors)
    betweenness = nx.bipartite.betweenness_centrality(net, actors)
    order = sorted(net, key=lambda n: (net.nodes[n]["bipartite"], -degree[n], n))
    return frame(
        (
            {
                "id": n,
                "name": net.nodes[n].get("name", n),
                "mode": ("actor", "event")[net.nodes[n]["bipartite"]],
                "degree": degree[n],
                "closeness": closeness[n],
                "betweenness": betweenness[n],
            }
            for n in order
        ),
        ("id", "name", "mode", "degree", "closeness", "betweenness"),
    )


def _eigenvector(net: nx.Graph[str]) -> dict[str, float]:
    found = dict.fromkeys(net, 0.0)
    if net.number_of_edges():
        largest = max(sorted(map(sorted, nx.connected_components(net))), key=len)
        found |= nx.eigenvector_centrality(
            net.subgraph(largest), max_iter=10_000, tol=1e-9, weight="weight"
        )
    return found
