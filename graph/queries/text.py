"""What can be read off Cypher text without running it: its parameters and its columns."""

from __future__ import annotations

import re

from graph.store.text import line_of, masked

_PARAMETER = re.compile(r"\$([A-Za-z_]\w*)")
_WORD = re.compile(r"[A-Za-z_]\w*")
_END_OF_RETURN = re.compile(r"\b(?:ORDER\s+BY|SKIP|OFFSET|LIMIT|UNION)\b|;", re.IGNORECASE)
_COLUMN = re.compile(r"(?:.*\bAS\s+)?([A-Za-z_]\w*)\s*", re.IGNORECASE | re.DOTALL)


def parameters_used(cypher: str) -> dict[str, int]:
    """Every `$parameter` in the text with the line of its first use."""
    bare = masked(cypher)
    used: dict[str, int] = {}
    for match in _PARAMETER.finditer(bare):
        used.setdefault(match[1], line_of(bare, match.start()))
    return used


def returned(cypher: str) -> list[tuple[int, tuple[str | None, ...]]]:
    """Line and column names of every RETURN outside braces (several under UNION).

    A column without an alias that is no plain name is None; `RETURN *` gives one None.
    """
    bare = masked(cypher)
    found = []
    for start in _outside(bare, "return"):
        end = _end_of_return(bare, start)
        clause = re.sub(r"^\s*distinct\b", "", bare[start:end], flags=re.IGNORECASE)
        found.append((line_of(bare, start), tuple(map(_column, _split(clause)))))
    return found


def _outside(bare: str, word: str) -> list[int]:
    """Offsets behind each `word` that stands in no bracket."""
    depth, ends = 0, []
    for match in re.finditer(r"[({\[]|[)}\]]|[A-Za-z_]\w*", bare):
        token = match[0]
        if token in "({[":
            depth += 1
        elif token in ")}]":
            depth -= 1
        elif depth == 0 and token.lower() == word:
            ends.append(match.end())
    return ends


def _end_of_return(bare: str, start: int) -> int:
    for match in _END_OF_RETURN.finditer(bare, start):
        inside = bare[start : match.start()]
        if all(inside.count(o) == inside.count(c) for o, c in ("()", "[]", "{}")):
            return match.start()
    return len(bare)


def _split(clause: str) -> list[str]:
    parts, depth, begin = [], 0, 0
    for i, char in enumerate(clause):
        if char in "({[":
            depth += 1
        elif char in ")}]":
            depth -= 1
        elif char == "," and depth == 0:
            parts.append(clause[begin:i])
            begin = i + 1
    return [*parts, clause[begin:]]


def _column(item: str) -> str | None:
    match = _COLUMN.fullmatch(item.strip())
    return match[1] if match and _WORD.fullmatch(match[1]) else None
