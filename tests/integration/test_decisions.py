"""All decisions as one table: the same graph elsewhere, or nothing of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from graph.api import Database
from graph.cli import main
from graph.config import Settings
from graph.decisions import Taken, export_text, import_file
from graph.errors import SourceError
from graph.store import Store
from loaders import load
from tests.integration.conftest import wipe

TEXTS = {
    "one": "Norway's Foreign Minister Eva Lund hosted talks with Finland's Foreign Minister Aino"
    " Salo in Oslo on 4 May 2031. Lund said that the border stays open.",
    "two": "Finland's Foreign Minister Aino Salo said that the border stays open.",
    "three": "Bank of Oslo chairwoman Eva Lund said that rates will fall.",
    "four": "Norway's Foreign Minister Eva Marit Lund attended talks in Lima on 9 June 2031.",
}
LUND, BANKER, MARIT = "eva-lund@NOR", "eva-lund@bank-of-oslo", "eva-marit-lund@NOR"
SALO = "aino-salo@FIN"
LINE = "rejected\tPerson represents Country\taino-salo@FIN\tFIN\t{}\t\tann\t2031-05-05T00:00:00Z"


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for id_, text in TEXTS.items():
        head = f"---\nid: {id_}\npublished: 2031-06-10\n---\n"
        (folder / f"{id_}.txt").write_text(f"{head}{text}\n", encoding="utf-8")
    return folder


@pytest.fixture
def database(store: Store, documents: Path) -> Database:
    database = Database(store)
    load(database, documents)
    return database


def _facts(database: Database, person: str, type_: str, label: str) -> list[str]:
    cypher = f"MATCH (:Person {{id: $id}})-[r:{type_}]->(:{label}) RETURN r.id AS id ORDER BY id"
    return [row["id"] for row in database.store.read(cypher, id=person)]


def _decide(database: Database) -> None:
    database.same(LUND, BANKER, because="her own\tpage says so", by="ann")
    database.different(LUND, MARIT, because="two sisters", by="bob")
    (office,) = _facts(database, SALO, "REPRESENTS", "Country")
    database.review(office, "rejected", because="she had\nleft", by="ann")
    (stated, *_) = _facts(database, SALO, "STATED", "Statement")
    database.review(stated, "accepted", by="ann")
    (attended,) = _facts(database, SALO, "ATTENDED", "Event")
    database.review(attended, "rejected", because="a deputy came", by="Åsa")


def _table(database: Database) -> str:
    return export_text([*database.judgements(), *database.reviews()])


def test_a_table_makes_the_same_graph_of_the_same_documents(
    database: Database, documents: Path, tmp_path: Path
) -> None:
    bare = database.stats().fact_hash
    _decide(database)
    decided, table = database.stats().fact_hash, _table(database)
    path = tmp_path / "decisions.tsv"
    path.write_text(table, encoding="utf-8")
    lines = len(table.splitlines()) - 2

    wipe(database.store)
    assert import_file(database.store, path) == Taken(lines, 0, 0)
    load(database, documents)
    assert (database.stats().fact_hash, _table(database)) == (decided, table)
    assert not database.check()

    wipe(database.store)
    load(database, documents)
    assert database.stats().fact_hash == bare
    for taken in (Taken(lines, 0, 0), Taken(0, lines, 0)):
        assert import_file(database.store, path) == taken
        assert (database.stats().fact_hash, _table(database)) == (decided, table)
        assert not database.check()
    assert {"same", "different", "accepted", "rejected"} <= {e.action for e in database.ledger(20)}


def test_people_can_read_the_table(database: Database) -> None:
    _decide(database)
    rows = [line.split("\t") for line in _table(database).splitlines()[1:]]
    shown = [row[:-1] for row in rows]
    assert shown[0] == ["verdict", "label", "one", "other", "qualifiers", "because", "by"]
    assert ["same", "Person", LUND, BANKER, "", "her own page says so", "ann"] in shown
    office = '{"office": "minister foreign-affairs"}'
    assert [
        "rejected", "Person represents Country", SALO, "FIN", office, "she had left", "ann"
    ] in shown  # fmt: skip
    assert {len(row) for row in rows} == {8}


def test_the_later_decision_holds_in_whatever_order_they_come(
    database: Database, tmp_path: Path
) -> None:
    (office,) = _facts(database, SALO, "REPRESENTS", "Country")
    database.review(office, "accepted", by="ann")
    accepted = database.stats().fact_hash
    (made,) = database.reviews()
    rejected = replace(made, ruling="rejected", at=made.at + timedelta(days=1))
    again = replace(made, at=made.at + timedelta(days=2), because="seen")
    paths: list[Path] = []
    for decision in (made, rejected, again):
        paths.append(tmp_path / f"{len(paths)}.tsv")
        paths[-1].write_text(export_text([decision]), encoding="utf-8")
    earlier, later, latest = paths

    assert import_file(database.store, later) == Taken(1, 0, 0)
    assert not _facts(database, SALO, "REPRESENTS", "Country")
    assert import_file(database.store, earlier) == Taken(0, 0, 1)
    assert not _facts(database, SALO, "REPRESENTS", "Country")
    assert import_file(database.store, latest) == Taken(1, 0, 0)
    assert import_file(database.store, later) == Taken(0, 0, 1)
    assert database.stats().fact_hash == accepted
    assert [r.because for r in database.reviews()] == ["seen"]
    latest.write_text(
        latest.read_text(encoding="utf-8").replace("accepted", "rejected"), encoding="utf-8"
    )
    assert import_file(database.store, latest) == Taken(1, 0, 0)  # edited by hand
    assert not _facts(database, SALO, "REPRESENTS", "Country")
    assert not database.check()


def test_a_judgement_replaced_by_the_same_table_stands_in_no_way(
    database: Database, tmp_path: Path
) -> None:
    database.same(LUND, BANKER, because="x")
    database.same(LUND, SALO, because="x")
    first, second = database.judgements()
    day = timedelta(days=1)
    path = tmp_path / "decisions.tsv"
    parted = replace(first, one=min(BANKER, SALO), other=max(BANKER, SALO), verdict="different")
    path.write_text(
        export_text([parted, replace(second, verdict="different", at=second.at + day)]), "utf-8"
    )
    assert import_file(database.store, path) == Taken(2, 0, 0)
    assert not database.check()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("rejected\tPerson represents Country\ta\tb", "has 4 columns"),
        (LINE.format("").replace("rejected", "doubted"), "'doubted' is none of same, different"),
        (LINE.format("").replace("Country\t", "Event\t"), "no kind of claim"),
        (LINE.format("").replace("\tPerson", "\tDocument").replace("represents", "mention"),
         "no kind of claim"),
        (LINE.format("").replace("rejected", "same"), "two of Person or Event"),
        (LINE.format('{"office": 1}'), "no more than office, term"),
        (LINE.format('{"rank": "x"}'), "no more than office, term"),
        (LINE.format("office"), "no more than office, term"),
        (LINE.format(r'{"office": "\ud800"}'), "no more than office, term"),
        (LINE.format("[" * 9999), "no more than office, term"),
        (LINE.format("").replace("2031-05-05T00:00:00Z", "today"), "is no time"),
        (LINE.format("").replace("2031-05-05T00:00:00Z", "0001-01-01T00:00+14:00"), "is no time"),
        (LINE.format("").replace("\tFIN\t", "\t\t"), "needs the ids of two"),
        (LINE.format("").replace("rejected", "accepted"), "contradicts line 3"),
    ],
)  # fmt: skip
def test_a_wrong_line_is_told_and_nothing_is_taken_in(
    store: Store, tmp_path: Path, line: str, message: str
) -> None:
    path = tmp_path / "decisions.tsv"
    path.write_text(f"{export_text([])}{LINE.format('')}\n{line}\n", encoding="utf-8")
    with pytest.raises(SourceError, match=rf"decisions.tsv:4: .*{message}"):
        import_file(store, path)
    assert Database(store).reviews() == []


def test_the_commands(documents: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    db = ["--db", f"embedded:{tmp_path / 'graph'}"]
    path = str(tmp_path / "decisions.tsv")
    assert main(["load", str(documents), *db]) == 0
    with Database.open(Settings(db[1])) as database:
        (fact,) = _facts(database, SALO, "ATTENDED", "Event")
    assert main(["review", "--reject", fact, "--by", "ann", *db]) == 0
    assert main(["same", LUND, BANKER, "--because", "her page", *db]) == 0
    assert main(["judgements", "export", path, *db]) == 0
    assert f"1 judgements and 1 rulings in {path}" in capsys.readouterr().out
    assert main(["undo", "--last", *db]) == 0
    assert main(["judgements", "import", path, *db]) == 0
    assert "1 taken in, 1 known already, 0 older" in capsys.readouterr().out
