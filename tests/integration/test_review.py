"""Ruling on facts that are not sure: what goes stays away, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.api import Database
from graph.cli import main
from graph.errors import UsageError
from graph.store import Store
from loaders import load

TEXT = """---
id: one
published: 2031-05-05
---
Norway's Foreign Minister Eva Lund hosted talks with Finland's Foreign Minister Aino Salo in Oslo on
4 May 2031. Lund said that the border stays open.
"""
SALO = "aino-salo@FIN"


@pytest.fixture
def database(store: Store, tmp_path: Path) -> Database:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    database = Database(store)
    load(database, tmp_path / "one.txt")
    return database


def _facts(database: Database, type_: str, person: str) -> list[str]:
    cypher = f"MATCH (p:Person {{id: $id}})-[r:{type_}]->() RETURN r.id AS id ORDER BY id"
    return [row["id"] for row in database.store.read(cypher, id=person)]


def test_a_rejected_fact_stays_away_through_reloads_and_small_edits(
    database: Database, tmp_path: Path
) -> None:
    before = database.stats().fact_hash
    (fact,) = _facts(database, "ATTENDED", SALO)
    database.review(fact, "rejected", because="she sent a deputy", by="ann")
    assert not _facts(database, "ATTENDED", SALO)
    assert not database.check()
    path = tmp_path / "one.txt"
    path.write_text(TEXT.replace("the border", "this border"), encoding="utf-8")
    load(database, path)
    assert not _facts(database, "ATTENDED", SALO)
    path.write_text(TEXT, encoding="utf-8")
    load(database, path)
    database.undo()
    assert database.stats().fact_hash == before


def test_what_follows_from_a_rejected_office_goes_with_it(database: Database) -> None:
    stated = database.store.read(
        "MATCH (:Person {id: $id})-[r:REPRESENTS]->(:Country) RETURN r.id AS id", id=SALO
    )
    assert len(_facts(database, "REPRESENTS", SALO)) == 2
    before = database.stats().fact_hash
    database.review(stated[0]["id"], "rejected")
    assert not _facts(database, "REPRESENTS", SALO)
    assert not database.check()
    database.undo()
    assert database.stats().fact_hash == before


def test_accepted_facts_wait_no_more_and_count_as_sure(database: Database) -> None:
    waiting = database.unreviewed(1.01)
    (fact,) = _facts(database, "ATTENDED", SALO)
    assert fact in {doubt.fact for doubt in waiting}
    database.review(fact, "accepted")
    assert fact not in {doubt.fact for doubt in database.unreviewed(1.01)}
    event = database.store.read("MATCH (e:Event) RETURN e.id AS id")[0]["id"]
    answer = database.report("who_attended", event=event)
    (row,) = [row for row in answer.rows if fact in row.facts]
    for other in set(row.facts) - {fact}:
        database.review(other, "accepted")
    sure = database.trusted(answer, 1.01)
    assert sure.rows == [row]
    assert "nobody accepted" in sure.notes[-1]
    with pytest.raises(UsageError, match="no claim supports a fact x"):
        database.review("x", "accepted")


def test_the_terminal_walks_through_them_and_goes_on_later(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    db = ["--db", f"embedded:{tmp_path / 'graph'}"]
    assert main(["load", str(tmp_path / "one.txt"), *db]) == 0
    answers = iter(["?", "a", "r", "s", "q"])
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    capsys.readouterr()
    assert main(["review", "--threshold", "1", *db]) == 0
    out = capsys.readouterr().out
    assert "Foreign Minister" in out
    left = int(out.rpartition(" left")[0].rpartition(" ")[2])
    assert "1 accepted, 1 rejected" in out
    answers = iter(["q"])
    assert main(["review", "--threshold", "1", *db]) == 0
    assert f"0 accepted, 0 rejected, {left} left" in capsys.readouterr().out
