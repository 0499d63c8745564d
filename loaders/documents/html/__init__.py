"""HTML: the text of a page without what surrounds it, and what the page says about itself."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.errors import SourceError
from loaders.documents.html import body, head
from loaders.documents.html.charset import decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from graph.model import Document
    from loaders.documents.source import Source

LIMIT = 20_000_000
_SUFFIXES = (".html", ".htm", ".xhtml")
_START = re.compile(rb"(?i)(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.S)
_TAG = re.compile(rb"(?i)</?[a-z][a-z0-9]*(?:\s[^<>]*)?>")
_PROLOG = re.compile(r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^\[>]*\[.*?\]\s*>)?", re.S | re.I)
_DATA = re.compile(r"(?i)\bdata:[\w/+.;=-]{0,60}base64,[A-Za-z0-9+/=\s]{200,}")


def recognises(source: Source) -> bool:
    """A page by its first tag; a fragment by its ending or media type, if there is a tag."""
    if _START.match(source.head):
        return True
    if source.data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        start = source.data[:1000].decode("utf-16", "ignore").encode()
        return bool(_START.match(start.lstrip()))
    called = source.suffix in _SUFFIXES or "html" in source.media_type
    return called and bool(_TAG.search(source.data))


def load(source: Source) -> Iterator[Document]:
    """One document a page.

    Raises:
        SourceError: nothing is left when navigation and the like are taken away.
    """
    page = parsed(decode(source.data, source.encoding), source.origin)
    found = head.metadata(page)
    text = body.content(page, found.title or "")
    if not text.strip():
        message = f"{source.origin}: no text found on this page; save the page behind it"
        raise SourceError(message)
    if found.published is None:
        found = replace(found, published=head.day_of_body(page))
    yield source.document(text, found)


def parsed(text: str, origin: str) -> HtmlElement:
    """The tree of a page; broken markup is mended as browsers do.

    Raises:
        SourceError: nested so deeply that the parser would leave out the rest.
    """
    from lxml import etree
    from lxml import html as lxml_html

    text = _DATA.sub("", _PROLOG.sub("", text, count=1)).replace("\0", "")
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        page = lxml_html.document_fromstring(text, parser=parser)
    except etree.ParserError:
        return lxml_html.document_fromstring("<html><body></body></html>")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        message = f"{origin}: is nested deeper than any page; save its text as .txt"
        raise SourceError(message)
    return page
