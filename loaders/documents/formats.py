"""The registry of document formats: which loader reads which source.

A loader is one function from a `Source` to documents. What a source is, its content says; the
ending of its name only says which files of a folder are looked at, and decides between texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from graph.errors import EntenteError, SourceError
from graph.model import Document
from loaders.documents import archives, docx, html, pdf, text
from loaders.documents.source import LIMIT, Source

Load = Callable[[Source], Iterator[Document | Source]]


@dataclass(frozen=True)
class Loader:
    """Code that turns one kind of source into documents.

    Attributes:
        suffixes: endings of names that a folder is searched for, in lower case with the dot.
        description: what it reads, in one line for the documentation.
        recognises: whether the content (or, between texts, the ending) is of this kind.
        load: yields documents, and sources within the source (attachments) to be read likewise.
        limit: the most bytes that it takes.
    """

    suffixes: tuple[str, ...]
    description: str
    recognises: Callable[[Source], bool]
    load: Load
    limit: int = LIMIT


def _later(module: str, name: str) -> Callable[[Source], Any]:
    """A function of a module that is imported when it is first called."""

    def call(source: Source) -> Any:
        return getattr(import_module(module), name)(source)

    return call


# asked in this order; the last one takes what no other knows
LOADERS: dict[str, Loader] = {
    "office-holders": Loader(
        (),  # a folder's tables may be anything: name the file
        "tables of who held which office from when until when, as from Wikidata",
        _later("loaders.actors.office_holders", "recognises"),
        _later("loaders.actors.office_holders", "load"),
        25_000_000,
    ),
    "registers": Loader(
        (),  # folders hold all sorts of JSON, an index among them: name the file
        "registers of offices as Popolo JSON, or as followthemoney entities",
        _later("loaders.actors.structured", "recognises"),
        _later("loaders.actors.structured", "load"),
        25_000_000,
    ),
    "mail": Loader(
        (".eml",),
        "e-mails with their attachments",
        _later("loaders.documents.mail", "recognises"),
        _later("loaders.documents.mail", "load"),
        30_000_000,
    ),
    "table": Loader(
        (".csv", ".tsv", ".xlsx"),
        "tables of participants, with the columns found or given by --map",
        _later("loaders.lists.loading", "is_table"),
        _later("loaders.lists.loading", "load_table"),
        50_000_000,
    ),
    "list": Loader(
        (".txt", ".pdf", ".docx"),
        "lists of delegations as text, PDF or Word file",
        _later("loaders.lists.loading", "is_list"),
        _later("loaders.lists.loading", "load_list"),
    ),
    "pdf": Loader(
        (".pdf",),
        "PDF, in columns or not",
        pdf.recognises,
        pdf.load,
        pdf.LIMIT,
    ),
    "docx": Loader(
        (".docx",),
        "Word files",
        docx.recognises,
        docx.load,
        docx.LIMIT,
    ),
    "html": Loader(
        (".html", ".htm", ".xhtml"),
        "web pages",
        html.recognises,
        html.load,
        html.LIMIT,
    ),
    "markdown": Loader(
        (".md", ".markdown"),
        "Markdown, optionally with front matter",
        lambda source: source.suffix in (".md", ".markdown"),
        _later("loaders.documents.markdown", "load"),
        text.LIMIT,
    ),
    "text": Loader(
        (".txt", ".text"),
        "plain text, optionally with front matter",
        lambda _: True,
        text.load,
        text.LIMIT,
    ),
}

# what people have and no loader reads: first bytes, what it is, what to do
_FOREIGN = (
    (b"{\\rtf", "a rich text file", "save it as .txt"),
    (
        b"\xd0\xcf\x11\xe0",
        "an Office file of before 2007, or an encrypted one",
        "save it as .docx or .xlsx",
    ),
    (b"%!PS", "a PostScript file", "save its text as .txt"),
    (
        b"PK\x03\x04",
        "an archive, or an Office file that is neither a table nor a text",
        "unpack it, or save its text as .docx or .txt",
    ),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it first"),
)


def suffixes() -> list[str]:
    """All endings that some loader reads, sorted."""
    return sorted({suffix for loader in LOADERS.values() for suffix in loader.suffixes})


def loader_for(source: Source) -> Loader:
    """The loader of a source by its content.

    Raises:
        SourceError: of a kind that is known and not read; says what to do.
    """
    for loader in list(LOADERS.values())[:-1]:
        if loader.recognises(source):
            return loader
    if source.data.startswith(archives.MAGIC):
        archives.checked(source.data, source.origin)
    for magic, what, cure in _FOREIGN:
        if source.data.startswith(magic):
            message = f"{source.origin}: is {what}; {cure}"
            raise SourceError(message)
    return LOADERS["text"]


def load(source: Source) -> Iterator[Document | Source]:
    """What the loader of a source makes of it.

    Raises:
        SourceError: it cannot be read, for whatever reason; one line.
    """
    try:
        loader = loader_for(source)
        if len(source.data) > loader.limit:
            message = (
                f"{source.origin}: is above the limit of {loader.limit // 1_000_000} MB"
                f" ({loader.limit:,} bytes); split the file"
            )
            raise SourceError(message)
        yield from loader.load(source)
    except EntenteError:
        raise
    except Exception as error:  # parsers of other people's files fail in many ways
        said = " ".join(str(error).split())[:120]
        kind = type(error).__name__
        message = (
            f"{source.origin}: is broken and cannot be read"
            f" ({f'{kind}: {said}' if said else kind}); save it anew or leave it out"
        )
        raise SourceError(message) from error
