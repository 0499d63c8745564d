"""Declared blocs beside who meets whom: do they hold together, and do they show?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

import networkx as nx

from graph.network import periods
from graph.network.frames import frame
from graph.network.reading import rows

if TYPE_CHECKING:
    from pandas import DataFrame

    from graph.queries.lookup import Reader

_PRESENCE = """
MATCH (e:Event)<-[r:REPRESENTED_AT]-(b:Institution)
WHERE r.countries_total IS NOT NULL AND (b.id = $bloc OR toLower(b.name) = toLower($bloc)
      OR any(alias IN b.aliases WHERE toLower(alias) = toLower($bloc)))
RETURN coalesce(e.start, r.first_reported) AS day, e.name AS event, e.id AS id, r.how AS how,
       r.countries AS countries, r.countries_total AS total, e.roster AS roster, r.id AS fact
ORDER BY day, id
"""


def against(net: nx.Graph[str], groups: Iterable[Iterable[str]]) -> DataFrame:
    """Each bloc with two members or more in the network, against communities found in it.

    - `members`: of the network; `density`: share of their pairs that met; `cohesion`: mean weight
      between members over that between all pairs (1: no closer than anybody);
    - `ei`: E-I index of the members' weights, from -1 (only among themselves) to 1 (only with
      others; Krackhardt and Stern, Social Psychology Quarterly 51, 1988);
    - `ari`, `nmi`: agreement of being a member with being in the community that holds most of the
      bloc, 1 for the same sets, about 0 for chance (Hubert and Arabie 1985; Strehl and Ghosh 2002,
      arithmetic mean).

    Blocs overlap, so each is compared by itself.
    """
    from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

    nodes, communities = sorted(net), [frozenset(group) for group in groups]
    blocs: dict[str, set[str]] = {}
    for n in nodes:
        for bloc in net.nodes[n].get("blocs", ()):
            blocs.setdefault(bloc, set()).add(n)
    table: list[dict[str, Any]] = []
    for bloc, members in sorted(blocs.items()):
        if len(members) < 2:
            continue
        home: frozenset[str] = max(
            communities, key=lambda c: (len(c & members), -len(c)), default=frozenset()
        )
        inside, found = [n in members for n in nodes], [n in home for n in nodes]
        table.append(
            {
                "bloc": bloc,
                "members": len(members),
                **_cohesion(net, members),
                "ari": float(adjusted_rand_score(inside, found)),
                "nmi": float(normalized_mutual_info_score(inside, found)),
            }
        )
    table.sort(key=lambda row: (-row["ari"], row["bloc"]))
    return frame(table, ("bloc", "members", "density", "cohesion", "ei", "ari", "nmi"))


def presence(
    store: Reader, bloc: str, *, since: date | str | None = None, until: date | str | None = None
) -> DataFrame:
    """How much of a bloc was at each event, by day: `countries` of `total` on that day.

    `how` is named (the bloc itself), own_body or members. Unless the event's `roster` is complete,
    more may have been there. `facts` lead to the sentences.

    Args:
        store: where the graph lies.
        bloc: name, alias or id.
        since: first day that counts; so `until`, the last.
        until: last day that counts.
    """
    first, last = periods.first_day(since), periods.last_day(until)
    found = [
        {**row, "share": row["countries"] / row["total"] if row["total"] else None}
        | {"facts": [row["fact"]]}
        for row in rows(store, _PRESENCE, {"bloc": bloc})
        if (first is None or (row["day"] and row["day"] >= first))
        and (last is None or (row["day"] and row["day"] <= last))
    ]
    columns = ("event", "day", "how", "countries", "total", "share", "roster", "facts")
    return frame(found, columns)


def _cohesion(net: nx.Graph[str], members: set[str]) -> dict[str, float | None]:
    internal = net.subgraph(members)
    within = sum(edge["weight"] for _, _, edge in internal.edges(data=True))
    out = sum(
        edge["weight"] for a, b, edge in net.edges(data=True) if (a in members) != (b in members)
    )
    everything = sum(edge["weight"] for _, _, edge in net.edges(data=True))
    own_pairs, pairs = len(members) * (len(members) - 1) / 2, len(net) * (len(net) - 1) / 2
    return {
        "density": internal.number_of_edges() / own_pairs,
        "cohesion": (within / own_pairs) / (everything / pairs) if everything else None,
        "ei": (out - within) / (out + within) if out + within else None,
    }
