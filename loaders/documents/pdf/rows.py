"""The lines of a PDF's pages as they are printed: words, place, size and weight of type."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from loaders.documents.pdf.room import width

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One line as printed.

    Attributes:
        text: its words; blanks at its end as the file has them.
        page: number of its page, from 1.
        x: where it starts, in points from the left.
        y: its base line, in points from the bottom.
        size: of its type, in points.
        bold: whether all of it is bold.
        right: about where it ends.
    """

    text: str
    page: int
    x: float
    y: float
    size: float
    bold: bool
    right: float


def of_pages(pages: Iterable[Any]) -> list[Row]:
    """The lines of pypdf pages, in the order in which the file draws them."""
    found: list[Row] = []
    for number, page in enumerate(pages, start=1):
        found += _joined(_pieces(page, number))
    return found


def _pieces(page: Any, number: int) -> list[Row]:
    found: list[Row] = []

    def note(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if not text or not text.strip("\n"):
            return
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        height = abs(size * (tm[3] or tm[1]) * (cm[3] or cm[1])) or 1.0
        bold = bool(font) and bool(_BOLD.search(str(font.get("/BaseFont", ""))))
        right = x + width(text.strip("\n"), height)
        found.append(Row(text, number, x, y, round(height, 1), bold, right))

    page.extract_text(visitor_text=note)
    return found


def _joined(pieces: list[Row]) -> list[Row]:
    """Pieces of one line joined: those that follow each other at one height."""
    found: list[Row] = []
    ended = True
    for piece in pieces:
        lines = piece.text.split("\n")
        for i, words in enumerate(lines):
            last = found[-1] if found else None
            same = (
                last is not None
                and not ended
                and i == 0
                and abs(last.y - piece.y) < 0.5 * max(last.size, piece.size)
            )
            if words:
                if same and last is not None:
                    found[-1] = _wider(last, words, piece)
                elif words.strip():
                    found.append(replace(piece, text=words))
                ended = False
            if i < len(lines) - 1:
                ended = True
    return found


def _wider(last: Row, words: str, piece: Row) -> Row:
    if not last.text.strip():
        return replace(piece, text=last.text + words)
    bold = last.bold and (piece.bold or not words.strip())
    return replace(
        last,
        text=last.text + words,
        bold=bold,
        size=max(last.size, piece.size),
        right=max(last.right, piece.right),
    )
