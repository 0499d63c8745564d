"""`check` finds whatever is not what the claims say, and `--repair` makes it so."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from graph.api import Database
from graph.cli import main
from graph.config import Settings
from graph.store import Store, Transaction, connect
from loaders import load

TEXT = """---
id: one
published: 2031-05-05
---
Norway's Foreign Minister Eva Lund hosted talks with Finland's Foreign Minister Aino Salo in Oslo on
4 May 2031. Lund said that the border stays open.
"""
BREAKS = {
    "claim-document": "MATCH (c:Claim)-[r:FOUND_IN]->() WITH r LIMIT 1 DELETE r",
    "claim-quote": "MATCH (c:Claim) WITH c ORDER BY c.id LIMIT 1 SET c.quote = 'x'",
}
REPAIRED = {
    "claim-support": "MATCH (c:Claim {kind: 'represents'}) WITH c LIMIT 1 SET c.fact = 'x'",
    "fact-derived": "MATCH ()-[r:REPRESENTS]->() WITH r LIMIT 1 DELETE r",
    "fact-claim": (
        "MATCH (c:Country {id: 'NOR'}) MATCH (p:Person {id: 'aino-salo@FIN'})"
        " CREATE (p)-[:REPRESENTS {id: 'x', claims: 1}]->(c)"
    ),
    "fact-count": "MATCH ()-[r:REPRESENTS]->() WITH r LIMIT 1 SET r.claims = 7",
    "fact-via": "MATCH ()-[r:REPRESENTED_AT]->() WITH r LIMIT 1 SET r.via = ['gone']",
    "fact-actors": "MATCH ()-[r:ATTENDED]->() WITH r LIMIT 1 SET r.on_behalf_of = ['ATL']",
    "dates": "MATCH (e:Event) SET e.start = date('2031-06-01')",
    "node-name": "MATCH (p:Person) WITH p LIMIT 1 REMOVE p.name",
    "node-derived": "CREATE (p:Person {id: 'nobody', name: 'Nobody'})",
    "block-derived": "MATCH (b:Block) WITH b LIMIT 1 SET b.mentions = []",
}


def _break(cypher: str, tx: Transaction) -> None:
    tx.run(cypher)


@pytest.fixture
def database(store: Store, tmp_path: Path) -> Database:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    database = Database(store)
    load(database, tmp_path)
    return database


def test_repair_makes_what_was_broken_what_it_was(database: Database) -> None:
    before = database.stats().fact_hash
    assert database.check() == []
    for rule, cypher in REPAIRED.items():
        database.store.write(partial(_break, cypher))
        assert rule in {finding.rule for finding in database.check()}, rule
        database.repair()
        assert database.check() == [], rule
        assert database.stats().fact_hash == before, rule


def test_what_no_claim_can_mend_is_told(database: Database) -> None:
    for rule, cypher in BREAKS.items():
        database.store.write(partial(_break, cypher))
        assert rule in {finding.rule for finding in database.check()}


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    settings = Settings(f"embedded:{tmp_path / 'graph'}")
    db = ["--db", settings.db]
    assert main(["load", str(tmp_path / "one.txt"), *db]) == 0
    assert main(["check", *db]) == 0
    with connect(settings) as store:
        store.write(partial(_break, REPAIRED["fact-count"]))
    capsys.readouterr()
    assert main(["check", *db]) == 1
    assert "fact-count: 1 facts that count their claims wrongly" in capsys.readouterr().err
    assert main(["check", "--repair", *db]) == 0
    assert main(["check", *db]) == 0
