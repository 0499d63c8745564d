"""Plain text and Markdown, with optional front matter."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path

from graph.errors import SourceError, UsageError
from graph.model import Document
from loaders.documents import frontmatter
from loaders.documents.index import Index

LIMIT = 10_000_000
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def load(path: Path, index: Index | None, encoding: str) -> Iterator[Document]:
    """One document a file; line ends and everything else in the text stay as they are."""
    metadata, text = frontmatter.split(decode(path, encoding), str(path))
    if not text.strip():
        message = f"{path}: holds no text; add some or leave the file out"
        raise SourceError(message)
    source_id = metadata.id or metadata.url
    if index is not None:
        metadata = metadata.or_else(index.describe(path))
    yield Document(
        id=source_id or metadata.id or metadata.url or path.resolve().as_uri(),
        text=text,
        title=metadata.title,
        publisher=metadata.publisher,
        published=metadata.published,
        url=metadata.url,
        language=metadata.language or "en",
        origin=str(path),
    )


def decode(path: Path, encoding: str) -> str:
    """The characters of a file, without a byte order mark.

    Raises:
        SourceError: missing, unreadable, larger than 10 MB, binary, or not in this encoding.
        UsageError: no such encoding.
    """
    codec = python_codec(encoding)
    try:
        str(path).encode()
    except UnicodeEncodeError:  # the name becomes part of the graph, which holds text only
        message = f"{str(path)!r}: the name of the file is not UTF-8; rename it"
        raise SourceError(message) from None
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)  # a device may never end
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror}); check the path and its permissions"
        raise SourceError(message) from None
    if len(data) > LIMIT:
        message = f"{path}: is above the limit of 10 MB ({LIMIT:,} bytes); split the file"
        raise SourceError(message)
    if codec == "utf-8-sig" and data.startswith(_UTF16_MARKS):
        message = f"{path}: is UTF-16, not UTF-8; add --encoding utf-16"
        raise SourceError(message)
    if codec == "utf-8-sig" and b"\0" in data:
        raise _binary(path)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        message = (
            f"{path}: byte 0x{data[error.start]:02x} at offset {error.start} is not"
            f" {encoding.upper()}; name the right one, such as --encoding latin-1"
        )
        raise SourceError(message) from None
    if "\0" in text:
        raise _binary(path)
    return text


def python_codec(encoding: str) -> str:
    """Python's name of a text encoding; UTF-8 takes a byte order mark."""
    try:
        info = codecs.lookup(encoding)
        "".encode(info.name)  # refuses codecs that are not for text, such as base64
    except (LookupError, ValueError):
        message = f"--encoding {encoding}: no such text encoding; try utf-8, latin-1 or cp1252"
        raise UsageError(message) from None
    return "utf-8-sig" if info.name == "utf-8" else info.name


def _binary(path: Path) -> SourceError:
    return SourceError(f"{path}: looks like a binary file, not text; convert it to text first")
