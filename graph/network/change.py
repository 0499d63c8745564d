"""What changed between two networks of the same kind, and who is closest to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx

from graph.errors import UsageError
from graph.network.frames import frame

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True)
class Change:
    """The difference between two networks.

    Attributes:
        joined: ids of nodes that only the later one has, sorted; so the others.
        left: ids of nodes that only the earlier one has.
        stayed: ids that both have.
        ties: one row a pair of `stayed` whose tie came, went or changed, the largest change first.
    """

    joined: tuple[str, ...]
    left: tuple[str, ...]
    stayed: tuple[str, ...]
    ties: DataFrame


def between(before: nx.Graph[str], after: nx.Graph[str]) -> Change:
    """Who came, who went, and whose ties grew or shrank.

    >>> before, after = nx.Graph([("a", "b")]), nx.Graph([("a", "c")])
    >>> change = between(before, after)
    >>> change.joined, change.left
    (('c',), ('b',))
    """
    stayed = sorted(set(before) & set(after))
    rows: list[dict[str, Any]] = []
    for i, a in enumerate(stayed):
        for b in stayed[i + 1 :]:
            old, new = (_weight(net, a, b) for net in (before, after))
            if old != new:
                pair = f"{after.nodes[a].get('name', a)} - {after.nodes[b].get('name', b)}"
                rows.append({"pair": pair, "before": old, "after": new, "change": new - old})
    rows.sort(key=lambda row: (-abs(row["change"]), row["pair"]))
    return Change(
        tuple(sorted(set(after) - set(before))),
        tuple(sorted(set(before) - set(after))),
        tuple(stayed),
        frame(rows, ("pair", "before", "after", "change")),
    )


def closest(net: nx.Graph[str], actor: str) -> DataFrame:
    """Whom an actor met, most surprising first: `count` shared events, `expected` by chance.

    `q` is p corrected for all pairs of the network (see `significance`). It says "met with", never
    "allied with".

    Raises:
        UsageError: the actor is not in the network.
    """
    if actor not in net:
        some = ", ".join(sorted(net)[:3])
        message = f"{actor!r} is not in the network; its nodes go by ids: {some} …"
        raise UsageError(message)
    rows = [
        {
            "id": other,
            "name": net.nodes[other].get("name", other),
            "count": edge["count"],
            "expected": edge["expected"],
            "weight": edge["weight"],
            "p": edge.get("p"),
            "q": edge.get("q"),
        }
        for other, edge in net[actor].items()
    ]
    rows.sort(key=lambda row: (1.0 if row["p"] is None else row["p"], -row["weight"], row["id"]))
    return frame(rows, ("id", "name", "count", "expected", "weight", "p", "q"))


def _weight(net: nx.Graph[str], a: str, b: str) -> float:
    return float(net.edges[a, b].get("weight", 1)) if net.has_edge(a, b) else 0.0
