"""From the graph to networkx: who met whom, who was where, who spoke about the same things.

`build` makes a network; what to do with one is in `centrality`, `backbone`, `communities`, `blocs`
and `change`, plain functions on networkx graphs. Whatever an edge says, its `facts` lead to the
sentences.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from graph.errors import UsageError
from graph.network import periods, projections, twomode
from graph.network.offices import representation
from graph.network.topics import co_statement

if TYPE_CHECKING:
    import networkx as nx

    from graph.queries.lookup import Reader

NETWORKS = {
    "co_attendance": "actors that were at the same events, against chance",
    "two_mode": "actors and the events that they were at",
    "co_statement": "actors that spoke about the same topics",
    "representation": "people, what they represent, and what that is part of",
}
"""What networks there are."""


def build(
    store: Reader,
    name: str,
    *,
    actors: str = "countries",
    since: date | str | None = None,
    until: date | str | None = None,
    kinds: list[str] | None = None,
    min_confidence: float = 0.0,
    weight: str = "newman",
    test: str | None = "hypergeometric",
    seed: int = 1,
) -> nx.Graph[str]:
    """A network of the graph; nodes are named by their ids and sorted.

    Args:
        store: where the graph lies.
        name: one of `NETWORKS`.
        actors: countries, institutions or people (of co_attendance and two_mode); countries or
            people (of co_statement); representation has all of them.
        since: first day that counts, "2025", "2025-06" or "2025-06-03"; so `until`, the last.
        until: last day that counts.
        kinds: only events of these kinds (meeting, visit, call, …).
        min_confidence: only facts that are at least as sure, 0 to 1.
        weight: of co_attendance: newman or count.
        test: of co_attendance: hypergeometric, swaps, or None for no p-values.
        seed: of the swaps.

    Raises:
        UsageError: no such network, kind of actor, day, weight or test.
    """
    if name not in NETWORKS:
        message = f"no network {name!r}; networks are: {', '.join(NETWORKS)}"
        raise UsageError(message)
    period: dict[str, Any] = {
        "since": periods.first_day(since),
        "until": periods.last_day(until),
        "min_confidence": min_confidence,
    }
    if name == "representation":
        return representation(store, **period)
    if name == "co_statement":
        return co_statement(store, actors, **period)
    data = twomode.read(store, actors, kinds=kinds, **period)
    if name == "two_mode":
        return projections.two_mode(data)
    return projections.co_attendance(data, weight=weight, test=test, seed=seed)


def rolling(
    store: Reader,
    name: str,
    *,
    since: date | str,
    until: date | str,
    days: int,
    step: int | None = None,
    **options: Any,
) -> Iterator[tuple[date, date, nx.Graph[str]]]:
    """The network of one window after the other, with the first and last day of each."""
    for first, last in periods.windows(since, until, days, step):
        yield first, last, build(store, name, since=first, until=last, **options)


__all__ = ["NETWORKS", "build", "rolling"]
