"""Extraction: beside the bare parser, from a cold start, in two processes, by length of text."""

from __future__ import annotations

import multiprocessing
import resource
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from graph.model import Document, Extraction
from loaders.extraction import extract, extract_many
from loaders.extraction.syntax import pipeline
from tests.bench.corpus import folders, joined
from tests.bench.processes import entente, megabytes

SHORT, MIDDLE, LONG = 50_000, 500_000, 5_000_000  # characters
WARM = "Norwegian Foreign Minister Jo Lund met Chilean Foreign Minister Ana Rey in Oslo on Monday."


def against_parser(texts: list[Document]) -> list[Extraction]:
    """CPU time of the extractor beside that of the bare pipeline."""
    nlp = pipeline()
    list(nlp.pipe(d.text for d in texts[:5]))  # warm both up before the clock runs
    list(extract_many(texts[:5]))
    start = time.process_time()
    list(nlp.pipe(d.text for d in texts))
    bare = len(texts) / (time.process_time() - start)
    start = time.process_time()
    found = list(extract_many(texts))
    ours = len(texts) / (time.process_time() - start)
    print(
        f"extract: {ours:.1f} documents per CPU-second, bare nlp.pipe {bare:.1f}:"
        f" ratio {ours / bare:.2f} (aim 0.6)"
    )
    return found


def first_fact(texts: list[Document]) -> None:
    """The command on one document; the median of three."""
    middling = sorted(texts, key=lambda d: len(d.text))[len(texts) // 2]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "one.txt")
        file.write_text(middling.text, encoding="utf-8")
        used = sorted((entente("extract", file) for _ in range(3)), key=lambda u: u.cpu)[1]
    print(f"first fact: {used.cpu:.1f} s of CPU time from a cold start (aim 3)")


def two_jobs() -> None:
    """All documents in one process and in two; what CPU time says holds for two free cores."""
    with tempfile.TemporaryDirectory() as folder:
        one = entente("extract", *folders(), "--out", f"{folder}/1")
        two = entente("extract", *folders(), "--out", f"{folder}/2", "--jobs", 2)
    print(
        f"--jobs 2: {one.wall / two.wall:.2f} times as fast (aim 1.7); CPU time {one.cpu:.0f} s"
        f" and {two.cpu:.0f} s, so at most {2 * one.cpu / two.cpu:.2f} times on two free cores"
    )
    print(f"memory: {one.peak:.0f} MB in one process, {two.peak:.0f} MB in each of two (aim 700)")


def by_length(texts: list[Document]) -> None:
    """CPU time per KB and memory of one text, each in a process of its own."""
    middle = joined(texts, MIDDLE)
    short = [middle[at : at + SHORT] for at in range(0, MIDDLE, SHORT)]
    rates: list[float] = []
    for pieces in (short, [middle], [joined(texts, LONG)]):
        size = len(pieces[0])
        seconds, peak = _apart(pieces)
        rates.append(seconds / size / len(pieces) * 1e6)
        print(
            f"text of {size / 1000:.0f} KB: {rates[-1]:.1f} ms of CPU time per KB,"
            f" {rates[-1] / rates[0]:.2f} times that of 50 KB (limit 2), {peak:.0f} MB"
        )


def _apart(pieces: list[str]) -> tuple[float, float]:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(_cost, pieces).result()


def _cost(pieces: list[str]) -> tuple[float, float]:
    """Seconds of CPU time, and the most megabytes that this process held."""
    extract(WARM)
    start = time.process_time()
    for piece in pieces:
        extract(piece)
    peak = megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    return time.process_time() - start, peak
