"""Writing and reading on both databases."""

from __future__ import annotations

import traceback
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from graph import schema
from graph.config import Settings
from graph.errors import AuthenticationError, QueryError, StoreError
from graph.store import Store, Transaction, connect


def put(tx: Transaction, *ids: str, **properties: Any) -> None:
    tx.run(
        "UNWIND $ids AS id MERGE (n:Topic {id: id}) SET n += $properties",
        ids=list(ids),
        properties=properties,
    )


def topics(store: Store) -> list[str]:
    return [row["id"] for row in store.read("MATCH (n:Topic) RETURN n.id AS id ORDER BY id")]


def test_what_is_written_is_read(store: Store) -> None:
    assert store.write(lambda tx: put(tx, "a", "b")) is None
    store.write(lambda tx: put(tx, "a"))
    assert topics(store) == ["a", "b"]


def test_work_that_fails_leaves_nothing(store: Store) -> None:
    def work(tx: Transaction) -> None:
        put(tx, "a")
        assert tx.run("MATCH (n:Topic) RETURN n.id AS id") == [{"id": "a"}]
        message = "half way"
        raise ArithmeticError(message)

    with pytest.raises(ArithmeticError, match="half way"):
        store.write(work)
    assert topics(store) == []


def test_values_come_back_as_they_went_in(store: Store) -> None:
    values = {
        "text": 'it\'s "quoted" `so` \\ and “so”; Émile Núñez, 東京 🕊 // no comment\nnew line',
        "day": date(2031, 5, 2),
        "moment": datetime(2031, 5, 2, 10, 30),  # without zone: the embedded database drops it
        "number": 2**40,
        "share": 0.1,
        "flag": True,
        "names": ["a", "b"],
    }
    store.write(lambda tx: put(tx, "a", **values))
    row = store.read("MATCH (n:Topic {id: $id}) RETURN properties(n) AS p", id="a")[0]["p"]
    assert row == {"id": "a", **values}
    assert type(row["day"]) is date
    answer = store.query(
        "MATCH (n:Topic) WHERE n.text = $text RETURN n.day AS day, n.id AS id", values
    )
    assert (answer.columns, answer.rows) == (("day", "id"), [(date(2031, 5, 2), "a")])


def test_nodes_edges_and_paths_come_as_properties(store: Store) -> None:
    store.write(
        lambda tx: tx.run("CREATE (:Person {id: 'p'})-[:ATTENDED {id: 'r'}]->(:Event {id: 'e'})")
    )
    answer = store.query("MATCH path = (p:Person)-[r]->(e) RETURN p, r, path, {of: e.id} AS map")
    ends = [{"id": "p"}, {"id": "r"}, {"id": "e"}]
    assert answer.rows == [({"id": "p"}, {"id": "r"}, ends, {"of": "e"})]


def test_an_id_is_unique_within_label_and_type(store: Store) -> None:
    store.write(lambda tx: put(tx, "a"))
    with pytest.raises(StoreError, match="constraint"):
        store.write(lambda tx: tx.run("CREATE (n:Topic {id: 'a'})"))
    twice = (
        "CREATE (:Event {id: 'e'}) WITH 1 AS one UNWIND [1, 2] AS i MATCH (e:Event) "
        "CREATE (s:Statement {id: toString(i)})-[:MADE_AT {id: 'x'}]->(e)"
    )
    with pytest.raises(StoreError, match="constraint"):
        store.write(lambda tx: tx.run(twice))
    assert store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 1}]


def test_edges_without_an_id_are_no_trouble(store: Store) -> None:
    many = (
        "CREATE (d:Document {id: 'd'}) WITH d UNWIND range(1, 3) AS i "
        "CREATE (c:Claim {id: toString(i)}) CREATE (c)-[:FOUND_IN]->(d)"
    )
    store.write(lambda tx: tx.run(many))
    assert store.read("MATCH ()-[r:FOUND_IN]->() RETURN count(r) AS n") == [{"n": 3}]


def test_the_schema_is_made_once(store: Store) -> None:
    store.ensure_schema()
    names = [
        sorted(r["name"] for r in store.read(f"SHOW {kind}")) for kind in ("CONSTRAINTS", "INDEXES")
    ]
    assert set(names[0]) == set(schema.constraints())
    assert set(schema.indexes()) <= set(names[1])
    store.ensure_schema()
    assert names == [
        sorted(r["name"] for r in store.read(f"SHOW {kind}")) for kind in ("CONSTRAINTS", "INDEXES")
    ]
    assert store.read("MATCH (m:Meta) RETURN m.id AS id, m.version AS version") == [
        {"id": "schema", "version": schema.VERSION}
    ]


def test_the_graph_of_a_newer_version_is_refused(store: Store) -> None:
    store.write(lambda tx: tx.run("MERGE (m:Meta {id: 'schema'}) SET m.version = 99"))
    with pytest.raises(StoreError, match=r"version 99.*install a newer"):
        store.ensure_schema()


@pytest.mark.parametrize(
    ("cypher", "says"),
    [
        ("MATCH (n:Topic RETURN n.id AS id", "refused"),
        ("MATCH (n:Topic) RETURN m.id AS id", "not defined"),
        ("MATCH (n:Topic {id: $missing}) RETURN n.id AS id", "missing"),
        ("RETURN 1 AS a; RETURN 2 AS b", "refused"),
    ],
)
def test_a_wrong_query_is_one_line(store: Store, cypher: str, says: str) -> None:
    with pytest.raises(QueryError, match=says) as error:
        store.query(cypher)
    assert "\n" not in str(error.value)


def test_a_query_can_be_checked_without_running(store: Store) -> None:
    store.explain("MATCH (n:Topic {id: $id})\nRETURN n.id AS id;")
    with pytest.raises(QueryError):
        store.explain("MATCH (n:Topic) RETURN m.id AS id")


def test_comments_and_a_semicolon_at_the_end_are_no_trouble(store: Store) -> None:
    assert store.query("// Title\n/* ; */ RETURN ';' AS a ; // done\n").rows == [(";",)]
    assert store.query("RETURN 1 AS a // ;").rows == [(1,)]


def test_a_wrong_password_says_which_variables_to_set(settings: Settings) -> None:
    if settings.db.startswith("embedded"):
        return
    for password in ("wrong", None):
        with pytest.raises(AuthenticationError, match="NEO4J_PASSWORD_FILE"):
            connect(Settings(settings.db, user=settings.user, password=password))


def test_a_wrong_password_of_a_file_is_in_no_traceback(settings: Settings, tmp_path: Path) -> None:
    if settings.db.startswith("embedded"):
        return
    path = tmp_path / "password"
    path.write_text("correct-horse\n")
    with pytest.raises(AuthenticationError) as told:
        connect(Settings(settings.db, user=settings.user, password_file=path))
    assert "correct-horse" not in "".join(traceback.format_exception(told.value))


def test_a_password_file_is_read(settings: Settings, tmp_path: Path) -> None:
    if settings.db.startswith("embedded"):
        return
    path = tmp_path / "password"
    path.write_text(f"{settings.password}\nnot this\n")
    with connect(Settings(settings.db, user=settings.user, password_file=path)) as store:
        assert store.query("RETURN 1 AS a").rows == [(1,)]
