"""Queries that are not ours can only read, and only for so long."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import EntenteError, ForbiddenWriteError, QueryTimeoutError
from graph.store import Store

WRITES = (
    "CREATE (n:Topic {id: 'new'})",
    "CREATE (n:Novel {id: 'new'}) RETURN n.id AS id",
    "MERGE (n:Topic {id: 'new'}) RETURN n.id AS id",
    "MERGE (n:Topic {id: 'old'}) RETURN n.id AS id",
    "MATCH (n:Topic) SET n.id = 'new'",
    "MATCH (n:Topic) REMOVE n.id",
    "MATCH (n:Topic) DELETE n",
    "MATCH (n) DETACH DELETE n RETURN count(*) AS n",
    "FOREACH (i IN [1, 2] | CREATE (:Topic {id: toString(i)}))",
    "CALL { CREATE (n:Topic {id: 'new'}) RETURN n.id AS id } RETURN id",
    "MATCH (n:Topic) CALL (n) { SET n.x = 1 } RETURN n.id AS id",
    "CREATE CONSTRAINT extra IF NOT EXISTS FOR (n:Topic) REQUIRE n.x IS UNIQUE",
    "CREATE INDEX extra IF NOT EXISTS FOR (n:Topic) ON (n.x)",
    "DROP CONSTRAINT topic_id",
    "CREATE USER eve SET PASSWORD 'evilevilevil'",
    "DROP USER reader",
    "// only a comment says MATCH\nCREATE (n:Topic {id: 'new'})",
    "RETURN 1 AS a; CREATE (n:Topic {id: 'new'})",
)
REFUSED_BY_TEXT = (
    "LOAD CSV FROM $file AS line RETURN line",
    "load /* so */ csv FROM $file AS line RETURN line",
    "LOAD\\u0020CSV FROM $file AS line RETURN line",
    "RETURN '\\u0027 AS a LOAD CSV FROM $file AS line //' AS b",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "CALL apoc.load.json($file) YIELD value RETURN value",
    "CALL `dbms`.`killConnections`([])",
    "EXPLAIN MATCH (n) RETURN n",
    "PROFILE MATCH (n) DETACH DELETE n",
)
ENDLESS = (
    "UNWIND range(1, 20000) AS a UNWIND range(1, 20000) AS b "
    "WITH a * b AS c WHERE c % 7 = 100 RETURN count(c) AS n"
)


@pytest.mark.parametrize("cypher", WRITES)
def test_nothing_is_written(store: Store, cypher: str) -> None:
    store.write(lambda tx: tx.run("CREATE (n:Topic {id: 'old'})"))
    before = [row["name"] for row in store.read("SHOW CONSTRAINTS")]
    for _ in range(2):  # a text that was found to read is not asked about again
        with pytest.raises(EntenteError) as refusal:
            store.query(cypher)
        assert "\n" not in str(refusal.value)
    assert store.read("MATCH (n) RETURN properties(n) AS p") == [{"p": {"id": "old"}}]
    assert [row["name"] for row in store.read("SHOW CONSTRAINTS")] == before


def test_a_write_is_called_a_write(store: Store) -> None:
    for cypher in WRITES[:10]:
        with pytest.raises(ForbiddenWriteError):
            store.query(cypher)


@pytest.mark.parametrize("cypher", REFUSED_BY_TEXT)
def test_nothing_but_the_graph_is_reached(store: Store, cypher: str, tmp_path: Path) -> None:
    path = tmp_path / "secret.csv"
    path.write_text("secret\n")
    with pytest.raises(ForbiddenWriteError):
        store.query(cypher, {"file": path.as_uri()})


def test_words_in_strings_names_and_comments_are_no_writes(store: Store) -> None:
    store.write(lambda tx: tx.run("CREATE (n:Event {id: 'e', kind: 'call'})"))
    answer = store.query(
        "// CREATE and LOAD CSV\nMATCH (n:Event) WHERE n.kind <> 'LOAD CSV; CREATE (x)' "
        "RETURN n.kind AS call /* TERMINATE TRANSACTIONS */ ORDER BY call, n.id"
    )
    assert answer.rows == [("call",)]
    assert store.query("CALL db.labels() YIELD label RETURN count(label) > 0 AS some").rows


def test_a_long_query_is_ended_at_its_limit_and_the_store_goes_on(store: Store) -> None:
    with pytest.raises(QueryTimeoutError, match=r"0\.5 s"):
        store.query(ENDLESS, timeout=0.5)
    assert store.query("RETURN 1 AS a").rows == [(1,)]
    assert not [r for r in store.read("SHOW TRANSACTIONS") if "20000" in r["currentQuery"]]


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Ctrl-C as at a terminal: in a background job Python starts with the signal ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupted_query_ends_at_once(store: Store) -> None:
    def interrupt() -> None:
        while not [r for r in store.read("SHOW TRANSACTIONS") if "20000" in r["currentQuery"]]:
            pass
        os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=interrupt)
    thread.start()
    with pytest.raises(KeyboardInterrupt):
        store.query(ENDLESS, timeout=600)
    thread.join()
    assert not [r for r in store.read("SHOW TRANSACTIONS") if "20000" in r["currentQuery"]]
    assert store.query("RETURN 1 AS a").rows == [(1,)]
