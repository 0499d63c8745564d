"""Doors that the databases leave open are shut by the text of a query."""

from __future__ import annotations

import pytest

from graph.errors import ForbiddenWriteError
from graph.store.guard import check

REFUSED = (
    "LOAD CSV FROM 'file:///x' AS l RETURN l",
    "MATCH (n)\nload\tcsv WITH HEADERS FROM $f AS l RETURN l",
    "LOAD/**/CSV FROM 'x' AS l RETURN l",
    "\\u004cOAD CSV FROM 'x' AS l RETURN l",
    "RETURN '\\u0027 AS a, 1 AS b LOAD CSV FROM 'x' AS l //'",
    "RETURN '\\u0027' AS a LOAD CSV FROM 'x' AS l RETURN l",
    "TERMINATE TRANSACTION 'a'",
    "CALL dbms.killConnection('a')",
    "CALL\napoc . load . json('x') YIELD value RETURN value",
    "CALL `apoc.load.json`('x')",
    "CALL `apoc`.load.`json`('x')",
    "OPTIONAL CALL custom.write()",
    "/* note */ EXPLAIN MATCH (n) RETURN n",
)
PASSED = (
    "MATCH (n) RETURN n.call AS call, $call AS other ORDER BY call",
    "MATCH (n:CALL) WHERE n.text = 'CALL apoc.x() LOAD CSV' RETURN n.id AS id",
    "MATCH (n) CALL (n) { RETURN 1 AS one } RETURN one",
    "CALL { MATCH (n) RETURN count(n) AS n } RETURN n",
    "CALL db.labels() YIELD label RETURN label",
    "CALL db.relationshipTypes YIELD relationshipType RETURN relationshipType",
    "MATCH (n) WHERE n.name = 'a\\'b' RETURN n.name AS explain // LOAD CSV",
)


@pytest.mark.parametrize("cypher", REFUSED)
def test_a_door_is_shut(cypher: str) -> None:
    with pytest.raises(ForbiddenWriteError, match=r"^query refused, line \d+: ") as error:
        check(cypher)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("cypher", PASSED)
def test_what_only_looks_so_passes(cypher: str) -> None:
    check(cypher)
