"""PDF files: the text in reading order, in paragraphs, with the page of every character.

Running headers, footers and page numbers are left out, words parted at line ends are joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from graph.errors import SourceError
from loaders.documents.metadata import Metadata
from loaders.documents.quiet import quietly

if TYPE_CHECKING:
    from graph.model import Document
    from loaders.documents.pdf.rows import Row
    from loaders.documents.source import Source

LIMIT = 50_000_000
_PAGES = 3000
_MADE_UP = re.compile(
    r"(?i)^microsoft |\.(?:docx?|pdf|indd|rtf|pptx?|exe|txt|tmp|html?)$"
    r"|^untitled|^\W*anonymous\W*$|^document\d*$|^\W*$"
)


def recognises(source: Source) -> bool:
    """By its first line, which what made the file may have put words of its own before."""
    return source.head.startswith(b"%PDF") or b"\n%PDF-" in source.head[:1024]


def load(source: Source) -> Iterator[Document]:
    """One document a file.

    Raises:
        SourceError: broken, encrypted, too long, or without text, as scans are.
    """
    from loaders.documents.pdf import order, paragraphs

    with quietly():
        reader = opened(source)
        printed = _printed(reader, source.origin)
    columns = order.headline_first(order.columns(order.without_furniture(printed)))
    text, pages = paragraphs.joined(columns, len(reader.pages))
    if not text.strip():
        message = (
            f"{source.origin}: has no text on {len(reader.pages)} pages, as scans have none;"
            " run text recognition over it first"
        )
        raise SourceError(message)
    yield source.document(text, _metadata(reader, columns), pages=pages)


def _printed(reader: Any, origin: str) -> list[Row]:
    from pypdf.errors import LimitReachedError

    from loaders.documents.pdf import rows

    try:
        return rows.of_pages(reader.pages)
    except LimitReachedError:
        message = f"{origin}: would unpack to more than a page can hold; print it to a new PDF"
        raise SourceError(message) from None


def opened(source: Source) -> Any:
    """A pypdf reader of a file that can be read.

    Raises:
        SourceError: broken, encrypted with a password, or of too many pages.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    try:
        reader = PdfReader(BytesIO(source.data))
        if reader.is_encrypted and not reader.decrypt(""):
            message = f"{source.origin}: is encrypted; save it without a password"
            raise SourceError(message)
        count = len(reader.pages)
    except (DependencyError, NotImplementedError):
        message = f"{source.origin}: is encrypted in a way that is not known; save it without"
        raise SourceError(message) from None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        said = " ".join(str(error).split())[:80]
        message = f"{source.origin}: is a broken PDF ({said or type(error).__name__}); save it anew"
        raise SourceError(message) from None
    if not 0 < count <= _PAGES:
        what = f"has {count} pages, more than {_PAGES}; split the file"
        message = f"{source.origin}: {what if count else 'has no pages; save it anew'}"
        raise SourceError(message)
    return reader


def _metadata(reader: Any, columns: list[list[Any]]) -> Metadata:
    """The title that the file gives, unless a program made it up; else the largest line."""
    with quietly():
        title = str((reader.metadata or {}).get("/Title") or "").strip()
    if title and not _MADE_UP.search(title):
        return Metadata(title=" ".join(title.split()))
    first = [row for rows in columns for row in rows if row.page == 1][:12]
    sizes = sorted(row.size for rows in columns for row in rows)
    if (
        first
        and (largest := max(first, key=lambda row: row.size)).size > 1.15 * sizes[len(sizes) // 2]
    ):
        return Metadata(title=" ".join(largest.text.split()))
    return Metadata()
