"""The formats that plain texts are wrapped in, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from graph.model import Document
from loaders.documents.formats import load
from loaders.documents.source import Source
from tests.wrapping import html

Wrap = Callable[[Document], bytes]

# how to write a document in the format, and the ending of its name
FORMATS: dict[str, tuple[Wrap, str]] = {
    f"html-{style}": (partial(html.page, style), ".html") for style in html.STYLES
}


def wrapped(documents: list[Document], name: str) -> Iterator[Document]:
    """The documents again, read from another format."""
    for document in documents:
        found = as_read(document, name)
        # a plain text has no publisher and often no day: what depends on them is not compared
        yield replace(
            found,
            title=document.title,
            published=document.published,
            publisher=document.publisher,
        )


def as_read(document: Document, name: str) -> Document:
    """A document read from another format, with what that says of it."""
    wrap, suffix = FORMATS[name]
    source = Source(wrap(document), document.id, document.id, f"a{suffix}")
    return next(part for part in load(source) if isinstance(part, Document))
