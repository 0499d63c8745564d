"""Documents into the graph: read, extract what is new or changed, write one by one.

The only part of the loaders that knows the store. spaCy is loaded when a document needs it: a
second load of the same documents finds them unchanged by their content and metadata.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from graph.config import resource
from graph.errors import EntenteError, SourceError
from graph.ids import digest
from graph.writer import Change, Writer, counts
from loaders import reference
from loaders.claims import claims_of
from loaders.documents import read, web_for
from loaders.failures import failure

if TYPE_CHECKING:
    from graph.model import Document, Extraction
    from graph.store import Store
    from loaders.documents.web.visits import Web
    from loaders.lists.options import Given

Progress = Callable[[Change], None]


@dataclass(frozen=True)
class Extractor:
    """What turns documents into extractions, in the same order.

    Attributes:
        version: stored on each document; another version extracts it again.
        run: lazily, one extraction a document, or the error of a document that it fails on.
    """

    version: str
    run: Callable[[Iterator[Document]], Iterable[Extraction | SourceError]]


@dataclass(frozen=True)
class Summary:
    """What a load did.

    Attributes:
        loaded: documents that were new.
        replaced: documents whose text, metadata or extractor had changed.
        unchanged: documents that the graph held already.
        failed: origin and message of each document that could not be read or extracted.
        unread: origin, and place and reason, of each part of a document that was not understood.
        nodes: how many more people, bodies, events, topics and statements there are now, beside
            those of the reference data.
        facts: how many more facts.
        notes: how the columns of tables were read, and which tables were passed over.
    """

    loaded: int = 0
    replaced: int = 0
    unchanged: int = 0
    failed: tuple[tuple[str, str], ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    nodes: int = 0
    facts: int = 0
    notes: tuple[str, ...] = ()


def load(
    store: Store,
    documents: Iterable[Document],
    *,
    jobs: int = 1,
    extractor: Extractor | None = None,
    progress: Progress | None = None,
    failed: Sequence[SourceError] = (),
    unchanged: Sequence[str] = (),
) -> Summary:
    """Put documents into the graph, with the reference data before them where it is missing.

    Where there is no document at all (none that can be read), nothing is written.

    Args:
        store: an open store.
        documents: what to load; read as they are needed.
        jobs: processes that extract side by side; writing is one by one.
        extractor: another one than the shipped.
        progress: is told of each document when it is done.
        failed: errors of reading, for the summary; may grow while documents are read.
        unchanged: pages that their servers say have not changed; may grow likewise.

    Raises:
        StoreError: the database cannot be used; what was loaded before stays.
    """
    given = iter(documents)
    one = next(given, None)
    if one is None:
        errors = tuple(_failure(error) for error in failed)
        return Summary(unchanged=len(unchanged), failed=errors)
    store.ensure_schema()
    used = extractor or shipped(jobs)
    writer = Writer(store)
    done: list[Change] = []

    def note(change: Change) -> None:
        done.append(change)
        if progress:
            progress(change)

    load_reference(store)
    before = counts(store)
    unread: list[tuple[str, str]] = []

    def noted(documents: Iterator[Document]) -> Iterator[Document]:
        for document in documents:
            unread.extend((document.origin, what) for what in document.unread)
            yield document

    broken = _load(writer, noted(_chain(one, given)), used, note)
    after = counts(store)
    outcomes = [change.outcome for change in done]
    return Summary(
        loaded=outcomes.count("loaded"),
        replaced=outcomes.count("replaced"),
        unchanged=outcomes.count("unchanged") + len(unchanged),
        failed=tuple(_failure(error) for error in (*failed, *broken)),
        unread=tuple(unread),
        nodes=after[0] - before[0],
        facts=after[1] - before[1],
    )


def load_sources(
    store: Store,
    sources: Sequence[str | Path],
    *,
    index: str | Path | None = None,
    encoding: str = "utf-8",
    jobs: int = 1,
    allow_private: bool = False,
    given: Given | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Load files, folders and pages; what cannot be read is listed and the rest is loaded."""
    errors: list[SourceError] = []
    web = web_for(sources, allow_private=allow_private)
    documents = read(
        sources, index=index, encoding=encoding, on_error=errors.append, web=web, given=given
    )
    ask_only_for_changes(web, store)
    return load(
        store,
        documents,
        jobs=jobs,
        progress=progress,
        failed=errors,
        unchanged=web.unchanged if web else (),
    )


def ask_only_for_changes(web: Web | None, store: Store) -> None:
    """Let requests for pages say which version the graph holds, if this extractor has read it."""
    if web is not None:
        web.known = lambda page: Writer(store).fetched(page, shipped().version)


def load_reference(store: Store) -> None:
    """Put the shipped reference tables into the graph where they are missing or changed."""
    writer = Writer(store)
    version = shipped().version
    for document in reference.documents():
        if not writer.is_current(document, version, "reference"):
            claims = reference.claims_of(document)
            writer.write(document, claims, extractor=version, kind="reference")


@cache
def shipped(jobs: int = 1) -> Extractor:
    """The extractor for English; its version is that of its code and tables."""

    def run(documents: Iterator[Document]) -> Iterable[Extraction | SourceError]:
        from loaders.extraction import extract_each

        return extract_each(documents, jobs=jobs)

    here = Path(__file__).parent
    files = [
        *here.glob("extraction/**/*.py"),
        *here.glob("claims/*.py"),
        *here.glob("lists/**/*.py"),
        *here.glob("actors/**/*.py"),
        *here.glob("data/**/*.tsv"),
        *(resource("seeds") / "reference").glob("*.tsv"),
    ]
    content = digest(*(file.read_text(encoding="utf-8") for file in sorted(files)))
    return Extractor(f"en {content}", run)


def _load(
    writer: Writer, documents: Iterable[Document], extractor: Extractor, note: Progress
) -> list[SourceError]:
    """Write what is new or changed; what cannot be extracted keeps its earlier facts."""
    broken: list[SourceError] = []
    waiting: deque[Document] = deque()

    def stale() -> Iterator[Document]:
        for document in documents:
            if writer.is_current(document, extractor.version):
                if document.fetched:
                    writer.revisited(document)
                note(Change(document.id, "unchanged"))
            else:
                waiting.append(document)
                yield document

    feed = stale()
    first = next(feed, None)
    if first is None:  # nothing to extract, so nothing of the extractor is imported
        return broken
    for extraction in extractor.run(_chain(first, feed)):
        document = waiting.popleft()
        if isinstance(extraction, SourceError):
            broken.append(extraction)
            continue
        try:
            claims = claims_of(document, extraction)
        except EntenteError:
            raise
        except Exception as error:
            broken.append(failure(document, error))
            continue
        note(writer.write(document, claims, extractor=extractor.version))
    return broken


def _chain(first: Document, rest: Iterator[Document]) -> Iterator[Document]:
    yield first
    yield from rest


def _failure(error: EntenteError) -> tuple[str, str]:
    message = str(error)
    origin, _, what = message.partition(": ")
    return (origin, what) if what else ("", message)
