"""Networks made of two-mode data: actors and events, and actors that met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
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
    present = {
        event: {actor: [data.facts[actor, event]] for actor in members}
        for event, members in rosters.items()
    }
    meet(net, "events", present)
    if weight == "count":
        nx.set_edge_attributes(net, {e: net.edges[e]["count"] for e in net.edges}, "weight")
    _surprise(net, rosters, test, seed)
    return net


def meet(
    net: nx.Graph[str], kind: str, occasions: Mapping[str, Mapping[str, Sequence[str]]]
) -> None:
    """Tie all actors of an event or topic to each other: k of them by 1 / (k - 1).

    Args:
        net: with the actors.
        kind: attribute of edges that lists occasions: events, topics.
        occasions: what brings them together; of each actor there, the facts that say so.
    """
    shared: dict[significance.Pair, list[str]] = defaultdict(list)
    for occasion, facts in occasions.items():
        for pair in combinations(sorted(facts), 2):
            shared[pair].append(occasion)
    shares = {occasion: 1 / max(1, len(facts) - 1) for occasion, facts in occasions.items()}
    for (a, b), found in shared.items():
        said = [fact for one in found for actor in (a, b) for fact in occasions[one][actor]]
        weight = round(sum([shares[one] for one in found]), 12)
        net.add_edge(a, b, weight=weight, count=len(found), **{kind: found}, facts=said)


def _surprise(
    net: nx.Graph[str], rosters: Mapping[str, list[str]], test: str | None, seed: int
) -> None:
    """What chance would give, on every edge."""
    edges = {(a, b): edge for a, b, edge in net.edges(data=True)}
    met = {pair: edge["count"] for pair, edge in edges.items()}
    for pair, value in significance.expected(rosters, met).items():
        edges[pair]["expected"] = value
    if test is None:
        return
    if test not in significance.METHODS:
        message = f"no test {test!r}; tests are: {', '.join(significance.METHODS)}, None"
        raise UsageError(message)
    if test == "swaps":
        found = significance.swaps(rosters, seed=seed)
    else:
        found = significance.hypergeometric(rosters, met)
    pairs = len(net) * (len(net) - 1) // 2
    for values, key in ((found, "p"), (significance.corrected(found, pairs), "q")):
        for pair, value in values.items():
            edges[pair][key] = value
