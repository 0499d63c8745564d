"""Aligned plain text, as wide as the terminal allows."""

from __future__ import annotations

from collections.abc import Sequence

from graph.queries.cells import cell, padded, printable, width, wrapped

GAP = "  "
_NARROWEST = 8
_WIDEST = 120  # without a limit: one long statement must not fill every line with spaces


def table(
    columns: Sequence[str],
    rows: Sequence[Sequence[object]],
    *,
    limit: int | None = None,
    below: Sequence[Sequence[str]] = (),
) -> list[str]:
    """Lines of the table; cells wrap where it would be wider than `limit`, and are never cut.

    Without a limit (files, pipes) only cells of more than 120 columns wrap.
    `below` holds lines to set under each row, indented (the sentences behind it).
    """
    texts = [[printable(cell(value)) for value in row] for row in rows]
    widths = [
        max([width(name), *(width(row[i]) for row in texts)]) for i, name in enumerate(columns)
    ]
    widths = [min(w, _WIDEST) for w in widths] if limit is None else _shrunk(widths, limit)
    numeric = [_numeric([row[i] for row in rows]) for i in range(len(columns))]
    lines = _lines([*columns], widths, numeric)
    lines.append(GAP.join("-" * w for w in widths))
    for i, row in enumerate(texts):
        lines += _lines(row, widths, numeric)
        for text in below[i] if i < len(below) else ():
            room = max(20, limit - 6) if limit is not None else None
            parts = wrapped(text, room) if room else [text]
            lines += [("    " if n == 0 else "      ") + part for n, part in enumerate(parts)]
    return lines


def _shrunk(widths: list[int], limit: int) -> list[int]:
    """Takes columns from the widest first, never below a readable width."""
    widths = widths[:]
    over = sum(widths) + len(GAP) * (len(widths) - 1) - limit
    while over > 0 and max(widths, default=0) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
        over -= 1
    return widths


def _numeric(values: Sequence[object]) -> bool:
    numbers = [v for v in values if v is not None]
    return bool(numbers) and all(
        isinstance(v, int | float) and not isinstance(v, bool) for v in numbers
    )


def _lines(cells: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> list[str]:
    parts = [wrapped(text, w) for text, w in zip(cells, widths, strict=True)]
    lines = []
    for i in range(max(map(len, parts), default=0)):
        texts = [part[i] if i < len(part) else "" for part in parts]
        filled = [
            padded(text, w, right=right)
            for text, w, right in zip(texts, widths, numeric, strict=True)
        ]
        lines.append(GAP.join(filled).rstrip())
    return lines
