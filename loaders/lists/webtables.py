"""Tables of web pages that are lists of participants, as rows of cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from loaders.documents import html
from loaders.documents.html.charset import decode
from loaders.documents.source import Source
from loaders.lists.grids import COLUMNS, Grid, Row
from loaders.lists.mapping import find
from loaders.lists.words import section

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LEAST = 3  # people
_SPAN = 500  # rows or columns that a cell may claim
_ABOVE = "//h1|//h2|//h3|//caption|//p[count(preceding::table)=0]"
_LISTS = ("title", "provisional", "partial")


def from_html(source: Source) -> list[Grid]:
    """The tables of a page that lists participants, below what its headings say; else nothing.

    A page is such a list if its title or a heading says so, or the user names the event; many pages
    hold tables with names in them.
    """
    if not html.recognises(source) or b"<table" not in source.data.lower():
        return []
    page = html.parsed(decode(source.data, source.encoding), source.origin)
    above = list(dict.fromkeys(filter(None, (_words(e) for e in page.xpath(_ABOVE)))))
    title = _words(page.find(".//title"))
    if not source.given.event and not any(section(t) in _LISTS for t in (title, *above)):
        return []
    tables = [_rows(t) for t in page.iter("table") if t.find(".//table") is None]
    head = [Row(0, (words,)) for words in above if len(words) < 200][:8]
    listing = [rows for rows in tables if _lists(rows, source)]
    return [Grid("", [*(() if i else head), *rows]) for i, rows in enumerate(listing)]


def _lists(rows: Sequence[Row], source: Source) -> bool:
    mapping = find(rows, source.given)
    return mapping is not None and len(rows) >= mapping.first + _LEAST


def _words(element: HtmlElement | None) -> str:
    return " ".join(element.text_content().split()) if element is not None else ""


def _rows(table: HtmlElement) -> list[Row]:
    """Rows with something in them; a cell stands in each row and column that it spans."""
    found: list[Row] = []
    held: dict[int, tuple[int, str]] = {}  # column: rows left, words
    for number, line in enumerate(table.iter("tr"), start=1):
        cells: list[str] = []
        merged = False
        for cell in line.xpath("./td|./th"):
            _fill(cells, held)
            width, height, words = _span(cell, "colspan"), _span(cell, "rowspan"), _words(cell)
            merged = merged or width > 1
            for _ in range(min(width, COLUMNS - len(cells))):
                if height > 1:
                    held[len(cells)] = (height - 1, words)
                cells.append(words)
        _fill(cells, held)
        if any(cells):
            found.append(Row(number, tuple(cells), merged))
    return found


def _fill(cells: list[str], held: dict[int, tuple[int, str]]) -> None:
    """Add the cells of rows above that reach down into the next columns."""
    while (at := len(cells)) in held:
        left, words = held.pop(at)
        if left > 1:
            held[at] = (left - 1, words)
        cells.append(words)


def _span(cell: HtmlElement, name: str) -> int:
    written = cell.get(name, "1").strip()
    return min(int(written), _SPAN) if written.isdecimal() and int(written) else 1
