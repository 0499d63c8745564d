"""A tree of HTML as lines: paragraphs apart, list items and table rows on lines of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = """
    address article blockquote body caption center details div dl fieldset figure footer form h1 h2
    h3 h4 h5 h6 header hr html legend main ol p pre section summary table td tbody th ul
"""
_PARAGRAPHS = frozenset(_BLOCKS.split())
_LINES = frozenset(("dd", "dt", "li", "tr"))
_SPACE = re.compile(r"[ \t\n\r\f\xa0]+")
_LONG = 300  # characters; a cell that holds more is there for the layout
_CELL = " | "


@dataclass
class Line:
    """One line of a page.

    Attributes:
        element: the innermost block element that it begins in.
        text: its words, with single spaces.
        linked: how many of its characters are links.
        close: whether no empty line lies between it and the line before.
    """

    element: HtmlElement
    text: str
    linked: int
    close: bool


def lines_of(root: HtmlElement) -> list[Line]:
    """The lines of a tree, in the order of the text; empty ones are left out."""
    from lxml import etree

    writer = _Writer()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            writer.opens(element)
            writer.words(element.text)
        else:
            writer.closes(element)
            if element is not root:
                writer.words(element.tail)
    writer.ends_line(2)
    return writer.lines


def joined(lines: list[Line]) -> str:
    """Lines as one text."""
    out: list[str] = []
    for line in lines:
        if out:
            out.append("\n" if line.close else "\n\n")
        out.append(line.text)
    return "".join(out) + "\n" if out else ""


def is_data(table: HtmlElement) -> bool:
    """Whether a table holds data: several short cells in several rows. Others are layout."""
    if table.find(".//table") is not None:
        return False
    rows = [[c for c in row if c.tag in ("td", "th")] for row in table.iter("tr")]
    cells = [cell for row in rows for cell in row]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    short = sum(len("".join(cell.itertext())) <= _LONG for cell in cells)
    several = sum(len(row) > 1 for row in rows)
    return short >= 0.9 * len(cells) and several >= 0.6 * len(rows)


class _Writer:
    """Takes elements and words in document order and puts lines together."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._blocks: list[HtmlElement] = []  # open block elements
        self._words: list[str] = []
        self._linked = 0
        self._begun: HtmlElement | None = None  # block that the line begins in
        self._close = False  # whether the line follows the one before closely
        self._mark = ""  # bullet or number that the next line begins with
        self._links = 0  # open links
        self._plain = 0  # open pre elements
        self._numbers: list[int | None] = []  # open lists: the number of the next item
        self._tables: list[bool] = []  # open tables: whether each holds data

    def opens(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag == "br":
            self._breaks(1)
        elif tag == "a":
            self._links += 1
        elif tag == "q":
            self._words.append("“")
        elif tag == "pre":
            self._plain += 1
        elif tag == "table":
            self._tables.append(is_data(element))
        self._block_edge(element)
        if tag in _PARAGRAPHS or tag in _LINES:
            self._blocks.append(element)
        if tag == "ol":
            self._numbers.append(_first(element))
        elif tag == "ul":
            self._numbers.append(None)
        elif tag == "li":
            self._mark = self._next_mark()

    def closes(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag == "a":
            self._links -= 1
        elif tag == "q":
            self._words.append("”")
        elif tag == "pre":
            self._plain -= 1
        self._block_edge(element)
        if tag in _PARAGRAPHS or tag in _LINES:
            self._blocks.pop()
        if tag == "table":
            self._tables.pop()
        elif tag == "li":
            self._mark = ""
        elif tag in ("ol", "ul"):
            self._numbers.pop()

    def words(self, text: str | None) -> None:
        """Text of the line that is open."""
        if not text:
            return
        if self._plain:
            for number, line in enumerate(text.splitlines()):
                if number:
                    self._breaks(1)
                self._put(line)
            return
        self._put(text)

    def ends_line(self, distance: int) -> None:
        """Close the line that is open; the next one follows closely (1) or after a gap (2)."""
        text = _SPACE.sub(" ", "".join(self._words)).strip().removesuffix(_CELL.rstrip()).strip()
        if text and self._begun is not None:
            self.lines.append(Line(self._begun, text, self._linked, self._close))
            self._close = distance == 1
        else:
            self._close = self._close and distance == 1
        self._words, self._linked, self._begun = [], 0, None

    def _next_mark(self) -> str:
        number = self._numbers[-1] if self._numbers else None
        if number is None:
            return "- "
        self._numbers[-1] = number + 1
        return f"{number}. "

    def _put(self, text: str) -> None:
        if not text.strip(" \t\n\r\f\xa0"):
            self._words.append(text)
            return
        if self._begun is None:
            self._begun = self._blocks[-1]
            if self._mark:
                self._words.append(self._mark)
                self._mark = ""
        self._words.append(text)
        if self._links:
            self._linked += len(_SPACE.sub(" ", text))

    def _breaks(self, distance: int) -> None:
        if self._tables and self._tables[-1]:
            self._words.append(" ")
            return
        if self._begun is None and distance == 1:
            distance = 2  # a second break without words between
        self.ends_line(distance)

    def _block_edge(self, element: HtmlElement) -> None:
        """What the start or end of an element does to the line that is open."""
        tag = element.tag
        data = bool(self._tables) and self._tables[-1]
        if data and tag in ("td", "th"):
            if self._begun is not None and self._blocks[-1] is element:  # at its end
                self._words.append(_CELL)
        elif data and tag not in ("table", "tr", "caption"):
            if tag in _PARAGRAPHS or tag in _LINES:
                self._words.append(" ")
        elif tag in _LINES or (tag in ("ul", "ol") and "li" in map(_tag, self._blocks)):
            if self._begun is not None or tag == "li":
                self.ends_line(1)
        elif tag in _PARAGRAPHS:
            self.ends_line(2)


def _tag(element: HtmlElement) -> str:
    return str(element.tag)


def _first(numbered: HtmlElement) -> int:
    start = numbered.get("start", "1")
    return int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
