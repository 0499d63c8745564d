"""Networks made of two-mode data: actors and events, and actors that met."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import networkx as nx

from graph.errors import UsageError
from graph.network import significance
from graph.network.twomode import TwoMode

WEIGHTS = ("newman", "count")
"""Newman's weight and the bare number of shared events."""


def two_mode(data: TwoMode) -> nx.Graph[str]:
    """Actors (`bipartite` 0) and events (1); an edge is a presence, with the fact that says so."""
    net: nx.Graph[str] = nx.Graph(name="two_mode")
    for actor in sorted(data.actors):
        net.add_node(actor, bipartite=0, **data.actors[actor])
    for event in sorted(data.events):
        net.add_node(event, bipartite=1, **data.events[event])
    for (actor, event), fact in sorted(data.facts.items()):
        net.add_edge(actor, event, facts=[fact])
    return net


def co_attendance(
    data: TwoMode, *, weight: str = "newman", test: str | None = "hypergeometric", seed: int = 1
) -> nx.Graph[str]:
    """Actors that were at the same events.

    Nodes carry what is known of the actor, and `attended`, at how many events it was. Edges carry:

    - `weight`: of an event that k attended, 1 / (k - 1) (Newman, Phys. Rev. E 64, 2001), so that a
      talk between two weighs more than a summit of fifty; or with weight="count" the same as
    - `count`: how many events both attended, their ids in `events`;
    - `expected`: how many by chance, and `p` and `q`, how surprising so many are, alone and
      corrected for the number of pairs (see `significance`);
    - `facts`: ids of the facts that say that both were there.

    Args:
        data: who was where.
        weight: newman or count.
        test: hypergeometric, swaps, or None for no p-values.
        seed: of the swaps.

    Raises:
        UsageError: no such weight or test.
    """
    if weight not in WEIGHTS:
        message = f"no weight {weight!r}; weights are: {', '.join(WEIGHTS)}"
        raise UsageError(message)
    rosters = data.rosters()
    net: nx.Graph[str] = nx.Graph(name="co_attendance")
    attended = significance.degrees(rosters)
    for actor in sorted(data.actors):
        net.add_node(actor, **data.actors[actor], attended=attended[actor])
    for event, members in rosters.items():
        meet(net, "events", event, {actor: [data.facts[actor, event]] for actor in members})
    if weight == "count":
        nx.set_edge_attributes(net, {e: net.edges[e]["count"] for e in net.edges}, "weight")
    _surprise(net, rosters, test, seed)
    return net


def meet(net: nx.Graph[str], kind: str, occasion: str, facts: Mapping[str, list[str]]) -> None:
    """Tie all actors of one event or topic to each other: k of them by 1 / (k - 1).

    Args:
        net: with the actors.
        kind: attribute of edges that lists occasions: events, topics.
        occasion: what brings them together.
        facts: of each actor, those that say so.
    """
    for a, b in combinations(sorted(facts), 2):
        if not net.has_edge(a, b):
            net.add_edge(a, b, **{"weight": 0.0, "count": 0, kind: [], "facts": []})
        edge = net.edges[a, b]
        edge["weight"] = round(edge["weight"] + 1 / (len(facts) - 1), 12)
        edge["count"] += 1
        edge[kind].append(occasion)
        edge["facts"] += [*facts[a], *facts[b]]


def _surprise(
    net: nx.Graph[str], rosters: Mapping[str, list[str]], test: str | None, seed: int
) -> None:
    """What chance would give, on every edge."""
    for (a, b), value in significance.expected(rosters).items():
        net.edges[a, b]["expected"] = value
    if test is None:
        return
    if test not in significance.METHODS:
        message = f"no test {test!r}; tests are: {', '.join(significance.METHODS)}, None"
        raise UsageError(message)
    if test == "swaps":
        found = significance.swaps(rosters, seed=seed)
    else:
        found = significance.hypergeometric(rosters)
    pairs = len(net) * (len(net) - 1) // 2
    for values, key in ((found, "p"), (significance.corrected(found, pairs), "q")):
        for (a, b), value in values.items():
            net.edges[a, b][key] = value
