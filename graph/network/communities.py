"""Who belongs together by whom they meet, and who stands between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import networkx as nx

from graph.network.frames import frame

if TYPE_CHECKING:
    from pandas import DataFrame

Groups = Sequence[frozenset[str]]


def louvain(net: nx.Graph[str], *, resolution: float = 1.0, seed: int = 1) -> list[frozenset[str]]:
    """Communities by modularity of the weights, largest first.

    Blondel et al., J. Stat. Mech. P10008 (2008), as in networkx. The same network and seed give the
    same communities; another seed may give others that are about as good.

    >>> net = nx.Graph(["ab", "bc", "ac", "cx", "xy", "yz", "xz"])
    >>> [sorted(one) for one in louvain(net)]
    [['a', 'b', 'c'], ['x', 'y', 'z']]
    """
    ordered = net.__class__()
    ordered.add_nodes_from(sorted(net))
    ordered.add_edges_from(sorted(net.edges(data=True), key=lambda e: (min(e[:2]), max(e[:2]))))
    found = nx.community.louvain_communities(
        ordered, weight="weight", resolution=resolution, seed=seed
    )
    return sorted(map(frozenset, found), key=lambda one: (-len(one), min(one)))


def bridges(net: nx.Graph[str], groups: Iterable[Iterable[str]]) -> DataFrame:
    """Who ties groups together, the widest first.

    `participation` is 0 for an actor whose ties all lie in one group and grows with their spread
    over groups (Guimerà and Amaral, Nature 433, 2005); `betweenness` as in `centrality`; `reach` is
    how many groups it has ties to.
    """
    home = {member: number for number, group in enumerate(groups) for member in group}
    betweenness = nx.betweenness_centrality(net)
    rows = []
    for n in sorted(net):
        ties: dict[int, float] = {}
        for other, edge in net[n].items():
            if other in home:
                ties[home[other]] = ties.get(home[other], 0.0) + edge.get("weight", 1.0)
        total = sum(ties.values())
        spread = 1 - sum((tie / total) ** 2 for tie in ties.values()) if total else 0.0
        rows.append(
            {
                "id": n,
                "name": net.nodes[n].get("name", n),
                "group": home.get(n),
                "reach": len(ties),
                "participation": spread,
                "betweenness": betweenness[n],
            }
        )
    rows.sort(key=lambda row: (-row["participation"], -row["betweenness"], row["id"]))
    return frame(rows, ("id", "name", "group", "reach", "participation", "betweenness"))
