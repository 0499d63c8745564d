"""Speeds, as ratios of figures measured in one run: `make bench`.

extract      documents per CPU-second, against bare `nlp.pipe` on the same texts
load         documents per second, against a bare loop that writes the same rows in the same
             transactions; on the embedded database, and on the Neo4j of ENTENTE_TEST_NEO4J if given
report       seconds from a cold start of `entente report` on the seed graph
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from graph.config import Settings
from graph.model import Document, Extraction
from graph.store import Store, connect
from graph.writer import Writer
from loaders.claims import claims_of
from loaders.documents import read
from loaders.extraction import extract_many
from loaders.extraction.syntax import pipeline
from loaders.pipeline import load_reference

T = TypeVar("T")
BENCH = Path(os.environ.get("ENTENTE_BENCH", "../shared/bench"))


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
            wipe = "MATCH (n) WITH n LIMIT 2000 DETACH DELETE n RETURN count(*) AS n"
            while store.write(lambda tx: tx.run(wipe))[0]["n"]:
                pass


def documents() -> list[Document]:
    """Dev and practice."""
    found: list[Document] = []
    for name in ("dev", "practice"):
        found += read([BENCH / name / "docs"], index=BENCH / name / "index.jsonl")
    return found


def bench_extract(texts: list[Document]) -> list[Extraction]:
    """CPU time of the extractor beside that of the bare pipeline."""
    nlp = pipeline()
    list(nlp.pipe(d.text for d in texts[:5]))  # warm both up before the clock runs
    start = time.process_time()
    list(nlp.pipe(d.text for d in texts))
    bare = len(texts) / (time.process_time() - start)
    start = time.process_time()
    found = list(extract_many(texts))
    ours = len(texts) / (time.process_time() - start)
    print(
        f"extract: {ours:.1f} documents per CPU-second, bare nlp.pipe {bare:.1f}: "
        f"ratio {ours / bare:.2f}"
    )
    return found


def bench_load(label: str, uri: str | None, pairs: list[tuple[Document, Extraction]]) -> None:
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


def bench_report() -> None:
    """Five cold starts of the command on the seed graph; the median."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "graph.cli", "--db", f"embedded:{folder}/graph", "--quiet"]
        subprocess.run([*command, "demo"], check=True, stdout=subprocess.DEVNULL)
        seconds = []
        for _ in range(5):
            start = time.perf_counter()
            subprocess.run(
                [*command, "report", "who_attended"], check=True, stdout=subprocess.DEVNULL
            )
            seconds.append(time.perf_counter() - start)
    print(f"report: {sorted(seconds)[2]:.2f} s from a cold start (median of 5)")


def main() -> int:
    """Run all of them."""
    texts = documents()
    extractions = bench_extract(texts)
    pairs = list(zip(texts, extractions, strict=True))
    bench_load("embedded", None, pairs)
    if uri := os.environ.get("ENTENTE_TEST_NEO4J"):
        bench_load("Neo4j", uri, pairs)
    bench_report()
    return 0


if __name__ == "__main__":
    sys.exit(main())
