"""Who met whom on a graph of 100,000 facts, beside queries for the same pairs and for less."""

from __future__ import annotations

import resource
from concurrent.futures import Executor

from graph import connect
from graph.network import backbone, communities
from tests.bench.large import Large
from tests.bench.processes import megabytes
from tests.bench.timing import in_turns, once

AIM = 1.5
_PRESENT = """
MATCH (a:Country)-[r:REPRESENTED_AT]->(e:Event)
RETURN a.id AS actor, e.id AS event, r.id AS fact
ORDER BY actor, event
"""
_PAIRS = """
MATCH (a:Country)-[r:REPRESENTED_AT]->(e:Event)<-[s:REPRESENTED_AT]-(b:Country)
WHERE a.id < b.id
WITH a.id AS one, b.id AS other, collect(e.id) AS events, collect(r.id) AS own,
     collect(s.id) AS others
RETURN one, other, events, own + others AS facts
ORDER BY one, other
"""


def networks(graph: Large, apart: Executor) -> None:
    """Time the projection of countries and what is done with it; its memory in a process apart."""
    for what, cypher in (("pairs that met", _PAIRS), ("who was where", _PRESENT)):
        for note, options in (("", {}), (", without p-values", {"test": None})):
            ours, bare = in_turns(
                lambda options=options: graph.db.network(**options),  # type: ignore[misc]
                lambda cypher=cypher: graph.bare(cypher, {}),  # type: ignore[misc]
            )
            print(
                f"networks, {graph.label}{note}: {ours:.2f} s, the bare query for {what}"
                f" {bare:.2f} s: ratio {ours / bare:.2f} (aim {AIM})"
            )
    net = graph.db.network()
    found = (once(lambda: communities.louvain(net)), once(lambda: backbone.disparity(net)))
    before, after = apart.submit(_memory, graph.db.address).result()
    print(
        f"  {len(net)} countries, {net.number_of_edges():,} ties; communities {found[0]:.2f} s,"
        f" backbone {found[1]:.2f} s; at most {after:.0f} MB, {before:.0f} MB before"
    )


def _memory(address: str) -> tuple[float, float]:
    """The most megabytes of a process that makes the network, before and after."""
    with connect(address) as db:
        db.report("events", series="nothing is called so")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        db.network()
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return megabytes(before), megabytes(after)
