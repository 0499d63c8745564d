"""Speeds, as ratios of figures measured in one run: `make bench`.

first        CPU time of `entente extract` on one document, from a cold start
jobs         `--jobs 2` against one process, and the memory of both
length       cost per KB and memory of texts of 50 KB, 500 KB and 5 MB
extract      documents per CPU-second, against bare `nlp.pipe` on the same texts
load         documents per second, against a bare loop that writes the same rows in the same
             transactions; on the embedded database, and on the Neo4j of ENTENTE_TEST_NEO4J if given
lists        the same for one table of 50,000 participants, read as a user loads it
pages        1,000 web pages per CPU-second, read and extracted, against the same as plain text
report       seconds from a cold start of `entente report` on the seed graph
reports      every report on 100,000 made-up facts, against its text by the bare driver; so on Neo4j
networks     who met whom on the same graph, against bare queries for the same pairs and for less
growing      10,000 documents into one graph, the last thousand beside the first; takes an hour, so
             only where it is named

`python -m tests.bench jobs report` runs these two alone.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor

from tests.bench import extracting, growing, loading, pages
from tests.bench.corpus import documents
from tests.bench.large import graphs
from tests.bench.networks import networks
from tests.bench.processes import entente
from tests.bench.reports import reports

ON_TEXTS = ("first", "jobs", "length", "extract", "load", "lists", "pages", "report")
ON_LARGE = ("reports", "networks")
LONG = ("growing",)


def report() -> None:
    """Five cold starts of the command on the seed graph; the median."""
    with tempfile.TemporaryDirectory() as folder:
        database = ("--db", f"embedded:{folder}/graph")
        entente(*database, "demo")
        seconds = sorted(entente(*database, "report", "who_attended").wall for _ in range(5))
    print(f"report: {seconds[2]:.2f} s from a cold start (median of 5)")


def main(names: list[str]) -> int:
    """Run those that are named, or all."""
    known = (*ON_TEXTS, *ON_LARGE, *LONG)
    if unknown := set(names) - set(known):
        sys.exit(f"{', '.join(sorted(unknown))}: no such measurement; there are {', '.join(known)}")
    wanted = set(names or (*ON_TEXTS, *ON_LARGE))
    if wanted & set(ON_TEXTS):
        _on_texts(wanted)
    if wanted & set(ON_LARGE):
        _on_large(wanted)
    if wanted & set(LONG):
        _grown()
    return 0


def _on_texts(wanted: set[str]) -> None:
    texts = documents()
    if "first" in wanted:
        extracting.first_fact(texts)
    if "jobs" in wanted:
        extracting.two_jobs()
    if "length" in wanted:
        extracting.by_length(texts)
    # after these: Linux counts what a process held when it started another as that one's memory
    found = extracting.against_parser(texts) if {"extract", "load"} & wanted else []
    if "load" in wanted:
        pairs = list(zip(texts, found, strict=True))
        loading.load("embedded", None, pairs)
        if uri := os.environ.get("ENTENTE_TEST_NEO4J"):
            loading.load("Neo4j", uri, pairs)
    if "lists" in wanted:
        loading.load("a table on the embedded database", None, [loading.table()])
    if "pages" in wanted:
        pages.against_plain_text(texts)
    if "report" in wanted:
        report()


def _on_large(wanted: set[str]) -> None:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as apart:
        apart.submit(int).result()  # it starts now, for the same reason
        with graphs(os.environ.get("ENTENTE_TEST_NEO4J")) as found:
            for graph in found:
                if "reports" in wanted:
                    reports(graph)
                if "networks" in wanted:
                    networks(graph, apart)


def _grown() -> None:
    pairs = growing.extracted(growing.COUNT)
    growing.load("embedded", None, pairs)
    if uri := os.environ.get("ENTENTE_TEST_NEO4J"):
        growing.load("Neo4j", uri, pairs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
