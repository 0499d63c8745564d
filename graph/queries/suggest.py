"""The nearest of the known names, for messages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

MOST = 3
_LENGTH = 60


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
    found = nearest(typed, known, n=MOST)
    return f"; did you mean {' or '.join(map(short, found))}?" if found else ""


def short(name: str) -> str:
    """A name as it fits into a message: one line, cut after some words."""
    line = " ".join(name.split())
    if len(line) <= _LENGTH:
        return line
    cut = line[:_LENGTH]
    return f"{cut.rpartition(' ')[0] or cut} …"


def listed(things: Sequence[tuple[str, str]], *, ids: bool = False) -> str:
    """The first few of (id, name), with the id where names are equal (or always)."""
    shown = [(thing_id, short(name)) for thing_id, name in things[:MOST]]
    names = Counter(name for _, name in shown)
    texts = [f"{name} ({i})" if ids or names[name] > 1 else name for i, name in shown]
    more = len(things) - len(shown)
    return "; ".join(texts) + (f"; and {more} more" if more else "")
