"""JSON that holds registers: which format it is, and what is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from graph.errors import SourceError
from graph.model import Document
from loaders.actors import followthemoney, popolo
from loaders.actors.collector import Collector
from loaders.documents.source import Source
from loaders.documents.text import decode

_SUFFIXES = (".json", ".jsonl", ".ndjson", ".ijson", ".popolo", ".ftm")
_JSON = re.compile(rb'(?:\{|\[\s*\{)\s*"')
_POPOLO = re.compile(r'"(?:persons|memberships)"\s*:\s*\[')
_ENTITY = re.compile(r'\s*\{[^\n]*"(?:schema|properties)"\s*:')


def recognises(source: Source) -> bool:
    """Whether it is JSON of any kind: no other loader reads it, and text it is not."""
    return source.suffix in _SUFFIXES or _JSON.match(source.head) is not None


def load(source: Source) -> Iterator[Document]:
    """One document: the JSON as its text, each object the quote of what it says.

    Raises:
        SourceError: neither Popolo nor followthemoney, broken, or nothing in it is understood.
    """
    text = decode(source)
    read = _reader(text)
    if read is None:
        message = (
            f"{source.origin}: is JSON, but neither Popolo (persons, memberships) nor entities of"
            " followthemoney; an index belongs to --index"
        )
        raise SourceError(message)
    try:
        found = read(text, source.origin)
    except (ValueError, RecursionError) as error:  # of syntax, or a number of thousands of digits
        place = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        message = f"{source.origin}: is no valid JSON{place}; save it anew"
        raise SourceError(message) from None
    if found.is_empty:
        why = f"; {found.unread[0]}" if found.unread else ""
        message = (
            f"{source.origin}: nothing says who held which office{why}; give it persons with posts"
        )
        raise SourceError(message)
    yield source.document(text, extraction=found.extraction(), unread=tuple(found.unread))


def _reader(text: str) -> Callable[[str, str], Collector] | None:
    if _ENTITY.match(text):
        return followthemoney.read
    if text.lstrip().startswith("{") and _POPOLO.search(text):
        return popolo.read
    return None
