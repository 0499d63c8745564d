"""A source text with its origin."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from graph.model.extraction import Extraction


@dataclass(frozen=True)
class Fetched:
    """How a text came from the web: what the next request for it says.

    Attributes:
        url: the address that gave it, after all redirects.
        etag: the server's name for this version.
        last_modified: the server's time of the last change, as written.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True)
class Document:
    """One source text; offsets of every claim count code points in `text`.

    Attributes:
        id: source id: front matter `id` or `url`, else the index's, else the file's URI. Of a page
            from the web, always the address that was asked for.
        text: the text exactly as read (front matter removed).
        title: headline or title, if the source gives one.
        publisher: who published it.
        published: day of publication.
        url: where it can be read.
        language: BCP 47 code; the extractor reads English.
        origin: path or URL that it was read from, for messages.
        pages: where each page starts in the text, first page first; empty for texts without pages.
        extraction: facts that the loader read itself, as from a table; each line of the text is
            then the quote of what it says, and the text is not extracted.
        fetched: how it came from the web; None for files.
        unread: what the loader did not understand, each with its place and reason ("row 12: no
            name"); the rest of the document is loaded.
    """

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    language: str = "en"
    origin: str = ""
    pages: tuple[int, ...] = ()
    extraction: Extraction | None = field(default=None, repr=False)
    fetched: Fetched | None = None
    unread: tuple[str, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """Hex digest of the UTF-8 text: what makes two documents one text."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def page(self, offset: int) -> int | None:
        """Number of the page that holds a character, from 1; None for texts without pages."""
        return max(1, bisect_right(self.pages, offset)) if self.pages else None
