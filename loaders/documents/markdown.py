"""Markdown (CommonMark with tables): its words without the marks, set as a page's are.

A text without marks is kept exactly as it is. Front matter is that of plain texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.errors import SourceError
from loaders.documents import frontmatter, html
from loaders.documents.html.lines import joined, lines_of
from loaders.documents.metadata import lenient
from loaders.documents.text import decode, named_by

if TYPE_CHECKING:
    from markdown_it.token import Token

    from graph.model import Document
    from loaders.documents.source import Source

_DEPTH = 100
_DEEP = re.compile(rf"(?m)^(?:[ \t]*[>*+-]){{{_DEPTH},}}[ \t]*[^\s>*+-]")
_PLAIN = ("paragraph_open", "paragraph_close", "inline", "text", "softbreak")
_DROPPED = "//s | //del | //script | //style | //template"


def load(source: Source) -> Iterator[Document]:
    """One document; its title is the front matter's, else that of the first heading.

    Raises:
        SourceError: lists or quotations nested more deeply than the parser follows.
    """
    metadata, text = frontmatter.split(decode(source), source.origin)
    if _DEEP.search(text):
        message = f"{source.origin}: is nested more than {_DEPTH} levels deep; save it as .txt"
        raise SourceError(message)
    title, words = _read(text, source.origin)
    named = replace(source, metadata=named_by(metadata, source.metadata))
    yield named.document(words, lenient(title=title))


def _read(text: str, origin: str) -> tuple[str | None, str]:
    """The title that the text gives itself, and its words."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _DEPTH})
    parser.enable(["table", "strikethrough"])
    tokens = parser.parse(text)
    if all(kind in _PLAIN for kind in _kinds(tokens)) and "\\" not in text and "&" not in text:
        return None, text
    page = html.parsed(parser.renderer.render(tokens, parser.options, {}), origin)
    for element in page.xpath(_DROPPED):
        element.drop_tree()
    heading = page.find(".//h1")
    title = None if heading is None else "".join(heading.itertext())
    return title, joined(lines_of(page))


def _kinds(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        yield token.type
        yield from _kinds(token.children or [])
