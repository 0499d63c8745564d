"""The registry: which loader reads which file. Other formats (HTML, PDF, DOCX) are entered here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import SourceError
from graph.model import Document
from loaders.documents import text
from loaders.documents.index import Index

Load = Callable[[Path, Index | None, str], Iterator[Document]]


@dataclass(frozen=True)
class Loader:
    """Code that turns one kind of file into documents.

    Attributes:
        suffixes: file name endings, in lower case with the dot.
        description: what it reads, in one line for the documentation.
        load: takes the file, the index if there is one, and the text encoding.
    """

    suffixes: tuple[str, ...]
    description: str
    load: Load


LOADERS: dict[str, Loader] = {
    "text": Loader((".txt", ".text"), "plain text, optionally with front matter", text.load),
    "markdown": Loader((".md", ".markdown"), "Markdown, optionally with front matter", text.load),
}


def suffixes() -> list[str]:
    """All endings that some loader reads, sorted."""
    return sorted(suffix for loader in LOADERS.values() for suffix in loader.suffixes)


def loader_for(path: Path) -> Loader:
    """The loader of a file by its ending; a name without an ending counts as text."""
    if not path.suffix:
        return LOADERS["text"]
    for loader in LOADERS.values():
        if path.suffix.lower() in loader.suffixes:
            return loader
    message = f"{path}: cannot read {path.suffix} files; give one of {', '.join(suffixes())}"
    raise SourceError(message)
