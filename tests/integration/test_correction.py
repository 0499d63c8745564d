"""Taking documents back: what goes, what stays, and what the ledger remembers."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.api import Database
from graph.cli import main
from graph.errors import UsageError
from graph.store import Store
from graph.writer import entries, stats
from loaders import load

ONE = """---
id: one
title: Talks in Oslo
---
Norway's Foreign Minister Eva Lund met Finland's Foreign Minister Aino Salo in Oslo on 4 May 2031.
"""
TWO = """---
id: two
---
Finland's Foreign Minister Aino Salo said that the border stays open.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "two.txt").write_text(TWO, encoding="utf-8")
    return tmp_path


@pytest.fixture
def database(store: Store, folder: Path) -> Database:
    database = Database(store)
    load(database, folder)
    return database


def _offices(database: Database) -> dict[str, int]:
    rows = database.store.read(
        "MATCH (p:Person)-[r:REPRESENTS]->(c:Country) RETURN p.id AS id, r.documents AS n"
    )
    return {row["id"]: row["n"] for row in rows}


def test_facts_of_one_document_go_and_shared_ones_stay_with_lower_counts(
    database: Database,
) -> None:
    assert _offices(database) == {"aino-salo@FIN": 2, "eva-lund@NOR": 1}
    done = database.retract("one")
    assert done.outcome == "withdrawn"
    assert _offices(database) == {"aino-salo@FIN": 1}
    assert not database.store.read("MATCH (e:Event) RETURN e.id AS id")
    assert not database.check()


def test_retracting_is_undone_by_loading_again(database: Database, folder: Path) -> None:
    before = database.stats().fact_hash
    database.retract("two")
    assert database.stats().fact_hash != before
    load(database, folder)
    assert database.stats().fact_hash == before


def test_a_dry_run_says_what_would_go_and_changes_nothing(database: Database) -> None:
    before = database.stats().fact_hash
    would = database.retract("one", dry_run=True)
    assert database.stats().fact_hash == before
    assert [e.action for e in database.ledger()].count("withdrawn") == 0
    assert database.retract("one") == would


@pytest.mark.parametrize("source", ["one", "Talks in Oslo"])
def test_a_document_is_named_by_id_or_title(database: Database, source: str) -> None:
    assert database.retract(source).document == "one"


def test_what_was_never_loaded_cannot_be_retracted(database: Database) -> None:
    with pytest.raises(UsageError, match="no document 'onne' is in the graph; did you mean one"):
        database.retract("onne")
    with pytest.raises(UsageError, match="no document 'reference/blocs'"):
        database.retract("reference/blocs")


def test_the_ledger_tells_changes_newest_first(database: Database, folder: Path) -> None:
    (folder / "two.txt").write_text(TWO.replace("border", "bridge"), encoding="utf-8")
    load(database, folder)
    database.retract("one")
    told = [(e.action, e.subject) for e in entries(database.store, 4)]
    assert told[:2] == [("withdrawn", "one"), ("replaced", "two")]
    assert {*told[2:]} == {("loaded", "one"), ("loaded", "two")}


def test_the_ledger_is_no_part_of_the_facts(database: Database) -> None:
    before = stats(database.store).fact_hash
    database.store.write(lambda tx: tx.run("MATCH (l:LedgerEntry) DELETE l"))
    assert stats(database.store).fact_hash == before


def test_the_command_names_each_fact_that_goes(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    db = ["--db", f"embedded:{tmp_path / 'graph'}"]
    assert main(["load", str(folder), *db]) == 0
    capsys.readouterr()
    assert main(["retract", str(folder / "none.txt"), *db]) == 2
    assert "no document" in capsys.readouterr().err
    assert main(["retract", "one", *db]) == 0
    out = capsys.readouterr().out
    assert "- eva-lund@NOR REPRESENTS NOR\n" in out
    assert out.splitlines()[-1].startswith("one: ")
    assert main(["ledger", "--limit", "1", *db]) == 0
    assert "withdrawn" in capsys.readouterr().out
