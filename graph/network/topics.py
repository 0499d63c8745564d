"""Who spoke about the same topics."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import networkx as nx

from graph.errors import UsageError
from graph.network.projections import meet
from graph.network.reading import attributes, rows

if TYPE_CHECKING:
    from graph.queries.lookup import Reader

_PEOPLE = """
MATCH (t:Topic)<-[o:ABOUT]-(s:Statement)<-[r:STATED]-(a:Person)
WHERE r.confidence >= $confidence
  AND ($since IS NULL OR s.said_on >= $since) AND ($until IS NULL OR s.said_on <= $until)
RETURN a.id AS actor, t.name AS topic, s.said_on AS said_on, r.id AS stated, o.id AS about
ORDER BY actor, topic, stated
"""
_COUNTRIES = """
MATCH (t:Topic)<-[o:ABOUT]-(s:Statement)<-[r:STATED]-(a:Person|Country|Ministry|Institution)
WHERE r.confidence >= $confidence
  AND ($since IS NULL OR s.said_on >= $since) AND ($until IS NULL OR s.said_on <= $until)
UNWIND coalesce(r.on_behalf_of, []) + [a.id] AS actor
MATCH (c:Country {id: actor})
RETURN DISTINCT c.id AS actor, t.name AS topic, s.said_on AS said_on, r.id AS stated, o.id AS about
ORDER BY actor, topic, stated
"""
SPEAKERS = {"countries": ("Country", _COUNTRIES), "people": ("Person", _PEOPLE)}
"""Who may speak: a country by itself or by whoever spoke for it; a person."""


def co_statement(
    store: Reader,
    actors: str,
    *,
    since: date | None = None,
    until: date | None = None,
    min_confidence: float = 0.0,
) -> nx.Graph[str]:
    """Actors that spoke about the same topics; whether they agree it does not tell.

    Edges carry `topics`, `count` (of topics), `facts`, and `weight`: a topic that k actors spoke
    about counts 1 / (k - 1), as an event does under co-attendance.

    Raises:
        UsageError: no such kind of speaker.
    """
    if actors not in SPEAKERS:
        message = f"no statements of {actors!r}; actors are one of: {', '.join(SPEAKERS)}"
        raise UsageError(message)
    label, cypher = SPEAKERS[actors]
    values = {"since": since, "until": until, "confidence": min_confidence}
    said: dict[str, dict[str, list[str]]] = {}  # topic, actor, facts
    days = []
    for row in rows(store, cypher, values):
        facts = said.setdefault(row["topic"], {}).setdefault(row["actor"], [])
        facts += [row["stated"], row["about"]]
        days.append(row["said_on"])
    net: nx.Graph[str] = nx.Graph(name="co_statement")
    known = attributes(
        store,
        label,
        (actor for speakers in said.values() for actor in speakers),
        max((day for day in days if day), default=None),
    )
    net.add_nodes_from((actor, known[actor]) for actor in sorted(known))
    meet(net, "topics", dict(sorted(said.items())))
    for _, _, edge in net.edges(data=True):  # one statement may be about several topics
        edge["facts"] = list(dict.fromkeys(edge["facts"]))
    return net
