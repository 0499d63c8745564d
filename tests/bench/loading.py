"""Loading: documents per second beside a bare loop that writes the same rows."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from graph.config import Settings
from graph.model import Document, Extraction
from graph.store import Store, connect
from graph.writer import Writer
from loaders.claims import claims_of
from loaders.documents.formats import load as read
from loaders.documents.source import Source
from loaders.pipeline import load_reference
from tests.rosters import tables

T = TypeVar("T")
_WIPE = (  # a country with 100,000 edges is too much to detach in one transaction
    "MATCH ()-[r]->() WITH r LIMIT 10000 DELETE r RETURN count(*) AS n",
    "MATCH (n) WITH n LIMIT 10000 DELETE n RETURN count(*) AS n",
)


class Recorder:
    """A store that keeps every writing statement with its rows, by transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.transactions: list[list[tuple[str, dict[str, Any]]]] = []

    def read(self, cypher: str, **parameters: Any) -> list[dict[str, Any]]:
        return self._store.read(cypher, **parameters)

    def write(self, work: Callable[[Any], T]) -> T:
        def recorded(tx: Any) -> T:
            calls: list[tuple[str, dict[str, Any]]] = []

            class Spy:
                def run(self, cypher: str, **parameters: Any) -> list[dict[str, Any]]:
                    if any(word in cypher for word in ("MERGE", "CREATE", "SET ", "DELETE")):
                        calls.append((cypher, parameters))
                    rows: list[dict[str, Any]] = tx.run(cypher, **parameters)
                    return rows

            result = work(Spy())
            self.transactions.append(calls)
            return result

        return self._store.write(recorded)


def table(rows: int = 50_000) -> tuple[Document, Extraction]:
    """One made-up table of participants, read."""
    data = tables.as_csv(tables.guests(seed=50, size=rows)).encode()
    (document,) = read(Source(data, "list.csv", "list", "list.csv"))
    assert isinstance(document, Document)
    assert document.extraction is not None
    return document, document.extraction


@contextmanager
def empty_store(uri: str | None) -> Iterator[Store]:
    """A fresh embedded store, or the given Neo4j, which must be empty and is emptied again."""
    if uri is None:
        with (
            tempfile.TemporaryDirectory() as folder,
            connect(Settings.from_environment(f"embedded:{folder}/graph")) as store,
        ):
            store.ensure_schema()
            yield store
        return
    with connect(Settings.from_environment(uri)) as store:
        if store.read("MATCH (n) WHERE NOT n:Meta RETURN n.id AS id LIMIT 1"):
            sys.exit(f"{uri}: holds nodes; benchmarks write only to an empty graph")
        store.ensure_schema()
        try:
            yield store
        finally:
            for wipe in _WIPE:
                while store.write(lambda tx, wipe=wipe: tx.run(wipe))[0]["n"]:  # type: ignore[misc]
                    pass


def load(label: str, uri: str | None, pairs: list[tuple[Document, Extraction]]) -> None:
    """The writer with claims at hand, then the same rows by a bare loop on a fresh graph."""
    ready = [(document, list(claims_of(document, facts))) for document, facts in pairs]
    with empty_store(uri) as store:  # a server compiles its plans in the first minute: not measured
        load_reference(store)
        for document, claims in ready:
            Writer(store).write(document, claims, extractor="warm-up")
    with empty_store(uri) as store:
        load_reference(store)
        recorder = Recorder(store)
        writer = Writer(recorder)
        start = time.perf_counter()
        for document, claims in ready:
            writer.write(document, claims, extractor="bench")
        ours = len(ready) / (time.perf_counter() - start)
    with empty_store(uri) as store:
        load_reference(store)
        start = time.perf_counter()
        for calls in recorder.transactions:

            def replay(tx: Any, calls: list[tuple[str, dict[str, Any]]] = calls) -> None:
                for cypher, parameters in calls:
                    tx.run(cypher, **parameters)

            store.write(replay)
        bare = len(ready) / (time.perf_counter() - start)
    print(
        f"load, {label}: {ours:.1f} documents per second, bare loop {bare:.1f}: "
        f"ratio {ours / bare:.2f}"
    )
