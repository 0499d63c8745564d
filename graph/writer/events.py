"""Derive REPRESENTED_AT again for events whose attendance, date or reference data changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from graph.model.kinds import REPRESENTED_AT
from graph.writer import cypher as q
from graph.writer.edges import delete_edges, put_edges
from graph.writer.represented import Bodies, Membership, Presence, represented
from graph.writer.rows import Ends

_MEMBERS = """
MATCH (b:Institution)<-[r:MEMBER_OF]-(m)
RETURN b.id AS body, m.id AS member, r.from AS since, r.until AS until,
       [l IN ['Country', 'Institution'] WHERE l IN labels(m)][0] AS label
"""
_ORGANS = """
MATCH (i:Institution)-[:PART_OF]->(w) WHERE i.kind = 'organ'
RETURN i.id AS organ, w.id AS whole
"""
_ATTENDED = """
UNWIND $ids AS id
MATCH (e:Event {id: id})<-[r:ATTENDED]-(a)
RETURN e.id AS event, e.start AS start, a.id AS actor, r.id AS fact, properties(r) AS properties,
       [l IN ['Person', 'Country', 'Ministry', 'Institution'] WHERE l IN labels(a)][0] AS label
"""
_REPRESENTED = """
UNWIND $ids AS id
MATCH (e:Event {id: id})<-[r:REPRESENTED_AT]-(a)
RETURN e.id AS event, a.id AS actor, r.id AS fact,
       [l IN ['Country', 'Institution'] WHERE l IN labels(a)][0] AS label
"""
_EVENTS = "MATCH (e:Event) RETURN e.id AS id"


def read_bodies(tx: q.Transaction) -> Bodies:
    """Memberships and organs as the graph has them."""
    members = [
        Membership(r["label"], r["member"], r["body"], r["since"], r["until"])
        for r in tx.run(_MEMBERS)
    ]
    organs = {r["organ"]: r["whole"] for r in tx.run(_ORGANS)}
    return Bodies(tuple(members), organs)


def all_events(tx: q.Transaction) -> list[str]:
    """Ids of all events."""
    return [r["id"] for r in tx.run(_EVENTS)]


def derive(tx: q.Transaction, events: Iterable[str], bodies: Bodies) -> None:
    """Bring the REPRESENTED_AT edges of some events up to date."""
    ids = sorted(events)
    starts = {}
    presences: dict[str, list[Presence]] = defaultdict(list)
    for r in q.read_ids(tx, _ATTENDED, ids):
        starts[r["event"]] = r["start"]
        presences[r["event"]].append(Presence(r["label"], r["actor"], r["fact"], r["properties"]))
    wanted = {
        ends.fact(): (ends, properties)
        for event, found in presences.items()
        for ends, properties in represented(event, starts[event], found, bodies)
    }
    dead = {
        r["fact"]: Ends(REPRESENTED_AT.type, r["label"], r["actor"], "Event", r["event"])
        for r in q.read_ids(tx, _REPRESENTED, ids)
        if r["fact"] not in wanted
    }
    delete_edges(tx, dead)
    put_edges(tx, wanted)
