"""1,000 web pages beside the same texts as plain files."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable

from graph.model import Document
from loaders.documents.formats import load
from loaders.documents.source import Source
from loaders.extraction import extract_many
from tests.wrapping.formats import FORMATS

_PAGES = 1000
_SAMPLE = 60  # documents that the time of the extractor is measured on; it sees the same text twice


def against_plain_text(texts: list[Document]) -> None:
    """CPU time of reading and extracting; the extractor's own share is the same in both."""
    kinds = itertools.cycle(name for name in FORMATS if name.startswith("html-"))
    chosen = list(itertools.islice(itertools.cycle(texts), _PAGES))
    pages = [
        Source(FORMATS[kind].write(text), str(number), str(number), f"{number}.html")
        for number, (text, kind) in enumerate(zip(chosen, kinds, strict=False))
    ]
    plain = [Source(text.text.encode(), text.id, text.id, "a.txt") for text in chosen]
    list(load(pages[0]))  # imports the parsers

    sample = texts[:: max(1, len(texts) // _SAMPLE)]
    extracting = _seconds(lambda: list(extract_many(sample))) / len(sample) * _PAGES
    whole = [
        extracting + _seconds(lambda: _read(plain)),
        extracting + _seconds(lambda: _read(pages)),
    ]
    print(
        f"pages: {_PAGES / whole[1]:.1f} documents per CPU-second, plain text"
        f" {_PAGES / whole[0]:.1f}: ratio {whole[0] / whole[1]:.2f}"
    )


def _read(sources: list[Source]) -> int:
    return sum(len(list(load(source))) for source in sources)


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
