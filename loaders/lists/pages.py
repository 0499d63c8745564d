"""The lines of a PDF with what their type shows: page, size, bold, room above, wrapped or ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from statistics import median
from typing import Any

from loaders.documents.pdf.room import first_word, fullness, width
from loaders.documents.pdf.rows import Row, of_pages
from loaders.lists.lines import Line, mend

_ROOM = 1.35  # line heights from which on more room than usual stands above a line
_GRID = 12  # points within which columns of several pages begin alike
_SHARE = 0.1  # of lines that must end either way before blanks at line ends are believed


def from_pages(pages: Iterable[Any]) -> tuple[str, list[Line]]:
    """The text of pypdf pages, and its lines with their type.

    A blank line in the text stands for more room on the page, a form feed starts a page.
    """
    return _assembled(of_pages(pages))


def _assembled(rows: list[Row]) -> tuple[str, list[Line]]:
    if not rows:
        return "", []
    usual = Counter(r.size for r in rows).most_common(1)[0][0]
    bold_usual = sum(r.bold for r in rows) > len(rows) / 2
    told = _blanks_tell(rows)
    full = _fullness(rows)
    step = _step(rows)
    parts: list[str] = []
    lines: list[Line] = []
    at = 0
    for i, row in enumerate(rows):
        before = rows[i - 1] if i else None
        gap = _gap(before, row, step)
        if before is not None:
            lead = "\n\f" if row.page != before.page else "\n\n" if gap else "\n"
            parts.append(lead)
            at += len(lead)
        words = mend(row.text)
        wraps = None
        if told and row.bold == bold_usual:
            wraps = not row.text.endswith("  ")
        strong = (row.bold and not bold_usual) or row.size > usual * 1.08
        lines.append(
            Line(
                words, at, at + len(words), row.page, row.size / usual, strong, gap, wraps, full[i]
            )
        )
        parts.append(words)
        at += len(words)
    return "".join(parts), lines


def _fullness(rows: list[Row]) -> list[float | None]:
    columns = _columns(rows)
    widths = [row.right - left for row, left in zip(rows, columns, strict=True)]
    words = [width(first_word(row.text), row.size) for row in rows[1:]]
    return fullness(widths, [*words, 0.0], columns) if rows else []


def _columns(rows: list[Row]) -> list[int]:
    """Where the column of each line begins; a line above the one before it starts a column."""
    starts = [
        i for i, row in enumerate(rows)
        if i == 0 or row.page != rows[i - 1].page or row.y > rows[i - 1].y + row.size
    ]  # fmt: skip
    found: list[int] = []
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        left = min(row.x for row in rows[start:end])
        found += [_GRID * round(left / _GRID)] * (end - start)
    return found


def _blanks_tell(rows: list[Row]) -> bool:
    """Whether two blanks at a line's end mark the end of a paragraph, one a wrap."""
    twice = sum(r.text.endswith("  ") for r in rows)
    once = sum(r.text.endswith(" ") for r in rows) - twice
    return min(twice, once) >= _SHARE * len(rows)


def _step(rows: list[Row]) -> float:
    steps = [
        a.y - b.y for a, b in pairwise(rows)
        if a.page == b.page and 0 < a.y - b.y < 4 * a.size
    ]  # fmt: skip
    if not steps:
        return 0.0
    low = sorted(steps)[: max(1, len(steps) * 3 // 4)]
    return float(median(low))


def _gap(before: Row | None, row: Row, step: float) -> bool | None:
    """Whether more room than usual stands above; None at the top of a page or column."""
    if before is None or before.page != row.page or row.y > before.y:
        return None
    room = before.y - row.y
    return room > _ROOM * max(step, 0.9 * row.size)
