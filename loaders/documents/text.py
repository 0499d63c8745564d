"""Plain text and Markdown, with optional front matter."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import replace

from graph.errors import SourceError, UsageError
from graph.model import Document
from loaders.documents import frontmatter
from loaders.documents.metadata import Metadata
from loaders.documents.source import Source

LIMIT = 10_000_000
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def load(source: Source) -> Iterator[Document]:
    """One document; line ends and everything else in the text stay as they are."""
    metadata, text = frontmatter.split(decode(source), source.origin)
    named = replace(source, metadata=named_by(metadata, source.metadata))
    yield named.document(text)


def named_by(own: Metadata, other: Metadata) -> Metadata:
    """Front matter before the index; a url in front matter comes before an id in the index."""
    merged = own.or_else(other)
    return replace(merged, id=own.id or own.url or other.id)


def decode(source: Source) -> str:
    """The characters of a text, without a byte order mark.

    Raises:
        SourceError: binary, or not in this encoding.
        UsageError: no such encoding.
    """
    codec = python_codec(source.encoding)
    data, origin = source.data, source.origin
    if codec == "utf-8-sig" and data.startswith(_UTF16_MARKS):
        message = f"{origin}: is UTF-16, not UTF-8; add --encoding utf-16"
        raise SourceError(message)
    if codec == "utf-8-sig" and b"\0" in data:
        raise _binary(origin)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        message = (
            f"{origin}: byte 0x{data[error.start]:02x} at offset {error.start} is not"
            f" {source.encoding.upper()}; name the right one, such as --encoding latin-1"
        )
        raise SourceError(message) from None
    if "\0" in text:
        raise _binary(origin)
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


def _binary(origin: str) -> SourceError:
    return SourceError(f"{origin}: looks like a binary file, not text; convert it to text first")
