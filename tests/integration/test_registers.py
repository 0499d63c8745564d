"""Registers of offices in the graph: beside what texts say, once, in any order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph import queries
from graph.health import check
from graph.store import Store
from graph.writer import Writer, stats
from graph.writer.document import document_properties, new_rows
from graph.writer.parts import parts
from loaders.claims import claims_of
from loaders.documents import read
from loaders.pipeline import load, load_sources
from tests.integration.conftest import wipe

TEXT = "OSLO, May 31 - Norway's Finance Minister Ida Holm met Jens Mikkelsen in Oslo on Friday.\n"
TABLE = (
    "person,personLabel,position,positionLabel,country,countryLabel,start,end\n"
    "Q9001,Ida Holm,Q1,Minister of Finance of Norway,Q20,Norway,2022-03-01,2024-10-01\n"
    "Q9001,Ida Holm,Q2,Prime Minister of Norway,Q20,Norway,2024-10-01,\n"
    "Q9002,Per Lund,Q2,Prime Minister of Norway,Q20,Norway,2020-10-01,2024-10-01\n"
    "Q9003,Per Lund,Q3,King of Norway,Q20,Norway,1990-10-01,\n"
)
HASHES: set[str] = set()


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    (tmp_path / "talks.txt").write_text(f"---\nid: talks\npublished: 2024-05-31\n---\n{TEXT}")
    (tmp_path / "offices.csv").write_text(TABLE)
    return [tmp_path / "talks.txt", tmp_path / "offices.csv"]


def test_a_register_stands_beside_what_a_text_says(store: Store, files: list[Path]) -> None:
    done = load_sources(store, files)
    assert (done.loaded, done.failed, done.unread) == (2, (), ())
    rows = queries.run(store, queries.get("who_represents_whom"), {"person": "Ida Holm"}).rows
    offices = {(r["title"], r["represents"], str(r["from"]), str(r["until"])) for r in rows}
    assert offices >= {
        ("Finance Minister", "Norway", "None", "None"),
        ("Minister of Finance", "Norway", "2022-03-01", "2024-10-01"),
        ("Prime Minister", "Norway", "2024-10-01", "None"),
        ("Minister of Finance", "Finance", "2022-03-01", "2024-10-01"),
    }
    [person] = store.read(
        "MATCH (p:Person {name: 'Ida Holm'}) RETURN p.id AS id, p.identifiers AS identifiers"
    )
    assert person == {"id": "ida-holm@NOR", "identifiers": ["Q9001"]}  # one person with the text's
    namesakes = store.read("MATCH (p:Person {name: 'Per Lund'}) RETURN p.id AS id ORDER BY id")
    assert [row["id"] for row in namesakes] == ["per-lund@NOR#Q9002", "per-lund@NOR#Q9003"]
    assert check(store) == []


def test_loading_again_or_in_another_order_gives_the_same_graph(
    store: Store, files: list[Path]
) -> None:
    load_sources(store, files)
    first = stats(store)
    again = load_sources(store, files)
    assert (again.loaded, again.replaced, again.unchanged) == (0, 0, 2)
    assert stats(store) == first
    wipe(store)
    load_sources(store, files[::-1])
    assert stats(store).fact_hash == first.fact_hash


def test_taking_a_register_out_leaves_what_texts_say(store: Store, files: list[Path]) -> None:
    load_sources(store, files[:1])
    first = stats(store).fact_hash
    load_sources(store, files[1:])
    Writer(store).withdraw(files[1].resolve().as_uri())
    assert stats(store).fact_hash == first


def test_both_databases_hold_the_same(store: Store, tmp_path: Path) -> None:
    (tmp_path / "offices.csv").write_text(TABLE)
    (document,) = read([tmp_path / "offices.csv"])
    load(store, [replace(document, id="offices")])
    HASHES.add(stats(store).fact_hash)
    assert len(HASHES) == 1


def test_a_large_register_is_written_in_parts_to_the_same_graph(
    store: Store, tmp_path: Path
) -> None:
    (tmp_path / "offices.csv").write_text(TABLE)
    (document,) = read([tmp_path / "offices.csv"])
    assert document.extraction is not None
    claims = claims_of(document, document.extraction)
    Writer(store).write(document, claims, extractor="1")
    whole = stats(store).fact_hash
    wipe(store)
    assert Writer(store, most=3).write(document, claims, extractor="1").outcome == "loaded"
    assert stats(store).fact_hash == whole
    assert check(store) == []
    assert Writer(store, most=3).write(document, claims, extractor="1").outcome == "unchanged"
    # what a crash leaves behind is not current, and the next load mends it
    wipe(store)
    pieces = parts(new_rows(document, claims), 3)
    unfinished = {**document_properties(document, "unfinished 1/3", "text")}
    store.write(lambda tx: Writer(store)._write_part(tx, document.id, pieces[0], unfinished))
    assert not Writer(store).is_current(document, "1")
    assert Writer(store, most=3).write(document, claims, extractor="1").outcome == "replaced"
    assert stats(store).fact_hash == whole
