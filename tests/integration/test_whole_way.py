"""The whole way with the shipped extractor: real documents in, answers with their sentences out."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.model import Document, Extraction
from graph.queries import Result, catalogue, get, run
from graph.store import Store
from graph.writer import stats
from loaders import reference
from loaders.documents import read
from loaders.extraction import extract_many
from loaders.pipeline import Extractor, load, load_sources
from tests.integration.conftest import wipe

EVENT = "Finance Ministerial"
HASHES: set[str] = set()


def _set(bench: Path, name: str) -> list[Document]:
    return list(read([bench / name / "docs"], index=bench / name / "index.jsonl"))


def _ask(store: Store, name: str, **values: object) -> Result:
    return run(store, get(name), values)


def test_the_known_answers_come_out_of_the_text(store: Store, bench: Path) -> None:
    seed = bench / "seed"
    summary = load_sources(store, [seed / "docs"], index=seed / "index.jsonl")
    assert (summary.loaded, summary.failed) == (1, ())

    attended = _ask(store, "who_attended", event=EVENT)
    assert len(attended) == 15
    assert (attended.rows[0]["name"], attended.rows[0]["role"]) == ("Scott Bessent", "convened")
    assert {"Mark Carney", "Doug Ford"}.isdisjoint({row["name"] for row in attended.rows})

    blocs = {row["bloc"]: row for row in _ask(store, "blocs_represented", event=EVENT).rows}
    names = (
        "Group of Seven", "Quad", "AUKUS", "North Atlantic Treaty Organization",
        "European Union", "Group of Twenty",
    )  # fmt: skip
    assert [(blocs[n]["countries"], blocs[n]["countries_total"]) for n in names] == [
        (7, 7), (4, 4), (3, 3), (6, 32), (3, 27), (11, 19),
    ]  # fmt: skip
    assert blocs["European Union"]["how"] == "own body"
    assert {row["roster"] for row in blocs.values()} == {"partial"}

    missing = _ask(store, "missing_members", event=EVENT, bloc="G20")
    assert sorted(str(row["id"]) for row in missing.rows) == [
        "ARG", "BRA", "CHN", "IDN", "RUS", "SAU", "TUR", "ZAF",
    ]  # fmt: skip

    held = {
        (row["a"], row["b"], row["basis"])
        for row in store.read(
            "MATCH (p:Person)-[r:REPRESENTS]->(m:Ministry) "
            "RETURN p.name AS a, m.id AS b, r.basis AS basis"
        )
    }
    assert ("Scott Bessent", "USA/finance") in {(a, b) for a, b, _ in held}
    assert {
        ("Roland Lescure", "FRA/finance", "inferred"),
        ("Ashwini Vaishnaw", "IND/railways", "inferred"),
        ("Ashwini Vaishnaw", "IND/information-and-broadcasting", "inferred"),
        ("Ashwini Vaishnaw", "IND/electronics-and-information-technology", "inferred"),
    } <= held

    documents = [*read([seed / "docs"], index=seed / "index.jsonl"), *reference.documents()]
    texts = {d.id: d.text for d in documents}
    for query in catalogue():
        result = run(store, query)
        for row, why in zip(result.rows, result.whys(), strict=True):
            assert why, (query.name, row)
            for sentence in why:
                assert texts[sentence.document][sentence.start : sentence.end] == sentence.quote


@pytest.fixture(scope="module")
def corpus(bench: Path) -> list[tuple[Document, Extraction]]:
    """All real documents with what the shipped extractor finds in them."""
    documents = [*_set(bench, "dev"), *_set(bench, "practice")]
    return list(zip(documents, extract_many(documents), strict=True))


def test_real_documents_in_any_order_give_one_graph(
    store: Store, corpus: list[tuple[Document, Extraction]]
) -> None:
    found = {document.id: extraction for document, extraction in corpus}

    def known(documents: Iterator[Document]) -> Iterator[Extraction]:
        return (found[document.id] for document in documents)

    extractor = Extractor("once", known)
    documents = [document for document, _ in corpus]
    for order in (documents, random.Random(7).sample(documents, len(documents))):
        wipe(store)
        summary = load(store, order, extractor=extractor)
        assert (summary.loaded, summary.failed) == (len(documents), ())
        HASHES.add(stats(store).fact_hash)
    again = load(store, documents, extractor=extractor)
    assert (again.unchanged, again.nodes, again.facts) == (len(documents), 0, 0)
    HASHES.add(stats(store).fact_hash)
    assert len(HASHES) == 1  # on both databases, one after the other
