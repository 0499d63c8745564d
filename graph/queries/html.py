"""An answer as a notebook draws it: a table under its title, every text of documents escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from graph.queries.cells import cell, printable

MOST = 60
"""Rows that are drawn; `.df()` and `.rows` have all."""


def html(
    title: str, columns: Sequence[str], rows: Sequence[Sequence[object]], notes: Iterable[str] = ()
) -> str:
    """A `table` element with a caption; numbers stand to the right, notes below."""
    head = "".join(f"<th>{_text(name)}</th>" for name in columns)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows[:MOST])
    said = [*notes]
    if not rows:
        said.append("no rows")
    elif len(rows) > MOST:
        said.append(f"{len(rows) - MOST} more rows: .df() has all")
    below = "".join(f"<p><small>{_text(note)}</small></p>" for note in said)
    caption = f"<caption><b>{_text(title)}</b></caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{below}"


def _cell(value: object) -> str:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    side = "right" if number else "left"
    return f'<td style="text-align: {side}">{_text(cell(value))}</td>'


def _text(text: str) -> str:
    return escape(printable(text))
