"""The lines of a Word file with what its styles show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from graph.errors import SourceError
from loaders.lists.lines import Line, mend

_HEADING = re.compile(r"heading|title|überschrift|titre|título", re.IGNORECASE)


def from_docx(data: bytes, origin: str) -> tuple[str, list[Line]]:
    """The text of a Word file, and its lines; cells of a table row stand in one line.

    Raises:
        SourceError: broken.
    """
    import docx

    try:
        document = docx.Document(BytesIO(data))
        paragraphs = list(_paragraphs(document))
    except (KeyError, ValueError, AttributeError, SyntaxError) as error:  # lxml's is one of syntax
        said = " ".join(str(error).split())[:80]
        message = f"{origin}: is a broken Word file ({said}); save it anew"
        raise SourceError(message) from None
    styled = any(strong for _, strong in paragraphs) and not all(s for _, s in paragraphs)
    parts: list[str] = []
    lines: list[Line] = []
    at = 0
    gap = True
    for raw, strong in paragraphs:
        for words in (mend(part) for part in raw.split("\n")):
            if not words:
                gap = True
                continue
            lead = "" if not parts else "\n\n" if gap else "\n"
            at += len(lead)
            known = strong if styled else None
            lines.append(Line(words, at, at + len(words), strong=known, gap=gap, wraps=False))
            parts.append(lead + words)
            at += len(words)
            gap = False
    return "".join(parts), lines


def _paragraphs(document: Any) -> Iterator[tuple[str, bool]]:
    """Words and whether they are set apart, for paragraphs and table rows in their order."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells: list[str] = []
                for cell in row.cells:
                    words = " ".join(cell.text.split())
                    if words and words not in cells[-1:]:
                        cells.append(words)
                yield ", ".join(cells), len(cells) == 1 and _is_strong_row(row)
        else:
            words = block.text
            yield words, bool(words) and _is_strong(block)


def _is_strong(paragraph: Any) -> bool:
    style = paragraph.style
    if style is not None and _HEADING.search(style.name or ""):
        return True
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold or (style and style.font.bold) for run in runs)


def _is_strong_row(row: Any) -> bool:
    paragraphs = [p for cell in row.cells for p in cell.paragraphs if p.text.strip()]
    return bool(paragraphs) and all(_is_strong(p) for p in paragraphs)
