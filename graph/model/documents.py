"""A source text with its origin."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cached_property


@dataclass(frozen=True)
class Document:
    """One source text; offsets of every claim count code points in `text`.

    Attributes:
        id: source id: front matter `id` or `url`, else the index's, else the file's URI.
        text: the text exactly as read (front matter removed).
        title: headline or title, if the source gives one.
        publisher: who published it.
        published: day of publication.
        url: where it can be read.
        language: BCP 47 code; the extractor reads English.
        origin: path or URL that it was read from, for messages.
    """

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    language: str = "en"
    origin: str = ""

    @cached_property
    def sha256(self) -> str:
        """Hex digest of the UTF-8 text: what makes two documents one text."""
        return hashlib.sha256(self.text.encode()).hexdigest()
