"""Facts of one text: a pure function of the text and its date of publication; knows no database.

The stages run in the order of `STAGES`; each fills its part of a `Reading`. A long text is read in
`portions`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from graph.errors import SourceError
from graph.model import Document, Extraction
from loaders.extraction.attendance import attendance
from loaders.extraction.batches import Outcome, batched, outcomes
from loaders.extraction.confidence import weighed
from loaders.extraction.coreference import coreference
from loaders.extraction.emission import emitted
from loaders.extraction.joining import joined
from loaders.extraction.layout import layout
from loaders.extraction.lexicon import lexicon as read_lexicon
from loaders.extraction.normalise import normalise
from loaders.extraction.occasions import occasions
from loaders.extraction.people import people
from loaders.extraction.portions import LONGEST, portions
from loaders.extraction.quotes import quotes
from loaders.extraction.reading import Reading
from loaders.extraction.statements import statements
from loaders.extraction.syntax import syntax
from loaders.extraction.tags import tags
from loaders.extraction.validator import validate

EXTRACTOR_VERSION = "0.1.0"
STAGES: tuple[Callable[[Reading], None], ...] = (
    layout,
    syntax,
    quotes,
    tags,
    people,
    coreference,
    attendance,
    statements,
    occasions,
    validate,
)

__all__ = ["EXTRACTOR_VERSION", "STAGES", "Outcome", "extract", "extract_each", "extract_many"]


def extract(
    text: str,
    published: date | None = None,
    *,
    title: str | None = None,
    publisher: str | None = None,
    id: str = "",
    lexicon: Path | None = None,
) -> Extraction:
    """Read one text.

    Args:
        text: the text; offsets of all facts count its code points.
        published: day of publication, against which "on Monday" is resolved.
        title: title from the metadata, which tells a headline from a first sentence.
        publisher: who published it; documents speak for their issuer.
        id: id that the extraction carries.
        lexicon: folder with words of an analyst's own on top of the shipped ones.

    Returns:
        People, events, who attended and who stated what, each with its evidence.
    """
    words = read_lexicon(lexicon)
    if len(text) > LONGEST:
        return joined(portions(text, published, words, title, publisher), _run, id)
    return _run(Reading(text, published, normalise(text), words, title, publisher), id)


def extract_many(
    documents: Iterable[Document], jobs: int = 1, *, lexicon: Path | None = None
) -> Iterator[Extraction]:
    """Read documents in batches, in the order given; with `jobs` above 1 in as many processes.

    Raises:
        SourceError: the extractor fails on a document; `extract_each` goes on with the next.
    """
    for outcome in extract_each(documents, jobs, lexicon=lexicon):
        if isinstance(outcome, SourceError):
            raise outcome
        yield outcome


def extract_each(
    documents: Iterable[Document], jobs: int = 1, *, lexicon: Path | None = None
) -> Iterator[Outcome]:
    """As `extract_many`, but a document that cannot be extracted gives an error in its place."""
    if jobs > 1:
        return batched(_batch, documents, jobs, lexicon)
    return outcomes(documents, lexicon, _run)


def _batch(documents: list[Document], lexicon: Path | None) -> list[Outcome]:
    return list(extract_each(documents, lexicon=lexicon))


def _run(reading: Reading, id_: str) -> Extraction:
    for stage in STAGES:
        stage(reading)
    return weighed(emitted(reading, id_))
