"""Forms of the writer and the saved queries give the same rows on both databases."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graph.store import Store
from graph.store.dialect import violations

NODES = (
    "CREATE (:Person {id: 'ana', name: 'Ana', rank: 2, aliases: ['A. Silva']}) "
    "CREATE (:Person {id: 'ben', name: 'ben', rank: 1}) "
    "CREATE (:Person {id: 'cem', name: 'Cem'}) "
    "CREATE (:Event {id: 'e1', name: 'First', start: date('2031-05-02')}) "
    "CREATE (:Event {id: 'e2', name: 'Second', start: date('2032-05-02')})"
)
EDGES = (
    "UNWIND $rows AS row WITH row WHERE row.id IS NOT NULL "
    "MATCH (a:Person {id: row.a}) MATCH (b:Event {id: row.b}) "
    "MERGE (b)<-[r:ATTENDED {id: row.id}]-(a) SET r += row.properties"
)
ROWS = [
    {"id": "1", "a": "ana", "b": "e1", "properties": {"roles": ["chaired"]}},
    {"id": "2", "a": "ben", "b": "e1", "properties": {"roles": ["participant"]}},
    {"id": "3", "a": "ana", "b": "e2", "properties": {"roles": ["participant"]}},
    {"id": "4", "a": "cem", "b": "e2", "properties": {"roles": ["participant"]}},
    {"id": None, "a": "cem", "b": "e1", "properties": {}},
    {"id": "5", "a": "nobody", "b": "e1", "properties": {}},
]
FORMS: dict[str, tuple[str, dict[str, Any], list[tuple[Any, ...]]]] = {
    "group in WITH, then build": (
        "MATCH (e:Event)<-[:ATTENDED]-(p:Person) WITH e.name AS event, count(p) AS n "
        "RETURN event + ': ' + toString(n) AS line ORDER BY line",
        {},
        [("First: 2",), ("Second: 2",)],
    ),
    "maps after grouping": (
        "MATCH (e:Event)<-[:ATTENDED]-(p:Person) WITH e.name AS event, count(p) AS n "
        "ORDER BY event RETURN collect({event: event, n: n}) AS events",
        {},
        [([{"event": "First", "n": 2}, {"event": "Second", "n": 2}],)],
    ),
    "lists in order": (
        "MATCH (e:Event) RETURN e.id AS id, COLLECT { MATCH (e)<-[:ATTENDED]-(p:Person) "
        "RETURN p.name ORDER BY toLower(p.name), p.id } AS names ORDER BY id",
        {},
        [("e1", ["Ana", "ben"]), ("e2", ["Ana", "Cem"])],
    ),
    "order without regard to case, nulls last": (
        "MATCH (p:Person) RETURN p.name AS name, p.rank AS rank "
        "ORDER BY p.rank IS NULL, p.rank, toLower(p.name), p.id",
        {},
        [("ben", 1), ("Ana", 2), ("Cem", None)],
    ),
    "name, alias or id": (
        "MATCH (p:Person) WHERE p.id = $q OR toLower(p.name) = toLower($q) "
        "OR any(a IN p.aliases WHERE toLower(a) = toLower($q)) RETURN p.id AS id ORDER BY id",
        {"q": "a. SILVA"},
        [("ana",)],
    ),
    "optional range of dates": (
        "MATCH (e:Event) WHERE ($since IS NULL OR e.start >= $since) "
        "AND ($until IS NULL OR e.start <= $until) RETURN e.id AS id, e.start AS day ORDER BY id",
        {"since": None, "until": date(2031, 12, 31)},
        [("e1", date(2031, 5, 2))],
    ),
    "days between": (
        "MATCH (e:Event) WITH min(e.start) AS a, max(e.start) AS b "
        "RETURN duration.inDays(a, b).days AS days",
        {},
        [(366,)],
    ),
    "counts with zero": (
        "MATCH (p:Person) RETURN p.id AS id, "
        "COUNT { (p)-[r:ATTENDED]->(:Event) WHERE 'chaired' IN r.roles } AS n ORDER BY id",
        {},
        [("ana", 1), ("ben", 0), ("cem", 0)],
    ),
    "existence": (
        "MATCH (p:Person) WHERE NOT EXISTS { (p)-[:ATTENDED]->(:Event {id: 'e1'}) } "
        "RETURN p.id AS id ORDER BY id",
        {},
        [("cem",)],
    ),
    "first of each": (
        "MATCH (e:Event) CALL (e) { MATCH (e)<-[:ATTENDED]-(p:Person) "
        "RETURN p.name AS name ORDER BY toLower(p.name) DESC LIMIT 1 } "
        "RETURN e.id AS id, name ORDER BY id",
        {},
        [("e1", "ben"), ("e2", "Cem")],
    ),
    "pairs once": (
        "MATCH (a:Person)-[:ATTENDED]->(e:Event)<-[:ATTENDED]-(b:Person) WHERE a.id < b.id "
        "WITH a.id AS one, b.id AS other, count(e) AS n RETURN one, other, n ORDER BY one, other",
        {},
        [("ana", "ben", 1), ("ana", "cem", 1)],
    ),
    "shortest chain": (
        "MATCH (a:Person {id: $a}) MATCH (b:Person {id: $b}) WHERE a <> b "
        "MATCH p = shortestPath((a)-[:ATTENDED*1..6]-(b)) "
        "RETURN length(p) AS hops, [n IN nodes(p) | n.id] AS ids",
        {"a": "ben", "b": "cem"},
        [(4, ["ben", "e1", "ana", "e2", "cem"])],
    ),
    "kind of a node": (
        "MATCH (n:Person|Event) WITH [l IN ['Person', 'Event'] WHERE l IN labels(n)][0] AS kind, "
        "count(*) AS n RETURN kind, n ORDER BY kind",
        {},
        [("Event", 2), ("Person", 3)],
    ),
    "limit by parameter": (
        "MATCH (p:Person) RETURN p.id AS id ORDER BY id SKIP 1 LIMIT toInteger($n)",
        {"n": 1.0},
        [("ben",)],
    ),
    "union": (
        "MATCH (p:Person {id: 'ana'}) RETURN p.name AS name UNION "
        "MATCH (e:Event {id: 'e1'}) RETURN e.name AS name",
        {},
        [("Ana",), ("First",)],
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_gives_the_same_rows(store: Store, form: str) -> None:
    store.write(lambda tx: tx.run(NODES))
    for _ in range(2):
        store.write(lambda tx: tx.run(EDGES, rows=ROWS))
    cypher, parameters, rows = FORMS[form]
    assert violations(cypher) == []
    found = store.query(cypher, parameters).rows
    assert (sorted(found) if form == "union" else found) == rows


def test_edges_are_merged_once_and_never_to_nothing(store: Store) -> None:
    store.write(lambda tx: tx.run(NODES))
    for _ in range(2):
        store.write(lambda tx: tx.run(EDGES, rows=ROWS))
    found = store.read("MATCH ()-[r:ATTENDED]->() RETURN r.id AS id ORDER BY id")
    assert [row["id"] for row in found] == ["1", "2", "3", "4"]
    assert store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 5}]
