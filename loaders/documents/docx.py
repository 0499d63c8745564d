"""Word files: paragraphs, headings, lists and tables in their place.

Headers, footers, notes and comments are no part of the text; of tracked changes, what was inserted
is, and what was deleted is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from graph.errors import SourceError
from loaders.documents import archives
from loaders.documents.metadata import Metadata

if TYPE_CHECKING:
    from graph.model import Document
    from loaders.documents.source import Source

LIMIT = 50_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = {f"{_W}del", f"{_W}moveFrom", f"{_W}delText", f"{_W}instrText", _FALLBACK}
_AROUND = {f"{_W}{tag}" for tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml")}
_SIGNS = {
    f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-",
}  # fmt: skip
_LISTED = re.compile(r"^List (?:Bullet|Number|Paragraph)")
_HEAD = re.compile(r"^(?:Title|Heading \d)$")


def recognises(source: Source) -> bool:
    """A zip archive that holds a Word document."""
    return "word/document.xml" in source.members


def load(source: Source) -> Iterator[Document]:
    """One document a file.

    Raises:
        SourceError: broken, encrypted, with macros, too large when unpacked, or without text.
    """
    import docx

    archives.checked(source.data, source.origin)
    try:
        document = docx.Document(BytesIO(source.data))
    except (KeyError, ValueError, SyntaxError) as error:  # lxml's is one of syntax
        said = " ".join(str(error).split())[:80]
        message = f"{source.origin}: is a broken Word file ({said}); save it anew"
        raise SourceError(message) from None
    found = list(_blocks(document.element.body, _styles(document)))
    head = next((words for kind, words in found[:3] if kind == "heading"), None)
    title = (document.core_properties.title or "").strip() or head
    yield source.document(_text(found), Metadata(title=title or None))


def _styles(document: Any) -> dict[str, str]:
    return {style.style_id: style.name or "" for style in document.styles}


def _text(blocks: list[tuple[str, str]]) -> str:
    """Blocks with an empty line between them; items of a list and rows of a table without one."""
    parts: list[str] = []
    last = ""
    for kind, words in blocks:
        together = kind == last and kind in ("item", "row")
        parts += ["\n" if together else "\n\n"] if parts else []
        parts.append(f"- {words}" if kind == "item" else words)
        last = kind
    return "".join(parts)


def _blocks(parent: Any, styles: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Kind (heading, item, row, paragraph) and words of everything below, in its order."""
    for element in parent:
        if element.tag in _GONE:
            continue
        if element.tag == f"{_W}p":
            words = _words(element)
            if words:
                yield _kind(element, styles), words
            for box in element.iter(f"{_W}txbxContent"):
                if not any(above.tag in _GONE for above in box.iterancestors()):
                    yield from _blocks(box, styles)
        elif element.tag == f"{_W}tbl":
            yield from _rows(element, styles)
        elif element.tag in _AROUND:
            yield from _blocks(element, styles)


def _rows(table: Any, styles: dict[str, str]) -> Iterator[tuple[str, str]]:
    """A row is its cells with commas between; a merged cell counts once.

    A table that holds tables, or one cell a row, sets out a page: its cells are read like pages.
    """
    rows = [list(_own(row, "tc")) for row in _own(table, "tr")]
    page = next(table.iterdescendants(f"{_W}tbl"), None) is not None
    if page or all(len(cells) == 1 for cells in rows):
        for cell in (cell for cells in rows for cell in cells):
            yield from _blocks(cell, styles)
        return
    for cells in rows:
        words = (" ".join(" ".join(map(_words, cell.iter(f"{_W}p"))).split()) for cell in cells)
        if filled := list(filter(None, words)):
            yield "row", ", ".join(filled)


def _own(parent: Any, tag: str) -> Iterator[Any]:
    """Rows or cells of a table, also within content controls; not those of tables in it."""
    for child in parent:
        if child.tag == f"{_W}{tag}":
            yield child
        elif child.tag in _AROUND:
            yield from _own(child, tag)


def _kind(paragraph: Any, styles: dict[str, str]) -> str:
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        return "paragraph"
    style = properties.find(f"{_W}pStyle")
    name = styles.get(style.get(f"{_W}val"), "") if style is not None else ""
    if _HEAD.match(name):
        return "heading"
    numbered = properties.find(f"{_W}numPr") is not None
    return "item" if numbered or _LISTED.match(name) else "paragraph"


def _words(paragraph: Any) -> str:
    """The words of a paragraph; those of text boxes in it are blocks of their own."""
    text = "".join(_runs(paragraph))
    return "\n".join(line for line in (" ".join(s.split()) for s in text.split("\n")) if line)


def _runs(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _GONE or child.tag == f"{_W}txbxContent":
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        else:
            yield from _runs(child)
