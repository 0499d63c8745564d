"""The ties that matter: what remains when chance and crowds are taken out."""

from __future__ import annotations

import networkx as nx


def disparity(net: nx.Graph[str], alpha: float = 0.05) -> nx.Graph[str]:
    """Ties that carry more of an actor's weight than an even spread would.

    The disparity filter (Serrano, Boguñá and Vespignani, PNAS 106, 2009): a tie stays when for
    one of its ends (1 - share of the weight) ^ (degree - 1) < alpha. Ends with one tie do not
    count. All nodes stay, and edges get the smaller of the two values as `alpha`.

    >>> net = nx.Graph()
    >>> net.add_weighted_edges_from([("a", "b", 9), ("a", "c", 0.1), ("a", "d", 0.1)])
    >>> list(disparity(net).edges)
    [('a', 'b')]
    """
    kept = net.__class__(**net.graph)
    kept.add_nodes_from(net.nodes(data=True))
    strength = dict(net.degree(weight="weight"))
    for a, b, edge in net.edges(data=True):
        value = min(_alpha(net, end, edge["weight"], strength[end]) for end in (a, b))
        if value < alpha:
            kept.add_edge(a, b, **{**edge, "alpha": value})
    return kept


def surprising(net: nx.Graph[str], q: float = 0.05) -> nx.Graph[str]:
    """Ties of actors that met more often than by chance, corrected for the number of pairs."""
    kept = net.__class__(**net.graph)
    kept.add_nodes_from(net.nodes(data=True))
    kept.add_edges_from((a, b, e) for a, b, e in net.edges(data=True) if e.get("q", 1.0) <= q)
    return kept


def _alpha(net: nx.Graph[str], end: str, weight: float, strength: float) -> float:
    degree = net.degree(end)
    return 1.0 if degree < 2 else float((1 - weight / strength) ** (degree - 1))
