"""What is said of a document that a fault of ours, not of the document, keeps out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import SourceError

if TYPE_CHECKING:
    from graph.model import Document

_MOST = 120  # characters of the exception's own words; parsers quote whole texts in theirs


def failure(document: Document, error: Exception) -> SourceError:
    """One line with origin and kind of exception; the exception itself is its cause."""
    said = " ".join(str(error).split())[:_MOST]
    kind = type(error).__name__
    message = (
        f"{document.origin or document.id}: could not be extracted"
        f" ({f'{kind}: {said}' if said else kind}); leave it out, or report it with its text"
    )
    found = SourceError(message)
    found.__cause__ = error
    return found
