"""The formats that plain texts are wrapped in, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from graph.model import Document
from loaders.documents.formats import load
from loaders.documents.source import Source
from tests.wrapping import docx, html, mail, markdown, pdf


@dataclass(frozen=True)
class Format:
    """One way to write a document.

    Attributes:
        write: the document as a file.
        suffix: ending of the file's name.
        dated: whether the file says when the document was published.
    """

    write: Callable[[Document], bytes]
    suffix: str
    dated: bool = True


FORMATS: dict[str, Format] = {
    **{
        f"html-{name}": Format(partial(html.page, name), ".html", style.dated)
        for name, style in html.STYLES.items()
    },
    "mail-plain": Format(mail.plain, ".eml"),
    "mail-flowed": Format(mail.flowed, ".eml"),
    "mail-html": Format(mail.html, ".eml"),
    "markdown": Format(markdown.page, ".md"),
    "docx": Format(docx.file, ".docx", dated=False),
    **{f"pdf-{name}": Format(partial(pdf.file, name), ".pdf", dated=False) for name in pdf.STYLES},
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
    format_ = FORMATS[name]
    source = Source(format_.write(document), document.id, document.id, f"a{format_.suffix}")
    return next(part for part in load(source) if isinstance(part, Document))
