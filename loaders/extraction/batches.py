"""Documents in batches, through one pipeline or through several processes."""

from __future__ import annotations

import itertools
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

from graph.model import Document, Extraction
from loaders.extraction.lexicon import lexicon as read_lexicon
from loaders.extraction.normalise import normalise
from loaders.extraction.reading import Reading
from loaders.extraction.syntax import parse_all

SIZE = 32  # documents a batch


def readings(
    documents: Iterable[Document], lexicon: Path | None
) -> Iterator[tuple[Document, Reading]]:
    """Each document with a reading that is parsed already; one batch is held in memory."""
    words = read_lexicon(lexicon)
    rest = iter(documents)
    while batch := list(itertools.islice(rest, SIZE)):
        texts = [normalise(document.text) for document in batch]
        parsed = parse_all(normal.text for normal in texts)
        for document, normal, doc in zip(batch, texts, parsed, strict=True):
            yield document, Reading(
                document.text, document.published, normal, words, document.title,
                document.publisher, doc=doc,
            )  # fmt: skip


def batched(
    work: Callable[[list[Document], Path | None], list[Extraction]],
    documents: Iterable[Document],
    jobs: int,
    lexicon: Path | None,
) -> Iterator[Extraction]:
    """Results of batches that run in processes, in the order of the documents."""
    rest = iter(documents)
    waiting: deque[Future[list[Extraction]]] = deque()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        while batch := list(itertools.islice(rest, SIZE)):
            waiting.append(pool.submit(work, batch, lexicon))
            if len(waiting) > jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
