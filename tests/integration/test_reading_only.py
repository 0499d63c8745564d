"""Twenty ways to write or reach out through a report; none gets anywhere, on either database."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.api import Database
from graph.errors import EntenteError, QueryError
from graph.queries import catalogue
from graph.store import Store

EVASIONS = {
    "plain": "CREATE (n:Topic {id: 'new'}) RETURN n.id AS id",
    "merge": "MERGE (n:Topic {id: 'new'}) RETURN n.id AS id",
    "behind_a_comment": "/* MATCH only */ CREATE /* so */ (n:Topic {id: 'new'}) RETURN n.id AS id",
    "behind_a_line": "// reads\rCREATE (n:Topic {id: 'new'}) RETURN n.id AS id",
    "after_a_string": "WITH 'it\\'s // fine' AS x CREATE (n:Topic {id: x}) RETURN n.id AS id",
    "escaped": "\\u0043REATE (n:Topic {id: 'new'}) RETURN n.id AS id",
    "escaped_quote": "RETURN '\\u0027 AS id LOAD CSV FROM 'file:///etc/passwd' AS l //' AS id",
    "mixed_case": "mAtCh (n:Topic) sEt n.id = 'new' RETURN n.id AS id",
    "remove": "MATCH (n:Topic) REMOVE n.id RETURN count(*) AS id",
    "delete": "MATCH (n) DETACH DELETE n RETURN count(*) AS id",
    "subquery": "CALL { CREATE (n:Topic {id: 'new'}) RETURN n.id AS id } RETURN id",
    "unit_subquery": "MATCH (n:Topic) CALL (n) { SET n.id = 'new' } RETURN n.id AS id",
    "batches": "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS RETURN count(*) AS id",
    "foreach": "FOREACH (i IN [1] | CREATE (:Topic {id: 'new'})) RETURN 1 AS id",
    "load_csv": "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line AS id",
    "procedure": "CALL apoc.cypher.doIt('CREATE (:Topic)', {}) YIELD value RETURN value AS id",
    "quoted_procedure": "CALL `dbms`.`killConnections`([]) YIELD message RETURN message AS id",
    "two_statements": "RETURN 1 AS id; CREATE (n:Topic {id: 'new'})",
    "other_database": "USE system CREATE USER eve SET PASSWORD 'evilevilevil'",
    "plan": "PROFILE MATCH (n) DETACH DELETE n RETURN count(*) AS id",
    "schema": "CREATE CONSTRAINT extra IF NOT EXISTS FOR (n:Topic) REQUIRE n.x IS UNIQUE",
}
INJECTED = "'}) DETACH DELETE n WITH 1 AS x CREATE (:Topic {id: 'new'}) //"


@pytest.fixture
def database(store: Store) -> Database:
    store.write(lambda tx: tx.run("CREATE (n:Topic {id: 'old'})"))
    return Database(store)


def _untouched(database: Database) -> bool:
    return database.store.read("MATCH (n) RETURN properties(n) AS p") == [{"p": {"id": "old"}}]


@pytest.mark.parametrize("name", EVASIONS)
def test_a_file_of_ones_own_cannot_write(database: Database, name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.cypher"
    path.write_text(f"// Mine\n{EVASIONS[name]}\n", encoding="utf-8", newline="")
    with pytest.raises(EntenteError) as refusal:
        database.report(str(path))
    assert "\n" not in str(refusal.value)
    assert _untouched(database)


def test_parameters_are_values_and_never_text(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "mine.cypher"
    path.write_text("// Mine\n// param q: string\nMATCH (n) WHERE n.id <> $q RETURN n.id AS id")
    assert [row["id"] for row in database.report(str(path), q=INJECTED).rows] == ["old"]
    assert database.report("who_said_what", topic=INJECTED).rows == []
    with pytest.raises(EntenteError):
        database.report("who_attended", event=INJECTED)
    assert _untouched(database)


@pytest.mark.parametrize("name", ["plain", "mixed_case", "subquery", "foreach", "load_csv"])
def test_the_library_refuses_it_before_any_database_sees_it(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.cypher"
    path.write_text(f"// Ask for ids\n// name: {name}\n// returns: id\n{EVASIONS[name]}\n")
    with pytest.raises(QueryError, match=rf"{name}\.cypher:\d+: "):
        catalogue(tmp_path)
