"""Which lines of a page belong to the text, and in which order they are read."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import groupby, pairwise

from loaders.documents.pdf.rows import Row

_NUMBER = re.compile(
    r"(?i)(?:[-–—]\s*)?(?:(?:page|p\.|página|seite|стр\.)\s*)?\d{1,4}"
    r"(?:\s*(?:/|of|de|von|sur)\s*\d{1,4})?(?:\s*[-–—])?"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TOP = 12  # lines among which a headline is looked for
_LARGE = 1.15  # times the usual type
_EDGE = 3  # lines at the top and at the bottom of a page that may be furniture
_NEAR = 8.0  # points within which running lines stand on every page
_ALIKE = 12.0  # points within which lines of a column start
_LEAST = 4  # lines that make a column
_FAR = 0.35  # of the page's width, from which on a second column may start
_OVER = 0.1  # of the width that a line of the first column reaches beyond the second's start


def without_furniture(rows: list[Row]) -> list[Row]:
    """Leaves out page numbers, and lines that stand in the same place of several pages."""
    edges: dict[int, list[tuple[str, Row]]] = {}
    for page, group in groupby(rows, key=lambda row: row.page):
        by_height = sorted(group, key=lambda row: -row.y)
        top, bottom = by_height[:_EDGE], by_height[_EDGE:][-_EDGE:]
        edges[page] = [("top", row) for row in top] + [("bottom", row) for row in bottom]
    seen: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for found in edges.values():
        for end, row in found:
            seen[end, _pattern(row)].append(row)
    running = {
        id(row)
        for same in seen.values()
        if len({row.page for row in same}) >= max(2, 0.3 * len(edges))
        and len(same[0].text.split()) < 25
        and max(row.y for row in same) - min(row.y for row in same) < _NEAR
        for row in same
    }
    for found in edges.values():
        running |= {id(row) for _, row in _outermost(found) if _NUMBER.fullmatch(row.text.strip())}
    return [row for row in rows if id(row) not in running]


def columns(rows: list[Row]) -> list[list[Row]]:
    """The lines in reading order, those of one column, or of one part of it, in one list."""
    found: list[list[Row]] = []
    for _, group in groupby(rows, key=lambda row: row.page):
        found += _of_page(list(group))
    return found


def headline(columns: list[list[Row]]) -> list[Row]:
    """The lines of the largest type near the top of the first page, if larger than the text's."""
    sizes = sorted(row.size for rows in columns for row in rows)
    first = [row for rows in columns for row in rows if row.page == 1][:_TOP]
    largest = max(first, key=lambda row: row.size, default=None)
    if largest is None or largest.size < _LARGE * sizes[len(sizes) // 2]:
        return []
    found = [row for row in first if row.size == largest.size]
    together = [found[0]]
    for row in found[1:]:
        if together[-1].y - row.y > 2 * row.size:
            break
        together.append(row)
    return together


def headline_first(columns: list[list[Row]]) -> list[list[Row]]:
    """The text from its headline on: a letterhead above it is left out, but not a day."""
    head = headline(columns)
    if not head:
        return columns
    before: list[Row] = []
    rest = [list(rows) for rows in columns]
    while rest and head[0] not in rest[0]:
        before += rest.pop(0)
    place = rest[0].index(head[0])
    before += rest[0][:place]
    days = [row for row in before if _YEAR.search(row.text)]
    rest[0] = [row for row in rest[0][place:] if row not in head]
    return [part for part in (head, days, *rest) if part]


def _pattern(row: Row) -> str:
    return re.sub(r"\d+", "#", " ".join(row.text.casefold().split()))


def _outermost(found: list[tuple[str, Row]]) -> list[tuple[str, Row]]:
    ends = [[pair for pair in found if pair[0] == end] for end in ("top", "bottom")]
    return [*ends[0][:1], *(ends[1] or ends[0])[-1:]]


def _of_page(rows: list[Row]) -> list[list[Row]]:
    start = _second_column(rows)
    if start is None:
        return [_level(sorted(rows, key=lambda row: (-row.y, row.x)))]
    bands: list[list[Row]] = []
    left: list[Row] = []
    right: list[Row] = []
    reach = start + _OVER * (max(row.right for row in rows) - min(row.x for row in rows))
    for row in sorted(rows, key=lambda row: -row.y):
        if row.x >= start - _ALIKE:
            right.append(row)
        elif row.right <= reach:
            left.append(row)
        else:  # over both columns: what stands above is read before, what stands below after it
            bands += [left, right, [row]]
            left, right = [], []
    return _together([part for part in (*bands, left, right) if part], start)


def _together(parts: list[list[Row]], start: float) -> list[list[Row]]:
    """Lines over both columns that follow each other make one part."""
    found: list[list[Row]] = []
    for part in parts:
        over = len(part) == 1 and part[0].x < start - _ALIKE and part[0].right > start
        if over and found and found[-1][-1].right > start and found[-1][-1].x < start - _ALIKE:
            found[-1] += part
        else:
            found.append(list(part))
    return found


def _second_column(rows: list[Row]) -> float | None:
    """Where the second of two columns starts, or None where there is one."""
    left, right = min(row.x for row in rows), max(row.right for row in rows)
    far = sorted((row for row in rows if row.x > left + _FAR * (right - left)), key=lambda r: r.x)
    groups: list[list[Row]] = []
    for row in far:
        if groups and row.x - groups[-1][-1].x < 2 * _ALIKE:
            groups[-1].append(row)
        else:
            groups.append([row])
    second = max(groups, key=len, default=[])
    if not second:
        return None
    start = second[0].x
    up = any(
        b in second and b.y > a.y + 2 * b.size and a.x < start - _ALIKE for a, b in pairwise(rows)
    )  # the file itself goes to the top of another column
    beside = [
        row for row in rows
        if row.x < start - _ALIKE and row.right <= start + _OVER * (right - left)
        and min(r.y for r in second) - 1 <= row.y <= max(r.y for r in second) + 1
    ]  # fmt: skip
    return start if up or min(len(second), len(beside)) >= _LEAST else None


def _level(rows: list[Row]) -> list[Row]:
    """Lines at one height, such as the cells of a table's row, made one."""
    found: list[Row] = []
    for row in rows:
        if found and abs(found[-1].y - row.y) < 0.3 * row.size and row.x >= found[-1].right - 2:
            last = found[-1]
            words = f"{last.text.rstrip()}, {row.text.lstrip()}"
            found[-1] = replace(last, text=words, right=row.right, bold=last.bold and row.bold)
        else:
            found.append(row)
    return found
