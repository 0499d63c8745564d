"""How full the lines of a column are: what tells a line that was wrapped from one that ended."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

_NEAR = 0.9
_SHARE = 0.03  # of a column's lines that must come near its edge, else nothing in it was wrapped
_LEAST = 3


def fullness(
    widths: Sequence[float], words: Sequence[float], columns: Sequence[int]
) -> list[float | None]:
    """The share of its column that each line takes together with the first word of the next.

    Above 1, that word had no room in the line. None in columns whose lines share no edge.

    Args:
        widths: of the lines, from where their column begins.
        words: width of the first word of each following line, with the blank before it.
        columns: of each line, the column that it stands in.
    """
    edges: dict[int, float | None] = {}
    for column in set(columns):
        own = [w for w, c in zip(widths, columns, strict=True) if c == column]
        widest = sorted(own)[-_LEAST:][0]  # of some: one may be measured too wide
        near = sum(w > _NEAR * widest for w in own)
        edges[column] = widest if near >= max(_LEAST, _SHARE * len(own)) else None
    return [
        (width + word) / edge if (edge := edges[column]) else None
        for width, word, column in zip(widths, words, columns, strict=True)
    ]


def width(text: str, size: float) -> float:
    """About how wide words are in print, by the letters of a common typeface."""
    return size * sum(map(_letter, text))


@cache
def _letter(letter: str) -> float:
    if letter in "iljtfrI.,:;'’|!()[]- ":
        return 0.3
    return 0.85 if letter in "mwMW" else 0.68 if letter.isupper() else 0.54


def first_word(text: str) -> str:
    """The first word of a line, with the blank that would part it from the line above."""
    return f" {text.split()[0]}" if text.split() else ""
