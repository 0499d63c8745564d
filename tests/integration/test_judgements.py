"""Deciding who is the same as whom: exact to undo, kept with reasons, never against each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.api import Database
from graph.cli import main
from graph.decisions import export_text, import_file
from graph.errors import SourceError, UsageError
from graph.store import Store
from loaders import load

TEXTS = {
    "one": "Norway's Foreign Minister Eva Lund met Finland's Foreign Minister Aino Salo in Oslo on"
    " 4 May 2031.",
    "two": "Finland's Foreign Minister Aino Salo said that the border stays open.",
    "three": "Bank of Oslo chairwoman Eva Lund said that rates will fall.",
    "four": "Norway's Foreign Minister Eva Marit Lund attended talks in Lima on 9 June 2031.",
}
LUND, BANKER, SALO = "eva-lund@NOR", "eva-lund@bank-of-oslo", "aino-salo@FIN"
MARIT = "eva-marit-lund@NOR"


@pytest.fixture
def database(store: Store, tmp_path: Path) -> Database:
    for id_, text in TEXTS.items():
        head = f"---\nid: {id_}\npublished: 2031-06-10\n---\n"
        (tmp_path / f"{id_}.txt").write_text(f"{head}{text}\n", encoding="utf-8")
    database = Database(store)
    load(database, tmp_path)
    return database


def _people(database: Database) -> set[str]:
    return {r["id"] for r in database.store.read("MATCH (p:Person) RETURN p.id AS id")}


def test_judging_and_undoing_restore_the_graph_exactly(database: Database) -> None:
    assert _people(database) == {LUND, BANKER, SALO}
    before = database.stats().fact_hash
    database.same(LUND, BANKER, because="her own page says so", by="ann")
    assert _people(database) == {LUND, SALO}
    assert not database.check()
    joined = database.stats().fact_hash
    made = database.different(LUND, MARIT, because="two sisters", by="ann")
    assert _people(database) == {LUND, MARIT, SALO}
    assert not database.check()
    assert [(j.verdict, j.because, j.by) for j in database.judgements()] == [
        ("same", "her own page says so", "ann"),
        ("different", "two sisters", "ann"),
    ]
    assert database.undo(made.id) == made
    assert database.stats().fact_hash == joined
    database.undo()
    assert database.stats().fact_hash == before
    actions = [e.action for e in database.ledger(4)]
    assert sorted(actions) == ["different", "same", "undone", "undone"]


def test_a_judgement_that_others_rule_out_is_refused_with_the_chain(database: Database) -> None:
    database.same(LUND, BANKER, because="x")
    database.same(LUND, SALO, because="x")
    before = database.stats().fact_hash
    with pytest.raises(UsageError, match=f"{SALO} ≠ {BANKER}|{SALO} ≠ .*contradicts .* = ") as told:
        database.different(SALO, BANKER, because="x")
    assert f"{SALO} = {LUND}" in str(told.value)
    assert database.stats().fact_hash == before
    assert len(database.judgements()) == 2


@pytest.mark.parametrize(
    ("one", "other", "message"),
    [
        (LUND, LUND, "both are"),
        (LUND, "nobody", "no person is called 'nobody'"),
        (LUND, MARIT, "are one already"),
    ],
)
def test_what_cannot_be_judged(database: Database, one: str, other: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        database.same(one, other, because="x")
    with pytest.raises(UsageError, match="needs a reason"):
        database.same(LUND, BANKER, because=" ")


def test_a_file_brings_judgements_to_another_graph(database: Database, tmp_path: Path) -> None:
    database.same(LUND, BANKER, because="her own\tpage", by="ann")
    judged = database.stats().fact_hash
    text = export_text(database.judgements())
    path = tmp_path / "judgements.tsv"
    path.write_text(text, encoding="utf-8")
    database.undo()
    for _ in range(2):
        import_file(database.store, path)
        assert database.stats().fact_hash == judged
        assert export_text(database.judgements()) == text
    path.write_text(f"{text}same\tPerson\ta\tb\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"judgements.tsv:4: has 4 columns"):
        import_file(database.store, path)


def test_pairs_to_decide_on_come_with_reasons(database: Database) -> None:
    (found,) = [s for s in database.duplicates() if s.label == "Person"]
    assert {found.one, found.other} == {LUND, BANKER}
    assert "the same name" in found.reasons
    database.different(LUND, BANKER, because="two women")
    assert not [s for s in database.duplicates() if s.label == "Person"]


def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for id_, text in TEXTS.items():
        (tmp_path / f"{id_}.txt").write_text(f"{text}\n", encoding="utf-8")
    db = ["--db", f"embedded:{tmp_path / 'graph'}"]
    assert main(["load", str(tmp_path), *db]) == 0
    assert main(["duplicates", *db]) == 0
    assert f"{LUND}  {BANKER}" in capsys.readouterr().out
    assert main(["undo", *db]) == 2
    assert main(["same", LUND, BANKER, "--because", "her page", "--by", "ann", *db]) == 0
    assert f"{LUND} = {BANKER}  (ann: her page)" in capsys.readouterr().out
    assert main(["judgements", "export", str(tmp_path / "j.tsv"), *db]) == 0
    assert main(["undo", "--last", *db]) == 0
    assert main(["judgements", "import", str(tmp_path / "j.tsv"), *db]) == 0
    capsys.readouterr()
    assert main(["judgements", *db]) == 0
    assert "her page" in capsys.readouterr().out
