"""Documents in batches, through one pipeline or through several processes.

One result comes out for each document that goes in. A document that a stage breaks on is an error
of its own; the others of its batch are not touched by it. Long documents go through the stages by
themselves, portion by portion.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from graph.errors import EntenteError, SourceError
from graph.model import Document, Extraction
from loaders.extraction.joining import joined
from loaders.extraction.lexicon import Lexicon
from loaders.extraction.lexicon import lexicon as read_lexicon
from loaders.extraction.normalise import normalise
from loaders.extraction.portions import LONGEST, portions
from loaders.extraction.reading import Reading
from loaders.extraction.syntax import parse_all
from loaders.failures import failure

_MOST = 32  # documents a batch
_CHARACTERS = 40_000  # after which a batch is full: processes share the work evenly
Outcome = Extraction | SourceError
Finish = Callable[[Reading, str], Extraction]  # all stages after the parser


def outcomes(
    documents: Iterable[Document], lexicon: Path | None, finish: Finish
) -> Iterator[Outcome]:
    """What came of each document, in the order given; one batch is held in memory."""
    words = read_lexicon(lexicon)
    for batch in _batches(documents):
        readings = iter(_parsed([d for d in batch if _short(d)], words))
        for document in batch:
            if document.extraction is not None:  # the loader has read it itself
                yield document.extraction
                continue
            reading = next(readings) if _short(document) else None
            if isinstance(reading, SourceError):
                yield reading
                continue
            try:
                if reading is None:
                    yield _in_portions(document, words, finish)
                else:
                    yield finish(reading, document.id)
            except EntenteError:
                raise  # the lexicon or the model is at fault: every document would fail
            except Exception as error:
                yield failure(document, error)


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Documents in order, some tens of pages at a time."""
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if len(batch) == _MOST or size >= _CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _short(document: Document) -> bool:
    return document.extraction is None and len(document.text) <= LONGEST


def _in_portions(document: Document, words: Lexicon, finish: Finish) -> Extraction:
    d = document
    return joined(portions(d.text, d.published, words, d.title, d.publisher), finish, d.id)


def _parsed(batch: list[Document], words: Lexicon) -> list[Reading | SourceError]:
    """Readings with their syntax; where the parser breaks on a batch, it takes them one by one."""
    if not batch:
        return []
    try:
        texts = [normalise(document.text) for document in batch]
        parsed = list(parse_all(normal.text for normal in texts))
    except EntenteError:
        raise
    except Exception as error:
        if len(batch) == 1:
            return [failure(batch[0], error)]
        return [reading for document in batch for reading in _parsed([document], words)]
    return [
        Reading(d.text, d.published, normal, words, d.title, d.publisher, doc=doc)
        for d, normal, doc in zip(batch, texts, parsed, strict=True)
    ]


def batched(
    work: Callable[[list[Document], Path | None], list[Outcome]],
    documents: Iterable[Document],
    jobs: int,
    lexicon: Path | None,
) -> Iterator[Outcome]:
    """Results of batches that run in processes, in the order of the documents."""
    waiting: deque[Future[list[Outcome]]] = deque()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        try:
            for batch in _batches(documents):
                waiting.append(pool.submit(work, batch, lexicon))
                if len(waiting) > jobs:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            message = (
                "a process ended while extracting, perhaps for want of memory; use fewer --jobs"
            )
            raise EntenteError(message) from error
