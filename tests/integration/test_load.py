"""Loading through the pipeline: what is skipped, replaced, listed and counted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import SourceError
from graph.model import Document, Extraction
from graph.store import Store
from graph.writer import Change, stats
from loaders.documents import read
from loaders.pipeline import Extractor, load
from tests.golden import extraction, seeds

HASHES: set[str] = set()


class Counting:
    """Hands out the expected extractions and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def run(self, documents: Iterator[Document]) -> Iterator[Extraction]:
        for document in documents:
            self.asked.append(document.id)
            yield seeds()[document.id][1]


@pytest.fixture
def counting() -> Counting:
    return Counting()


def _documents() -> list[Document]:
    return [document for document, _ in seeds().values()]


def test_a_second_load_extracts_and_writes_nothing(store: Store, counting: Counting) -> None:
    extractor = Extractor("1", counting.run)
    done: list[Change] = []
    first = load(store, _documents(), extractor=extractor, progress=done.append)
    before = stats(store)
    second = load(store, _documents(), extractor=extractor)
    assert (first.loaded, first.replaced, first.unchanged) == (len(seeds()), 0, 0)
    assert [change.document for change in done] == list(seeds())
    assert (second.loaded, second.unchanged) == (0, len(seeds()))
    assert (second.nodes, second.facts) == (0, 0)
    assert len(counting.asked) == len(seeds())
    assert stats(store) == before
    assert first.facts > 100


def test_another_extractor_extracts_again(store: Store, counting: Counting) -> None:
    load(store, _documents(), extractor=Extractor("1", counting.run))
    before = stats(store).fact_hash
    done = load(store, _documents(), extractor=Extractor("2", counting.run))
    assert done.replaced == len(seeds())
    assert stats(store).fact_hash == before


def test_only_what_changed_is_replaced(store: Store, counting: Counting) -> None:
    extractor = Extractor("1", counting.run)
    load(store, _documents(), extractor=extractor)
    first, *rest = _documents()
    done = load(store, [replace(first, title="Another title"), *rest], extractor=extractor)
    assert (done.replaced, done.unchanged) == (1, len(rest))


def test_what_a_loader_did_not_understand_is_listed(store: Store, counting: Counting) -> None:
    first, *rest = _documents()
    odd = replace(first, origin="offices.csv", unread=("row 12: no name",))
    for _ in range(2):  # also where the document itself has not changed
        done = load(store, [odd, *rest], extractor=Extractor("1", counting.run))
        assert done.unread == (("offices.csv", "row 12: no name"),)
        assert done.failed == ()


def test_a_file_that_cannot_be_read_is_listed_and_the_rest_is_loaded(
    store: Store, counting: Counting, tmp_path: Path
) -> None:
    for document in _documents():
        text = f"---\nid: {document.id}\n---\n{document.text}"
        (tmp_path / f"{document.id}.md").write_text(text, encoding="utf-8")
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\xff\x00\xfe")
    errors: list[SourceError] = []
    documents = read([tmp_path], on_error=errors.append)
    done = load(store, documents, extractor=Extractor("1", counting.run), failed=errors)
    assert done.loaded == len(seeds())
    [(origin, message)] = done.failed
    assert origin == str(bad)
    assert message


def test_annotated_documents_load_whole_and_alike_on_both_databases(
    store: Store, bench: Path
) -> None:
    gold = {p.stem: p for p in (bench / "dev" / "gold").glob("*.json")}

    def run(documents: Iterator[Document]) -> Iterator[Extraction]:
        for document in documents:
            yield extraction(json.loads(gold[document.id].read_text(encoding="utf-8")))

    found = read([bench / "dev" / "docs"], index=bench / "dev" / "index.jsonl")
    done = load(store, found, extractor=Extractor("gold", run))
    assert (done.loaded, done.failed) == (len(gold), ())
    HASHES.add(stats(store).fact_hash)
    assert len(HASHES) == 1
