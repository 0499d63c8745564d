"""The nearest of the known names, for messages."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(typed: str, known: Iterable[str], n: int = 5) -> list[str]:
    """Up to `n` known names that resemble what was typed, or hold it, nearest first."""
    names = sorted(set(known))
    low = {name: name.casefold() for name in names}
    wanted = typed.casefold()
    close = get_close_matches(wanted, low.values(), n=n, cutoff=0.6)
    ranked = sorted(
        (name for name in names if low[name] in close), key=lambda k: close.index(low[k])
    )
    holding = [name for name in names if wanted and wanted in low[name] and name not in ranked]
    return (ranked + holding)[:n]


def did_you_mean(typed: str, known: Iterable[str]) -> str:
    """`; did you mean who_attended?`, or nothing when no known name resembles it."""
    found = nearest(typed, known, n=3)
    return f"; did you mean {' or '.join(found)}?" if found else ""
