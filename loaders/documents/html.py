"""HTML: the text of a page without what surrounds it, and what the page says about itself.

Clutter goes first, by its own marks; trafilatura then says which of the rest is the text. Lines are
taken from the page itself, so that headlines, lists, tables and line breaks stay as they are.
"""

from __future__ import annotations

import codecs
import itertools
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.errors import SourceError
from loaders.documents import clutter, head
from loaders.documents.markup import Line, joined, lines_of
from loaders.documents.metadata import Metadata
from loaders.documents.quiet import quietly

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from graph.model import Document
    from loaders.documents.source import Source

LIMIT = 20_000_000
_SUFFIXES = (".html", ".htm", ".xhtml")
_START = re.compile(rb"(?i)(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.S)
_TAG = re.compile(rb"(?i)<(?:html|head|title|body|div|p|h[1-6]|table|meta|span|br|ul|article)\b")
_CHARSET = re.compile(rb"(?i)<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*[\"']?([\w:.-]+)")
_PROLOG = re.compile(r"^\s*<\?xml[^>]*>")
_DATA = re.compile(r"(?i)\bdata:[\w/+.;=-]{0,60}base64,[A-Za-z0-9+/=\s]{200,}")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[.!?][\"'”’)]*(?:\s|$)")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MANY = 30_000  # elements; trafilatura would take minutes


def recognises(source: Source) -> bool:
    """A page by its first tag; a fragment by its ending or media type, if there is a tag."""
    if _START.match(source.head):
        return True
    if source.data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = source.data[:1000].decode("utf-16", "ignore").encode()
        return bool(_START.match(head.lstrip()))
    called = source.suffix in _SUFFIXES or "html" in source.media_type
    return called and bool(_TAG.search(source.data))


def load(source: Source) -> Iterator[Document]:
    """One document a page.

    Raises:
        SourceError: nothing is left when navigation and the like are taken away.
    """
    page = parsed(decode(source))
    found = head.metadata(page)
    text = content(page, found)
    if not text.strip():
        message = f"{source.origin}: is a page without text of its own; save the page behind it"
        raise SourceError(message)
    if found.published is None:
        found = replace(found, published=head.day_of_body(page))
    yield source.document(text, found)


def decode(source: Source) -> str:
    """Characters by byte order mark, the encoding that was named, the page's own, or a guess."""
    for mark, encoding in _MARKS:
        if source.data.startswith(mark):
            return source.data.decode(encoding, "replace")
    named = [source.encoding] if source.encoding.lower() not in ("utf-8", "utf8") else []
    if match := _CHARSET.search(source.data[:4096]):
        named.append(match[1].decode("ascii", "replace"))
    for encoding in (*named, "utf-8"):
        if encoding.lower() in ("iso-8859-1", "latin-1", "us-ascii"):
            encoding = "cp1252"  # what browsers take it for
        try:
            return source.data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return source.data.decode("cp1252", "replace")


def parsed(text: str) -> HtmlElement:
    """The tree of a page; broken markup is mended as browsers do.

    Raises:
        SourceError: there is no element at all.
    """
    from lxml import etree
    from lxml import html as lxml_html

    text = _DATA.sub("", _PROLOG.sub("", text)).replace("\0", "")
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(text, parser=parser)
    except etree.ParserError:
        return lxml_html.document_fromstring("<html><body></body></html>")


def content(page: HtmlElement, found: Metadata) -> str:
    """The text of a page without its clutter, which is taken out of the tree."""
    clutter.prune(page)
    body = page.find("body")
    lines = lines_of(page if body is None else body)
    chosen = _chosen(lines, _voted(page))
    return joined(_headline(lines, chosen, found) + chosen)


def _voted(page: HtmlElement) -> str:
    """What trafilatura takes for the text, without spaces; empty where it finds none."""
    from trafilatura import bare_extraction

    if sum(1 for _ in page.iter()) > _MANY:
        return ""
    with quietly():
        found = bare_extraction(
            deepcopy(page), include_comments=False, include_tables=True, favor_recall=True
        )
    return _packed(found.text or "") if found is not None and not isinstance(found, dict) else ""


def _chosen(lines: list[Line], voted: str) -> list[Line]:
    """The lines of the element that holds the prose, without those that lead to other pages."""
    votes = [bool(voted) and _packed(line.text) in voted for line in lines]
    weights = [_weight(line) for line in lines]
    agreed = [w if vote else 0 for w, vote in zip(weights, votes, strict=True)]
    if sum(agreed) < 0.3 * sum(weights):
        agreed = weights
    home = _home(lines, agreed)
    if home is None:
        return []
    inside = [
        line for line in lines if line.element is home or home in line.element.iterancestors()
    ]
    return _kept(inside)


def _weight(line: Line) -> int:
    """How much of a line is prose, in characters."""
    if line.linked > len(line.text) / 2 or clutter.is_foot(line.text):
        return 0
    prose = len(line.text) > 100 or _SENTENCE.search(line.text)
    return len(line.text) if prose else len(line.text) // 10


def _home(lines: list[Line], weights: list[int]) -> HtmlElement | None:
    """The innermost element that holds nearly all of the weight."""
    held: dict[HtmlElement, int] = {}
    depth: dict[HtmlElement, int] = {}
    for line, weight in zip(lines, weights, strict=True):
        if weight:
            above = [line.element, *line.element.iterancestors()]
            for level, element in enumerate(above):
                held[element] = held.get(element, 0) + weight
                depth[element] = len(above) - level
    least = 0.9 * sum(weights)
    enough = [element for element, weight in held.items() if weight >= least]
    return max(enough, key=lambda e: depth[e], default=None)


def _leads_away(line: Line) -> bool:
    """Whether a line is there to be clicked on, is a time stamp, or stands at every page's edge."""
    share = line.linked / len(line.text)
    heading = line.element.tag in _HEADINGS
    return (
        (share > 0.8 and not heading and not _SENTENCE.search(line.text))
        or clutter.is_other(line.text)
        or clutter.is_foot(line.text)
        or clutter.invites(line.text, share)
        or any(clutter.text_of(time) == line.text for time in line.element.iter("time"))
    )


def _kept(lines: list[Line]) -> list[Line]:
    """Lines without those that lead away, and without headings that stand over nothing else."""
    kept: list[Line] = []
    empty = False  # whether only lines that lead away came since, going backwards
    for line in reversed(lines):
        if _leads_away(line):
            empty = True
        elif line.element.tag in _HEADINGS and empty:
            continue
        else:
            kept.append(line)
            empty = False
    return kept[::-1]


def _headline(lines: list[Line], chosen: list[Line], found: Metadata) -> list[Line]:
    """The headline of the page where it stands above the element that holds the text."""
    if not chosen or any(line.element.tag == "h1" for line in chosen):
        return []
    title = set(_words(found.title or ""))
    before = itertools.takewhile(lambda line: line is not chosen[0], lines)
    best: list[Line] = []
    for line in before:
        words = _words(line.text)
        said = len(title & set(words)) / max(len(words), 1)
        heading = line.element.tag in ("h1", "h2", "h3")
        if (heading and said > 0.7) or (line.element.tag == "h1" and not title and len(words) > 2):
            best = [line]
    if best and best[0].text == chosen[0].text:
        return []
    return [replace(line, close=False) for line in best]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _packed(text: str) -> str:
    return "".join(_WORD.findall(text))
