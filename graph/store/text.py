"""Cypher text with everything that is no code blanked out."""

from __future__ import annotations

import re

_OPAQUE = re.compile(
    r"""//[^\n\r]*                  # to the end of the line
      | /\*.*?(?:\*/|\Z)            # over lines
      | '(?:\\.|[^'\\])*(?:'|\\?\Z)
      | "(?:\\.|[^"\\])*(?:"|\\?\Z)
      | `(?:``|[^`])*(?:`|\Z)       # quoted name
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u+([0-9A-Fa-f]{4})")


def masked(cypher: str) -> str:
    """The text with comments and strings as spaces and quoted names as underscores.

    Offsets and lines stay.
    """
    return _OPAQUE.sub(_blank, cypher)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "_" if match[0].startswith("`") else " ", match[0])


def readings(cypher: str) -> tuple[str, str]:
    """The masked text as written, and as a server sees it that decodes escapes before parsing.

    Cypher 5 turns a backslash, u and four digits into a character anywhere in a query, so a quote
    or a keyword can be hidden that way; Cypher 25 does so within strings only. A ban has to hold
    for both readings.
    """
    return masked(cypher), masked(_ESCAPE.sub(lambda match: chr(int(match[1], 16)), cypher))


def line_of(text: str, offset: int) -> int:
    """Number of the line that holds the offset, counted from 1."""
    return text.count("\n", 0, offset) + 1


def without_end(cypher: str) -> str:
    """The statement without its closing semicolon and what follows it."""
    bare = masked(cypher).rstrip()
    return cypher[: len(bare) - 1] if bare.endswith(";") else cypher
