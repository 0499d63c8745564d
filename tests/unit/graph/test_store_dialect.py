"""What of the shared dialect can be read off a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.store.dialect import RULES, violations
from graph.store.text import masked, without_end

BREACHES = {
    "CREATE (n:Topic) RETURN n.id AS id": "only reads",
    "MATCH (n) SET n.x = 1": "only reads",
    "MATCH (n) DETACH DELETE n": "only reads",
    "LOAD CSV FROM 'x' AS line RETURN line": "LOAD CSV",
    "TERMINATE TRANSACTIONS 'x'": "TERMINATE",
    "CYPHER 25 MATCH (n) RETURN n.id AS id": "prefix",
    "USE neo4j MATCH (n) RETURN n.id AS id": "prefix",
    "RETURN apoc.text.clean('a') AS a": "apoc",
    "CALL gds.graph.list() YIELD graphName": "gds",
    "CALL db.schema.visualization()": "db.schema",
    "MATCH (n) CALL (n) { RETURN 1 AS a } IN TRANSACTIONS RETURN a": "TRANSACTIONS",
    "MATCH (n)\nLET x = n.id\nRETURN x": "LET",
    "MATCH (n)\nFILTER n.id = 1\nRETURN n.id AS id": "FILTER",
    "MATCH p = ALL SHORTEST (a)-[:T]-+(b) RETURN length(p) AS n": "shortestPath",
    "MATCH p = SHORTEST 2 (a)-[:T]-+(b) RETURN length(p) AS n": "shortestPath",
    "MATCH p = shortestPath((a)-[:T*2..5]-(b)) RETURN length(p) AS n": "lower bound",
    "MATCH (n) RETURN *": "columns",
    "MATCH (n) WITH DISTINCT * RETURN n.id AS id": "columns",
    "MATCH (n) WHERE exists(n.name) RETURN n.id AS id": "IS NOT NULL",
    "MATCH (n) RETURN elementId(n) AS id": "internal",
    "MATCH (n) WHERE id(n) = 1 RETURN n.name AS name": "internal",
    "MATCH (n:$($label)) RETURN n.id AS id": "written out",
    "MATCH (n) RETURN n.id AS id LIMIT $n": "toInteger",
    "MATCH (n) RETURN {name: n.name, n: count(*)} AS map": "build the map",
    "MATCH (n) RETURN coalesce(max(n.a), min(n.a)) AS a": "two aggregates",
}
CLEAN = (
    "MATCH p = shortestPath((a:Person)-[:ATTENDED*1..6]-(b:Person)) RETURN length(p) AS hops",
    "MATCH (n) WHERE EXISTS { (n)--() } AND n.id IS NOT NULL RETURN n.id AS id",
    "MATCH (n) RETURN n.set AS create, n.`LOAD CSV` AS b ORDER BY n.set LIMIT toInteger($limit)",
    "MATCH (n) WITH n.kind AS kind, count(*) AS n RETURN collect({kind: kind, n: n}) AS kinds",
    "MATCH (n) RETURN CASE WHEN n.a > 0 THEN {a: n.a} ELSE null END AS a",
    "MATCH (n) RETURN size(collect(DISTINCT n.id)) AS n, COUNT { (n)--() } AS m",
    "MATCH (n) RETURN n {.name, last: COLLECT { MATCH (n)--(m) RETURN m.id ORDER BY m.id }} AS map",
    "MATCH (n) // CREATE (x)\nWHERE n.text <> 'MERGE (y) LIMIT $n' RETURN n.id AS id",
    "MATCH (n) CALL (n) { MATCH (n)--(m) RETURN count(m) AS degree } RETURN n.id AS id, degree",
    "MATCH (n) WHERE n.title CONTAINS 'apoc.' RETURN n.apoc AS id, $set AS gds",
)


@pytest.mark.parametrize(("cypher", "says"), BREACHES.items())
def test_each_breach_is_named(cypher: str, says: str) -> None:
    assert [message for _, message in violations(cypher) if says in message]


@pytest.mark.parametrize("cypher", CLEAN)
def test_what_both_databases_understand_passes(cypher: str) -> None:
    assert violations(cypher) == []


def test_a_breach_is_found_on_its_line() -> None:
    text = "// CREATE\nMATCH (n)\n\nRETURN n.id AS id\nLIMIT $n"
    assert [line for line, _ in violations(text)] == [5]


def test_every_rule_says_what_is_wrong() -> None:
    assert len({rule.message for rule in RULES}) == len(RULES)


@given(st.text(alphabet="ab'\"`/*\n\\ ;", max_size=40))
def test_masking_keeps_offsets_and_lines(text: str) -> None:
    bare = masked(text)
    assert len(bare) == len(text)
    assert [i for i, c in enumerate(bare) if c == "\n"] == [
        i for i, c in enumerate(text) if c == "\n"
    ]
    assert not set(bare) & {"'", '"', "`"}
    assert text.startswith(without_end(text))
